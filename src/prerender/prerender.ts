import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

import * as v from 'valibot';

import { aliasesFileSchema, editionPath, editionSchema, termHeadSchema } from '../model/edition.ts';
import type { Manifest } from './document.ts';
import { addPolicy, makeTemplate } from './document.ts';
import { printHeaders, printPolicy } from './headers.ts';
import { KINDS } from './kinds.ts';
import { listPages } from './list-pages.ts';
import type { Redirect } from './redirects.ts';
import { canRedirect, printRedirects, printStub } from './redirects.ts';
import type { Shard } from './shard.ts';
import type { SiteFacts } from './site-facts.ts';
import { NEWS_MS, printNewsSitemap, printRobots, printSitemaps } from './sitemaps.ts';
import type { Batch, Report, WorkerTask } from './worker.ts';

/** Pages that a worker gets at a time. */
const BATCH = 16;

/** What prerendering did. */
export type Prerendered = { readonly pages: number; readonly bytes: number };

/** Where a built site is. */
export type BuiltSite = {
  readonly out: string;
  /** The path below which it is served, with a slash at both ends. */
  readonly base: string;
  /** The share of the pages to render; all shares copied together are the whole. */
  readonly shard: Shard;
};

/**
 * Renders every page of a built site into its folder, on all cores, with feeds, sitemaps, redirects and headers.
 *
 * @param renderer the bundle of `render.tsx`
 * @throws the first failure of a page
 */
export async function prerender({ out, base, shard }: BuiltSite, renderer: string): Promise<Prerendered> {
  const readJson = (path: string): unknown => JSON.parse(readFileSync(join(out, path), 'utf8'));
  const { site } = v.parse(editionSchema, readJson(editionPath.edition));
  const { cards } = v.parse(termHeadSchema, readJson(editionPath.term('all')));
  const newsFrom = Date.parse(cards[0]?.published ?? '9999-12-31') - NEWS_MS;
  const build = {
    html: readFileSync(join(out, 'index.html'), 'utf8'),
    // Written by Vite a moment ago.
    manifest: readJson('.vite/manifest.json') as Manifest,
    base,
    readSheet: (path: string) => readFileSync(join(out, path), 'utf8'),
  };
  rmSync(join(out, '.vite'), { recursive: true });
  const kinds = [...new Set(Object.values(KINDS))];
  const bare = new Map(kinds.map((kind) => [kind, makeTemplate(build, kind)]));
  const templates = new Map([...bare].map(([kind, text]) => [kind, addPolicy(text, printPolicy([text]))]));

  const reports = await renderPages(out, { out, renderer, templates, site, newsFrom, shard });

  const write = (file: string, text: string) => writeFileSync(join(out, file), text);
  // Hosts give this page for an address that has none, and it finds out what to show.
  write('404.html', templates.get(undefined) ?? '');
  write('_headers', printHeaders(printPolicy([...bare.values()]), base));
  write('robots.txt', printRobots(site));
  const prerendered = {
    pages: reports.reduce((sum, { rendered }) => sum + rendered, 0),
    bytes: reports.reduce((sum, { bytes }) => sum + bytes, 0),
  };
  // What is of all pages together is the first share's.
  if (shard.part > 1) return prerendered;
  const pages = reports.flatMap((report) => report.pages);
  for (const [file, text] of printSitemaps(site, pages)) write(file, text);
  const news = reports.flatMap((report) => report.news);
  write('sitemap-news.xml', printNewsSitemap(site, news));
  writeRedirects(out, base, site);
  return prerendered;
}

/** Old permalinks lead to their articles on every host. */
function writeRedirects(out: string, base: string, site: SiteFacts): void {
  const folder = join(out, 'edition/aliases');
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const redirects = files.flatMap((file): Redirect[] => {
    const json: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const { aliases } = v.parse(aliasesFileSchema, json);
    return Object.entries(aliases).map(([from, to]) => ({ from, to }));
  });
  const possible = redirects.filter(({ from }) => canRedirect(from));
  writeFileSync(join(out, '_redirects'), printRedirects(base, possible));
  for (const { from, to } of possible) {
    const file = join(out, `${decodeURI(from)}.html`);
    if (existsSync(file)) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, printStub(site, base, to));
  }
}

/** The reports on all pages, in the order of the pages whoever rendered them. */
async function renderPages(out: string, task: WorkerTask): Promise<readonly Report[]> {
  const pages = listPages(out);
  const reports: Report[] = [];
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
