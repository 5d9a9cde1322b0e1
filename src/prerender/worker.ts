import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import * as v from 'valibot';

import { articleFileSchema, termHeadSchema } from '../model/edition.ts';
import type { Location } from '../model/location.ts';
import { parseLocation, printLocation } from '../model/location.ts';
import type { Kind, Template } from './document.ts';
import { printDocument } from './document.ts';
import type { Channel } from './feeds.ts';
import { FEEDS, printFeeds, toFeedFolder } from './feeds.ts';
import { printMetadata } from './metadata.ts';
import { KINDS } from './kinds.ts';
import { hasMark, makeMark } from './mark.ts';
import type * as Renderer from './render.tsx';
import type { Shard } from './shard.ts';
import type { SiteFacts } from './site-facts.ts';
import type { NewsItem, SitemapPage } from './sitemaps.ts';

/** What a worker is told: where the build is, and what all pages have in common. */
export type WorkerTask = {
  readonly out: string;
  /** The bundle of `render.tsx`. */
  readonly renderer: string;
  /** By the kind of page. */
  readonly templates: ReadonlyMap<Kind, Template>;
  /** What stands for the code that renders: another one makes every page anew. */
  readonly code: string;
  readonly site: SiteFacts;
  /** Articles from then on, in milliseconds, are news. */
  readonly newsFrom: number;
  readonly shard: Shard;
};

/** The addresses to look at next, and where the first of them stands in the whole. */
export type Batch = { readonly start: number; readonly addresses: readonly string[] };

/** What a worker has done with a batch. */
export type Report = {
  readonly start: number;
  readonly rendered: number;
  /** Pages that stood there already, made of the same. */
  readonly unchanged: number;
  readonly bytes: number;
  /** Every file that belongs to these pages. */
  readonly files: readonly string[];
  readonly pages: readonly SitemapPage[];
  readonly news: readonly NewsItem[];
};

const { out, renderer, templates, code, site, newsFrom, shard } = workerData as WorkerTask;
// `reader/` looks into these; a page rendered ahead of its reader finds none, and Node would warn.
for (const store of ['localStorage', 'sessionStorage'])
  Object.defineProperty(globalThis, store, { value: undefined });
// React looks at this once, when it is loaded.
process.env['NODE_ENV'] = 'production';
const { openPage } = (await import(renderer)) as typeof Renderer;

/** Files that most pages read; the others are read when they are asked for. */
const kept = new Map<string, unknown>();
const KEPT = 200;

function read(path: string): unknown {
  if (kept.has(path)) return kept.get(path);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(join(out, path), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(path, json);
  return json;
}

/** Renders what of a batch is of this share; the first share knows of all pages, to list them. */
async function renderAll({ start, addresses }: Batch): Promise<Report> {
  let [rendered, unchanged, bytes] = [0, 0, 0];
  const files: string[] = [];
  const pages: SitemapPage[] = [];
  const news: NewsItem[] = [];
  for (const [index, address] of addresses.entries()) {
    const location = parseLocation(address);
    // Every share has the page that stands for none: its frame is that of the page without content.
    const isOwn = location.page === 'unknown' || (start + index) % shard.of === shard.part - 1;
    if (isListed(location) && (isOwn || shard.part === 1))
      pages.push({ address, ...describeArticle(location, news) });
    if (!isOwn) continue;
    const page = await makePage(address, location);
    files.push(...page.files);
    bytes += page.bytes;
    if (page.bytes === 0) unchanged += 1;
    else rendered += 1;
  }
  return { start, rendered, unchanged, bytes, files, pages, news };
}

/** The reader's own pages are nobody's to find, and one that stands for none has no address. */
function isListed({ page }: Location): boolean {
  return !['saved', 'history', 'settings', 'search', 'share', 'unknown'].includes(page);
}

/** Brings a page and its feeds up to date; the page comes last, for its mark answers for both. */
async function makePage(
  address: string,
  location: Location,
): Promise<{ readonly files: readonly string[]; readonly bytes: number }> {
  const isNowhere = location.page === 'unknown';
  const { carried, render } = await openPage(isNowhere ? undefined : address, read);
  const plain = templates.get(KINDS[location.page]) ?? '';
  // The application may find out what belongs there: only who has no scripts reads that there is nothing.
  const template = isNowhere ? plain.replace('<html ', '<html data-waiting="main" ') : plain;
  const metadata = printMetadata(site, location, read);
  const feeds = findFeeds(location);
  const mark = makeMark([code, template, metadata, JSON.stringify([carried, feeds])]);
  // `/tag/5g` → `tag/5g.html`: the form that hosts serve under the bare address.
  const file = `${address === '/' ? 'index' : decodeURIComponent(address.slice(1))}.html`;
  const files = [...(feeds === undefined ? [] : FEEDS.map(({ name }) => feeds.toPath(name))), file];
  if (files.every((some) => existsSync(join(out, some))) && hasMark(join(out, file), mark))
    return { files, bytes: 0 };
  const { head, body } = await render();
  const written = feeds === undefined ? 0 : writeFeeds(feeds);
  const html = printDocument(template, { head: head + metadata, body }, carried, mark);
  return { files, bytes: written + write(file, html) };
}

/** Writes a file of the site and gives its size. */
function write(path: string, text: string): number {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return Buffer.byteLength(text);
}

type Feeds = { readonly toPath: (name: string) => string; readonly channel: Channel };

/** Every list of a category, a tag or an author has its feeds; the front page those of the whole site. */
function findFeeds(location: Location): Feeds | undefined {
  const isTerm = location.page === 'category' || location.page === 'tag' || location.page === 'author';
  if (!isTerm && location.page !== 'front') return undefined;
  const term = isTerm ? `${location.page}-${location.slug}` : 'all';
  const head = v.parse(termHeadSchema, read(`edition/terms/${term}.json`));
  const path = isTerm ? printLocation(location) : '';
  return {
    toPath: (name) => decodeURIComponent(`${toFeedFolder(path)}/${name}`).slice(1),
    channel: {
      title: isTerm ? `${head.name} – ${site.title}` : site.title,
      description: isTerm ? head.description || head.name : site.tagline,
      path,
      cards: head.cards,
    },
  };
}

function writeFeeds({ toPath, channel }: Feeds): number {
  const feeds = Object.entries(printFeeds(site, channel));
  return feeds.reduce((sum, [name, text]) => sum + write(toPath(name), text), 0);
}

/** Says when an article changed last, and notes it where it is new. */
function describeArticle(location: Location, news: NewsItem[]): { readonly modified?: string } {
  if (location.page !== 'article') return {};
  const { card, modified } = v.parse(articleFileSchema, read(`edition/articles/${location.slug}.json`));
  const { headline, published, language = site.language } = card;
  if (Date.parse(published) >= newsFrom)
    news.push({ address: printLocation(location), headline, published, language });
  return { modified: modified ?? published };
}

parentPort?.on('message', (batch: Batch) => {
  renderAll(batch).then(
    (report) => parentPort?.postMessage(report),
    (error: unknown) => {
      // A worker that throws ends, and its owner hears the error.
      queueMicrotask(() => {
        throw error;
      });
    },
  );
});
