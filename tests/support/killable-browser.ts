import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { BrowserContext, LaunchOptions } from '@playwright/test';
import { chromium } from '@playwright/test';

/** A Chromium with a profile that outlives it. */
export type KillableBrowser = {
  readonly context: BrowserContext;
  /** Ends it as a loss of power does, without a word to any of its processes, and waits until it has gone. */
  readonly kill: () => Promise<void>;
};

/** Makes an empty folder for the profile of a browser, and the function that removes it. */
export function makeProfile(): readonly [folder: string, remove: () => void] {
  const folder = mkdtempSync(path.join(tmpdir(), 'kiosque-profile-'));
  // The processes of a browser that was killed may still be on their way out.
  return [folder, () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 })];
}

/** Starts a Chromium on a profile. */
export async function startKillable(folder: string, options: LaunchOptions): Promise<KillableBrowser> {
  const context = await chromium.launchPersistentContext(folder, { ...options, locale: 'fr-FR' });
  const session = await context.browser()?.newBrowserCDPSession();
  const processes = await session?.send('SystemInfo.getProcessInfo');
  const id = processes?.processInfo.find(({ type }) => type === 'browser')?.id ?? 0;
  if (id <= 1) throw new Error('Chromium · expected the number of its process · found none');
  const closed = new Promise((resolve) => context.once('close', resolve));
  return {
    context,
    kill: async () => {
      process.kill(id, 'SIGKILL');
      await closed;
    },
  };
}
