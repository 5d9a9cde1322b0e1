import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, rmdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { InlineConfig, LogLevel } from 'vite';
import { build } from 'vite';

import { FILES_FOLDER } from '../model/carried-files.ts';
import { getContentFolder } from '../compile/content-folder.ts';
import { readJson } from '../compile/read-json.ts';
import { editionPath } from '../model/edition.ts';
import { parseSite } from '../model/parse-site.ts';
import { RECOVERY_FILE, buildRecovery } from './build-recovery.ts';
import { SHELL_FILE, WORKER_FILE, buildWorker } from './build-worker.ts';
import { compressSite } from './compress.ts';
import type { Extent } from './list-pages.ts';
import { ICON_FILE, MANIFEST_FILE } from './manifest.ts';
import type { Prerendered } from './prerender.ts';
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
  /** Puts a brotli and a gzip form beside every text. */
  readonly isPacked?: boolean;
  /** Whether the site works without network; where it does not, what former builds left for that is taken back. */
  readonly isOffline?: boolean;
  /**
   * Days that code of former builds stays after the last build that was made of it, for pages that are still open then.
   * Without them the result depends on nothing but content and code.
   */
  readonly keep?: number;
  readonly logLevel?: LogLevel;
};

/**
 * Builds the whole site: the application, the edition, and a page of HTML for every address. What a former build
 * left and is still right stays; what belongs to no page any more goes.
 */
export async function buildSite({
  out = resolve(ROOT, 'dist'),
  base = '/',
  shard = WHOLE,
  isPacked = false,
  isOffline = true,
  keep = 0,
  logLevel = 'info',
}: Options = {}): Promise<void> {
  const define = { 'import.meta.env.OFFLINE': JSON.stringify(isOffline) };
  const common: InlineConfig = { root: ROOT, base, define, logLevel };
  const isOurs = existsSync(join(out, editionPath.edition));
  const application = await build({
    ...common,
    build: { outDir: out, emptyOutDir: !isOurs },
  });
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
    const onProgress = logLevel === 'info' ? openProgress(start) : () => undefined;
    const made = await prerender({ out, base, extent: readExtent(), shard, bundle, onProgress });
    const files = listFiles(application);
    const { entry } = made;
    const assets = files.filter((file) => file.startsWith('assets/'));
    // Icons of an installed site are the system's.
    const set = [...assets, SHELL_FILE, MANIFEST_FILE, ICON_FILE];
    await buildWorker({ root: ROOT, out, base, entry, files: set, kind: isOffline ? 'keep' : 'farewell' });
    await buildRecovery({ root: ROOT, out, base, entry });
    if (isOurs) sweepSite(out, new Set([...made.files, ...files, WORKER_FILE, RECOVERY_FILE]), keep);
    if (logLevel === 'info') console.log(summarize(made, (performance.now() - start) / 1000));
    if (!isPacked) return;
    const { written, unchanged } = await compressSite(out);
    if (logLevel === 'info') console.log(`${written} files compressed, ${unchanged} unchanged`);
  } finally {
    rmSync(bundle, { recursive: true, force: true });
  }
}

/** How many pages `site.json` asks for; it has no faults, or there would be no edition. */
function readExtent(): Extent {
  const site = readJson(getContentFolder(ROOT), 'site.json');
  const parsed = site.ok ? parseSite(site.value, 'site.json') : site;
  return parsed.ok ? parsed.value.prerender : 'all';
}

/** Says every few seconds how far a long build is. */
function openProgress(start: number): (pages: number) => void {
  let last = start;
  return (pages) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS) return;
    last = now;
    console.log(`${pages} pages, ${Math.round((pages * 1000) / (now - start))} a second`);
  };
}

const PROGRESS_MS = 5000;

function summarize({ rendered, unchanged, bytes }: Prerendered, seconds: number): string {
  const pace = Math.round((rendered + unchanged) / seconds);
  return `${rendered} pages prerendered (${(bytes / 1e6).toFixed(2)} MB), ${unchanged} unchanged, in ${seconds.toFixed(1)} s, ${pace} a second`;
}

/** The files of the application, and those that are copied as they are. */
function listFiles(built: Awaited<ReturnType<typeof build>>): readonly string[] {
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const copied = readdirSync(join(ROOT, 'public'), { recursive: true, encoding: 'utf8' });
  return [...outputs.map(({ fileName }) => fileName), ...copied.map((file) => file.replaceAll('\\', '/'))];
}

/** Removes what former builds left, code only after some days. The compiler looks after its own folders. */
function sweepSite(out: string, kept: ReadonlySet<string>, days: number): void {
  const since = Date.now() - days * 86_400_000;
  const isKept = (path: string) =>
    kept.has(path.replace(/\.(?:br|gz)$/, '')) ||
    (days > 0 && path.startsWith('assets/') && statSync(join(out, path)).mtimeMs >= since);
  const ours = readdirSync(out).filter((name) => !['edition', 'media', FILES_FOLDER].includes(name));
  for (const name of ours) sweepBelow(out, name, isKept);
}

function sweepBelow(out: string, path: string, isKept: (path: string) => boolean): void {
  const place = join(out, path);
  if (!statSync(place).isDirectory()) {
    if (!isKept(path)) rmSync(place);
    return;
  }
  for (const name of readdirSync(place)) sweepBelow(out, `${path}/${name}`, isKept);
  if (readdirSync(place).length === 0) rmdirSync(place);
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

/** @throws with a sentence when it is none */
function parseDays(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new Error(`--keep · expected a number of days, such as 30 · got ${text}`);
}

const OPTIONS = {
  base: { type: 'string' },
  shard: { type: 'string' },
  out: { type: 'string' },
  compress: { type: 'boolean' },
  offline: { type: 'boolean', default: true },
  keep: { type: 'string' },
} as const;

/** @throws with a sentence when an option is none, or says nothing sensible */
function parseOptions(): Options {
  try {
    const { base, shard, out, compress, offline, keep } = parseArgs({
      options: OPTIONS,
      allowNegative: true,
    }).values;
    return {
      ...(out === undefined ? {} : { out: resolve(out) }),
      ...(base === undefined ? {} : { base: parseBase(base) }),
      ...(shard === undefined ? {} : { shard: parseShard(shard) }),
      ...(compress === undefined ? {} : { isPacked: compress }),
      ...(keep === undefined ? {} : { keep: parseDays(keep) }),
      isOffline: offline,
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
