import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { InlineConfig, LogLevel } from 'vite';
import { build } from 'vite';

import { prerender } from './prerender.ts';
import type { Shard } from './shard.ts';
import { WHOLE, parseShard } from './shard.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SCRATCH = resolve(ROOT, 'node_modules/.cache');

type Options = {
  /** Where the site goes. */
  readonly out?: string;
  /** The path below which it will be served. */
  readonly base?: string;
  /** Renders a share of the pages only. */
  readonly shard?: Shard;
  readonly logLevel?: LogLevel;
};

/** Builds the whole site: the application, the edition, and a page of HTML for every address. */
export async function buildSite({
  out = resolve(ROOT, 'dist'),
  base = '/',
  shard = WHOLE,
  logLevel = 'info',
}: Options = {}): Promise<void> {
  const common: InlineConfig = { root: ROOT, base, logLevel };
  await build({ ...common, build: { outDir: out, emptyOutDir: true } });
  mkdirSync(SCRATCH, { recursive: true });
  // Inside node_modules, where the bundle finds React; of its own, for builds may run side by side.
  const bundle = mkdtempSync(join(SCRATCH, 'prerender-'));
  try {
    await build({
      ...common,
      // The edition is built already, and class names come from the same files.
      configFile: false,
      logLevel: 'warn',
      css: { transformer: 'lightningcss' },
      build: {
        ssr: 'src/prerender/render.tsx',
        outDir: bundle,
        rolldownOptions: { output: { entryFileNames: 'render.js' } },
      },
    });
    const start = performance.now();
    const { pages, bytes } = await prerender({ out, base, shard }, join(bundle, 'render.js'));
    if (logLevel === 'info') console.log(summarize(pages, bytes, (performance.now() - start) / 1000));
  } finally {
    rmSync(bundle, { recursive: true, force: true });
  }
}

function summarize(pages: number, bytes: number, seconds: number): string {
  return `${pages} pages prerendered (${(bytes / 1e6).toFixed(2)} MB) in ${seconds.toFixed(1)} s, ${Math.round(pages / seconds)} a second`;
}

/**
 * Reads the path below which the site is served.
 *
 * @throws with a sentence when it is none
 */
function parseBase(text: string): string {
  if (/^\/(?:[\w.~-]+\/)*$/.test(text)) return text;
  throw new Error(`--base · expected a path with a slash at both ends, such as /blog/ · got ${text}`);
}

const OPTIONS = { base: { type: 'string' }, shard: { type: 'string' }, out: { type: 'string' } } as const;

/** @throws with a sentence when an option is none, or says nothing sensible */
function parseOptions(): Options {
  try {
    const { base, shard, out } = parseArgs({ options: OPTIONS }).values;
    return {
      ...(out === undefined ? {} : { out: resolve(out) }),
      ...(base === undefined ? {} : { base: parseBase(base) }),
      ...(shard === undefined ? {} : { shard: parseShard(shard) }),
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const names = Object.keys(OPTIONS).map((name) => `--${name}`);
    throw new Error(`npm run build · expected ${names.join(', ')} · ${error.message}`, { cause: error });
  }
}

/** What stopped a build: a bundler gathers the errors of its plugins in one, and repeats them in its own words. */
function listMessages(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  const { errors } = error as Error & { readonly errors?: readonly Error[] };
  return errors?.map(({ message }) => message) ?? [error.message];
}

if (import.meta.main) {
  try {
    await buildSite(parseOptions());
  } catch (error) {
    for (const message of listMessages(error)) console.error(message);
    process.exitCode = 1;
  }
}
