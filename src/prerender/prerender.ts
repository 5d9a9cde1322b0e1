import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

import * as v from 'valibot';
import { minifySync } from 'vite';

import { BUILD_FILE } from '../model/build-file.ts';
import { aliasesFileSchema, editionPath, editionSchema, termHeadSchema } from '../model/edition.ts';
import { SHELL_FILE } from './build-worker.ts';
import type { Manifest } from './document.ts';
import { addPolicy, makeShell, makeTemplate } from './document.ts';
import { drawIcons } from './draw-icons.ts';
import { printHeaders, printPolicy } from './headers.ts';
import { KINDS } from './kinds.ts';
import type { Extent } from './list-pages.ts';
import { listPages } from './list-pages.ts';
import { ICON_FILE, MANIFEST_FILE, printManifest } from './manifest.ts';
import type { Redirect } from './redirects.ts';
import { canRedirect, printRedirects, printStub } from './redirects.ts';
import type { Shard } from './shard.ts';
import { NEWS_MS, printNewsSitemap, printRobots, printSitemaps } from './sitemaps.ts';
import type { Batch, Report, WorkerTask } from './worker.ts';

/** Pages that a worker gets at a time. */
const BATCH = 16;

/** What prerendering did. */
export type Prerendered = {
  readonly rendered: number;
  readonly unchanged: number;
  readonly bytes: number;
  /** Every file that it wrote, or found as it has to be. */
  readonly files: ReadonlySet<string>;
  /** The file of code that every page names, below the base. */
  readonly entry: string;
};

/** Where a built site is, and what of it is to be rendered. */
export type BuiltSite = {
  readonly out: string;
  /** The path below which it is served, with a slash at both ends. */
  readonly base: string;
  readonly extent: Extent;
  /** The share of the pages to render; all shares copied together are the whole. */
  readonly shard: Shard;
  /** The folder with the bundle of `render.tsx`, as `render.js`. */
  readonly bundle: string;
  /** Told now and then how many pages are done. */
  readonly onProgress: (pages: number) => void;
};

/**
 * Renders every page of a built site into its folder, on all cores, with feeds, sitemaps, redirects and headers. A
 * page that stands there already, made of the same, is left alone.
 *
 * @throws the first failure of a page
 */
export async function prerender(built: BuiltSite): Promise<Prerendered> {
  const { out, base, bundle, shard } = built;
  const readJson = (path: string): unknown => JSON.parse(readFileSync(join(out, path), 'utf8'));
  const { site, categories } = v.parse(editionSchema, readJson(editionPath.edition));
  const { cards } = v.parse(termHeadSchema, readJson(editionPath.term('all')));
  const newsFrom = Date.parse(cards[0]?.published ?? '9999-12-31') - NEWS_MS;
  const build = {
    html: readFileSync(join(out, 'index.html'), 'utf8'),
    // Written by Vite a moment ago.
    manifest: readJson('.vite/manifest.json') as Manifest,
    base,
    readSheet: (path: string) => readFileSync(join(out, path), 'utf8'),
    minify: (script: string) => minifySync('head.js', script, { module: false }).code,
  };
  rmSync(join(out, '.vite'), { recursive: true });
  const entry = build.manifest['index.html']?.file ?? '';
  const kinds = [...new Set(Object.values(KINDS))];
  const bare = new Map(kinds.map((kind) => [kind, makeTemplate(build, kind)]));
  const templates = new Map([...bare].map(([kind, text]) => [kind, addPolicy(text, printPolicy([text]))]));
  const renderer = join(bundle, 'render.js');
  const task = { out, renderer, templates, code: hashCode(bundle), site, newsFrom, shard };
  const reports = await renderPages(built, task);

  const files = new Set(reports.flatMap((report) => report.files));
  const write = (file: string, text: string | Buffer) => {
    const place = join(out, file);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
    files.add(file);
  };
  write('_headers', printHeaders(printPolicy([...bare.values()]), base));
  write(SHELL_FILE, makeShell(readFileSync(join(out, '404.html'), 'utf8'), site.title));
  write(BUILD_FILE, `${JSON.stringify({ build: entry })}\n`);
  write('robots.txt', printRobots(site));
  write(MANIFEST_FILE, printManifest({ site, categories }, base));
  for (const [file, png] of await drawIcons(join(out, ICON_FILE))) write(file, png);
  if (built.extent === 0) write('index.html', templates.get(undefined) ?? '');
  // The document that pages are put into: in whose share the front page is not, it would take its place.
  else if (!files.has('index.html')) rmSync(join(out, 'index.html'));
  // What is of all pages together is the first share's.
  if (shard.part === 1) {
    const pages = reports.flatMap((report) => report.pages);
    for (const [file, text] of printSitemaps(site, pages)) write(file, text);
    const news = reports.flatMap((report) => report.news);
    write('sitemap-news.xml', printNewsSitemap(site, news));
    const redirects = readRedirects(out);
    write('_redirects', printRedirects(base, redirects));
    for (const { from, to } of redirects) {
      const file = `${decodeURI(from).slice(1)}.html`;
      if (!files.has(file)) write(file, printStub(site, base, to));
    }
  }
  return {
    rendered: reports.reduce((sum, { rendered }) => sum + rendered, 0),
    unchanged: reports.reduce((sum, { unchanged }) => sum + unchanged, 0),
    bytes: reports.reduce((sum, { bytes }) => sum + bytes, 0),
    files,
    entry,
  };
}

/** Old permalinks, and where their articles are now. */
function readRedirects(out: string): readonly Redirect[] {
  const folder = join(out, 'edition/aliases');
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return files.flatMap((file) => {
    const json: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const { aliases } = v.parse(aliasesFileSchema, json);
    return Object.entries(aliases)
      .map(([from, to]) => ({ from, to }))
      .filter(({ from }) => canRedirect(from));
  });
}

/** What stands for all code that has a part in a page. */
function hashCode(bundle: string): string {
  const hash = createHash('sha256');
  for (const folder of [bundle, import.meta.dirname])
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort())
      hash.update(readFileSync(file));
  return hash.digest('base64url');
}

/** The reports on all pages, in the order of the pages whoever rendered them. */
async function renderPages(
  { out, extent, onProgress }: BuiltSite,
  task: WorkerTask,
): Promise<readonly Report[]> {
  const pages = listPages(out, extent);
  const reports: Report[] = [];
  let done = 0;
  let start = 0;
  const takeBatch = (): Batch => {
    const addresses: string[] = [];
    for (let page = pages.next(); page.done !== true; page = pages.next()) {
      addresses.push(page.value);
      if (addresses.length === BATCH) break;
    }
    start += addresses.length;
    return { start: start - addresses.length, addresses };
  };
  const work = () =>
    runWorker(task, takeBatch, (report) => {
      reports[report.start / BATCH] = report;
      done += report.rendered + report.unchanged;
      onProgress(done);
    });
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return reports;
}

function runWorker(
  task: WorkerTask,
  takeBatch: () => Batch,
  onReport: (report: Report) => void,
): Promise<void> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    const next = () => {
      const batch = takeBatch();
      if (batch.addresses.length > 0) worker.postMessage(batch);
      else {
        resolve();
        void worker.terminate();
      }
    };
    worker.on('message', (report: Report) => {
      onReport(report);
      next();
    });
    worker.on('error', reject);
    next();
  });
}
