import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { InlineConfig } from 'vite';
import { build } from 'vite';

/** Where the worker is, below the base: it rules over what lies beside and below it. */
export const WORKER_FILE = 'sw.js';
/** The page without content, which the worker shows where no page was kept. */
export const SHELL_FILE = 'shell.html';

/** What a worker is built for. */
type Task = {
  readonly root: string;
  /** The folder of the site, with everything else that belongs to the build. */
  readonly out: string;
  readonly base: string;
  /** The file of code that every page names. */
  readonly entry: string;
  /** The closed set of the build, by paths below the folder. */
  readonly files: readonly string[];
  /** `keep`: what works without network; `farewell`: takes such a worker away from whoever has one. */
  readonly kind: 'keep' | 'farewell';
};

/** Builds the service worker of a site, once all files of the build are there: it knows the hash of each. */
export async function buildWorker({ root, out, base, entry, files, kind }: Task): Promise<void> {
  const hash = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(out, file)))
      .digest('base64');
  const set = Object.fromEntries(files.toSorted().map((file) => [file, hash(file)]));
  const config: InlineConfig = {
    root,
    base,
    configFile: false,
    logLevel: 'warn',
    define: { BUILD: JSON.stringify({ files: set, base, entry, shell: `${base}${SHELL_FILE}` }) },
    build: {
      outDir: out,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: kind === 'keep' ? 'src/offline/worker/worker.ts' : 'src/offline/worker/farewell.ts',
        output: { format: 'iife', entryFileNames: WORKER_FILE },
      },
    },
  };
  await build(config);
}
