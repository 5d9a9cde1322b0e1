import { parseArgs } from 'node:util';
import { resolve } from 'node:path';

import type { InlineConfig, LogLevel } from 'vite';
import { build } from 'vite';

import { prerender } from './prerender.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SCRATCH = resolve(ROOT, 'node_modules/.cache/prerender');

type Options = {
  /** Where the site goes. */
  readonly out?: string;
  /** The path below which it will be served. */
  readonly base?: string;
  readonly logLevel?: LogLevel;
};

/** Builds the whole site: the application, the edition, and a page of HTML for every address. */
export async function buildSite({
  out = resolve(ROOT, 'dist'),
  base = '/',
  logLevel = 'info',
}: Options = {}) {
  const common: InlineConfig = { root: ROOT, base, logLevel };
  await build({ ...common, build: { outDir: out, emptyOutDir: true } });
  await build({
    ...common,
    // The edition is built already, and class names come from the same files.
    configFile: false,
    logLevel: 'warn',
    css: { transformer: 'lightningcss' },
    build: {
      ssr: 'src/prerender/render.tsx',
      outDir: SCRATCH,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'render.js' } },
    },
  });
  const start = performance.now();
  const { pages, bytes } = await prerender(out, base, resolve(SCRATCH, 'render.js'));
  const seconds = (performance.now() - start) / 1000;
  if (logLevel === 'info')
    console.log(
      `${pages} pages prerendered (${(bytes / 1e6).toFixed(2)} MB) in ${seconds.toFixed(1)} s, ${Math.round(pages / seconds)} a second`,
    );
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { base: { type: 'string' } } });
  await buildSite(values.base === undefined ? {} : { base: values.base });
}
