import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as v from 'valibot';
import { onTestFinished, vi } from 'vitest';

import type { Copy } from '../../../src/fetch/device.ts';
import { keepCopiesOn } from '../../../src/fetch/device.ts';
import type { Freshness } from '../../../src/fetch/fetch-json.ts';
import { askAnew, fetchJson } from '../../../src/fetch/fetch-json.ts';
import { noteArrival } from '../../../src/fetch/shown-copies.ts';
import { FORMAT } from '../../../src/model/edition.ts';
import type { FaultServer } from '../../support/fault-server.ts';
import { startFaultServer } from '../../support/fault-server.ts';

/** The file that tests ask for: it has more letters than ASCII. */
export const FOX = { format: FORMAT, fox: 'Le renard rusé', legs: 4 };
export const FOX_PATH = 'edition/fox.json';
export const FOX_ADDRESS = `/${FOX_PATH}`;

const foxSchema = v.object({ format: v.literal(FORMAT), fox: v.string(), legs: v.number() });

/** Asks for it as the application does. */
export function getFox(
  freshness: Freshness = 'revalidated',
  signal = new AbortController().signal,
  file = FOX_PATH,
) {
  return fetchJson(file, foxSchema, freshness, signal);
}

/** A host of that file, and of another, that does wrong what it is told; the application's requests go there. */
export async function startFoxHost(): Promise<FaultServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kiosque-fox-'));
  mkdirSync(path.join(folder, 'edition'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><meta name="kiosque:code" content="">');
  writeFileSync(path.join(folder, '404.html'), '<!doctype html><title>404</title>');
  for (const name of ['fox', 'wolf'])
    writeFileSync(path.join(folder, `edition/${name}.json`), JSON.stringify(FOX));
  const server = await startFaultServer(folder);
  sendTo(server.origin);
  onTestFinished(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  return server;
}

/** Sends the application's requests, whose addresses have no host, to one. */
export function sendTo(origin: string): void {
  const send = globalThis.fetch;
  vi.stubGlobal('fetch', (address: string, init?: RequestInit) => send(new URL(address, origin), init));
  onTestFinished(() => {
    vi.unstubAllGlobals();
    // What the door remembers of a host ends with it.
    askAnew();
    for (const name of ['fox', 'wolf']) noteArrival(`edition/${name}.json`);
  });
}

/** From now on time passes twenty times as fast, in steps between which everything that is due happens. */
export function hurry(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const clock = setInterval(() => void vi.advanceTimersByTimeAsync(100), 5);
  onTestFinished(() => {
    clearInterval(clock);
    vi.useRealTimers();
  });
}

/** A device that holds copies in memory, in the place of the one that a browser has. */
export function useMemory(copies: Readonly<Record<string, Copy>> = {}): Map<string, Copy> {
  const held = new Map(Object.entries(copies));
  keepCopiesOn({
    read: async (file) => held.get(file),
    keep: async (file, text) => void held.set(file, { text, keptAt: Date.now() }),
  });
  // Node does not say whether it is online.
  vi.stubGlobal('navigator', { onLine: true });
  onTestFinished(() => {
    keepCopiesOn(undefined);
    vi.unstubAllGlobals();
  });
  return held;
}

/** The same file as it was yesterday. */
export const OLD_FOX = { ...FOX, fox: 'Le renard endormi' };
/** When that was kept. */
export const YESTERDAY = Date.UTC(2026, 10, 27, 8, 12);
export const OLD_COPY: Copy = { text: JSON.stringify(OLD_FOX), keptAt: YESTERDAY };
