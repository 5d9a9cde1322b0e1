import { readFileSync } from 'node:fs';
import path from 'node:path';

import { brotli } from './weigh-page.ts';

/** What was fetched from an edition on the disk. */
export type Fetched = {
  /** Each file once, compressed with brotli as a host of files does. */
  readonly bytes: number;
  readonly files: number;
};

/** An edition on the disk that answers for the network. */
export type EditionOnDisk = {
  /** Does some work, and says what it fetched. */
  readonly watch: <Result>(work: () => Promise<Result>) => Promise<{ result: Result; fetched: Fetched }>;
  /** Gives the network back. */
  readonly close: () => void;
};

/** Lets `fetch` read the files below a folder until `close`. A file that is not there is a 404, as on a host. */
export function openEditionOnDisk(folder: string): EditionOnDisk {
  const network = globalThis.fetch;
  const weights = new Map<string, number>();
  let asked = new Set<string>();
  globalThis.fetch = (input) => {
    const address = new URL(input instanceof Request ? input.url : input, 'https://kiosque.example');
    const file = decodeURI(address.pathname);
    const body = readIfThere(path.join(folder, file));
    asked.add(file);
    // A host's 404 weighs about as little as a file of one word.
    if (!weights.has(file)) weights.set(file, body === undefined ? 0 : brotli(body).length);
    return Promise.resolve(
      body === undefined ? new Response('', { status: 404 }) : new Response(body.toString('utf8')),
    );
  };
  return {
    watch: async (work) => {
      asked = new Set();
      const result = await work();
      const bytes = [...asked].reduce((sum, file) => sum + (weights.get(file) ?? 0), 0);
      return { result, fetched: { bytes, files: asked.size } };
    },
    close: () => {
      globalThis.fetch = network;
    },
  };
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
