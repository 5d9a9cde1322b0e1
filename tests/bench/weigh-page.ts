import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import type { Browser, BrowserContext, Response } from '@playwright/test';

import { pretendNetwork } from '../support/pretend-network.ts';

/** A file that a page loaded, as it is on the disk of its host. */
export type LoadedFile = {
  readonly type: string;
  readonly path: string;
  readonly body: Buffer;
};

/** What files weigh, in bytes as a host sends them: compressed, but for fonts, which are already. */
export type Weight = {
  readonly javascript: number;
  readonly css: number;
  /** The files of the edition, with brotli, and how many they are. */
  readonly edition: number;
  readonly editionFiles: number;
  /** One entry for each font. */
  readonly fonts: readonly number[];
};

/**
 * Opens a page as a phone that comes for the first time, on a network that is too slow to look ahead, waits until it asks
 * for nothing more, and gives what came: what it needs, without what it begins once it has stood for a second.
 */
export async function loadPage(
  browser: Browser,
  address: string,
  prepare: (context: BrowserContext) => Promise<void> = () => Promise.resolve(),
): Promise<readonly LoadedFile[]> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, locale: 'fr-FR' });
  try {
    await pretendNetwork(context, { effectiveType: '3g' });
    await context.addInitScript(holdBackRest);
    await prepare(context);
    const page = await context.newPage();
    const responses: Response[] = [];
    page.on('response', (response) => responses.push(response));
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');

    return await Promise.all(
      responses.map(async (response) => ({
        type: response.request().resourceType(),
        path: new URL(response.url()).pathname,
        body: await response.body(),
      })),
    );
  } finally {
    await context.close();
  }
}

/** Runs in the page: what waits for a second or longer does not come, or it would depend on the machine whether it does. */
function holdBackRest(): void {
  const schedule = globalThis.setTimeout.bind(globalThis);
  const isRest = (delay: unknown) => typeof delay === 'number' && delay >= 1000;
  Object.assign(globalThis, {
    setTimeout: (...args: Parameters<typeof schedule>) => (isRest(args[1]) ? 0 : schedule(...args)),
  });
}

/** Weighs files, each once. They are compressed here, so that the figures are no preview server's. */
export function weigh(files: readonly LoadedFile[]): Weight {
  const all = [...new Map(files.map((file) => [file.path, file])).values()];
  const edition = all.filter(({ path }) => path.includes('/edition/'));
  const sum = (some: readonly LoadedFile[], compress: (body: Buffer) => Buffer) =>
    some.reduce((total, { body }) => total + compress(body).length, 0);
  return {
    javascript: sum(
      all.filter(({ type }) => type === 'script'),
      gzip,
    ),
    css: sum(
      all.filter(({ type }) => type === 'stylesheet'),
      gzip,
    ),
    edition: sum(edition, brotli),
    editionFiles: edition.length,
    fonts: all.filter(({ type }) => type === 'font').map(({ body }) => body.length),
  };
}

/** Compresses as every host does. */
function gzip(body: Buffer): Buffer {
  return gzipSync(body, { level: 9 });
}

/** Compresses as a host of files does that were compressed beforehand. */
export function brotli(body: Buffer): Buffer {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}
