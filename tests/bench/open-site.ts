import { existsSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { build, preview } from 'vite';

import { findFreePort } from '../support/free-port.ts';

/** The repository. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Where benchmarks put what they make; `npm ci` empties it. */
export const SCRATCH = path.join(ROOT, 'node_modules/.cache/bench');

/** The production build of the sample archive, served. */
export type Site = {
  /** Where it is served, without a slash at the end. */
  readonly origin: string;
  /** Its files. */
  readonly folder: string;
  readonly close: () => Promise<void>;
};

/**
 * Builds the site into a folder of its own, so that what is measured is the source as it stands and
 * nobody's `dist` is disturbed, and serves it with Vite's preview server on a free port.
 *
 * @param edition a folder with another edition, served from its disk in place of the one built
 */
export async function openSite(edition?: string): Promise<Site> {
  const outDir = path.join(SCRATCH, 'dist');
  if (existsSync(outDir)) rmSync(outDir, { recursive: true });
  await build({ root: ROOT, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  if (edition !== undefined) {
    const place = path.join(outDir, 'edition');
    rmSync(place, { recursive: true });
    symlinkSync(path.join(edition, 'edition'), place);
  }
  const port = await findFreePort();
  const server = await preview({
    root: ROOT,
    logLevel: 'warn',
    build: { outDir },
    preview: { port, strictPort: true },
  });
  return {
    origin: `http://localhost:${port}`,
    folder: outDir,
    close: () => server.close(),
  };
}
