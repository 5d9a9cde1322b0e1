import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

import * as v from 'valibot';

import { articleFileSchema, editionPath, editionSchema } from '../../src/model/edition.ts';
import type { SearchFile } from '../../src/model/search/index-file.ts';
import { searchSchema, shardSchema } from '../../src/model/search/index-file.ts';
import { openIndex } from '../../src/model/search/open-index.ts';
import { parseQuery } from '../../src/model/search/parse-query.ts';
import { listTexts } from '../../src/model/search/texts.ts';
import type { SearchIndex } from '../../src/model/search/search-index.ts';
import { search } from '../../src/model/search/engine.ts';
import { readTimeline } from '../../src/model/timeline.ts';
import type { Benchmark, Figure, Report } from './figure.ts';
import { findMedian, findPercentile } from './figure.ts';
import { makeEditionOf } from './kept-archive.ts';
import type { Known, KnownItem, Wording } from './known-items.ts';
import { WORDINGS, findReciprocalRank, makeKnownItems, takeKnownItems } from './known-items.ts';
import { ROOT, SCRATCH } from './open-site.ts';
import { runCompiler, runImport } from './run-command.ts';
import { openSearchedArchive } from './searched-archive.ts';
import { brotli } from './weigh-page.ts';

const ITEMS = 200;

/** What is wanted of an archive: kilobytes of the first search and of the next, and mean reciprocal ranks. */
type Targets = {
  readonly first?: number;
  readonly next?: number;
  readonly ranks?: Partial<Readonly<Record<Wording, number>>>;
};

/** Finding what is known to be there, and what it costs, among 10,000 articles of 600 words. */
export const searchOf10k: Benchmark = {
  name: 'search',
  isOnDemand: true,
  run: (report) =>
    measure(report, 10_000, {
      first: 30,
      next: 25,
      ranks: {
        'as written': 0.98,
        'without accents': 0.98,
        'inflected otherwise': 0.97,
        'with one typo': 0.94,
        'last word cut': 0.96,
      },
    }),
};

/** The same among 100,000, whose edition takes minutes to build. */
export const searchOf100k: Benchmark = {
  name: 'search-100k',
  isOnDemand: true,
  run: (report) =>
    measure(report, 100_000, {
      first: 45,
      next: 40,
      ranks: { 'as written': 0.92, 'with one typo': 0.76, 'last word cut': 0.84 },
    }),
};

/** The same among articles that somebody wrote, where their corpus stands beside the repository. */
export const searchOfCorpus: Benchmark = {
  name: 'search-corpus',
  isOnDemand: true,
  run: async (report) => {
    const corpus = path.resolve(ROOT, '../shared/corpora/markdown/fr-putaindecode');
    if (!existsSync(corpus)) return;
    const content = path.join(SCRATCH, 'corpus');
    const edition = path.join(SCRATCH, 'edition-corpus');
    for (const folder of [content, edition]) rmSync(folder, { recursive: true, force: true });
    runImport(corpus, content);
    runCompiler(content, edition);
    const host = openHost(edition);
    const known = readKnown(edition);
    const items = takeKnownItems(known, ITEMS);
    const name = `search in ${known.length} articles of putaindecode`;
    await reportBytes(report, name, host, items, {});
    await reportRanks(report, name, host, items, {});
  },
};

function readKnown(edition: string): readonly Known[] {
  const folder = path.join(edition, 'edition/articles');
  return readdirSync(folder).map((file) => {
    const article = v.parse(articleFileSchema, JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
    const text = listTexts(article).map((some) => some.text);
    return { slug: article.card.slug, headline: article.card.headline, text: text.join('\n') };
  });
}

async function measure(report: Report, articles: number, targets: Targets): Promise<void> {
  const edition = makeEditionOf(articles, 'searched');
  const name = `search in ${articles.toLocaleString('en')}`;
  reportSize(report, name, edition, articles);
  const items = makeKnownItems(openSearchedArchive(), articles, ITEMS);
  const host = openHost(edition);
  await reportBytes(report, name, host, items, targets);
  await reportRanks(report, name, host, items, targets);
}

/** A host of an index: what was asked of it, and what that weighs. */
type Host = {
  readonly open: () => SearchIndex;
  readonly languages: SearchFile['languages'];
  readonly directory: number;
  /** Forgets what was asked; gives the bytes of it. */
  readonly take: () => number;
  readonly findOrdinal: (slug: string) => number;
};

function openHost(folder: string): Host {
  const read = (file: string) => readFileSync(path.join(folder, file));
  const { dead, late, next } = v.parse(editionSchema, JSON.parse(read(editionPath.edition).toString()));
  const timeline = readTimeline({ dead, late, next });
  const directory = read(editionPath.search);
  const file = v.parse(searchSchema, JSON.parse(directory.toString()));
  const asked = new Set<string>();
  const weights = new Map<string, number>();
  const getShard = (part: string, shard: number) => {
    const address = editionPath.shard(part, shard);
    asked.add(address);
    return Promise.resolve(v.parse(shardSchema, JSON.parse(read(address).toString())));
  };
  const weigh = (address: string) => {
    const weight = weights.get(address) ?? brotli(read(address)).length;
    weights.set(address, weight);
    return weight;
  };
  return {
    open: () => openIndex(file, timeline, getShard),
    languages: file.languages,
    directory: brotli(directory).length,
    take: () => {
      const bytes = [...asked].reduce((sum, address) => sum + weigh(address), 0);
      asked.clear();
      return bytes;
    },
    findOrdinal: (slug) =>
      v.parse(articleFileSchema, JSON.parse(read(`edition/articles/${slug}.json`).toString())).card.ordinal,
  };
}

async function reportBytes(
  report: Report,
  name: string,
  host: Host,
  items: readonly KnownItem[],
  targets: Targets,
): Promise<void> {
  const [first, next, milliseconds]: [number[], number[], number[]] = [[], [], []];
  for (const [at, { queries }] of items.entries()) {
    const index = host.open();
    const ask = (text: string) => search(index, parseQuery(text, host.languages), { isTyping: false });
    await ask(queries['as written']);
    first.push((host.directory + host.take()) / 1000);
    const another = items[(at + 1) % items.length]?.queries['as written'] ?? '';
    await ask(another);
    next.push(host.take() / 1000);
    const start = performance.now();
    await ask(another);
    milliseconds.push(performance.now() - start);
  }
  report({ name: `${name}, its directory`, value: host.directory / 1000, unit: 'kB' });
  report({
    name: `${name}, first results from an empty cache`,
    value: findMedian(first),
    unit: 'kB',
    ...aim(targets.first),
  });
  report({ name: `${name}, 95th percentile of it`, value: findPercentile(first, 0.95), unit: 'kB' });
  report({
    name: `${name}, the next search`,
    value: findMedian(next),
    unit: 'kB',
    ...aim(targets.next),
  });
  report({ name: `${name}, the engine with shards at hand`, value: findMedian(milliseconds), unit: 'ms' });
  report({ name: `${name}, 99th percentile of it`, value: findPercentile(milliseconds, 0.99), unit: 'ms' });
}

function aim(most: number | undefined): Pick<Figure, 'target'> {
  return most === undefined ? {} : { target: { atMost: most } };
}

async function reportRanks(
  report: Report,
  name: string,
  host: Host,
  items: readonly KnownItem[],
  targets: Targets,
): Promise<void> {
  const index = host.open();
  for (const wording of WORDINGS) {
    let sum = 0;
    for (const { slug, queries } of items) {
      const query = parseQuery(queries[wording], host.languages);
      const found = await search(index, query, { isTyping: wording === 'last word cut' });
      sum += findReciprocalRank(found, host.findOrdinal(slug));
    }
    const wanted = targets.ranks?.[wording];
    report({
      name: `${name}, mean reciprocal rank at ten, ${wording}`,
      value: sum / items.length,
      unit: '',
      ...(wanted === undefined ? {} : { target: { atLeast: wanted } }),
    });
  }
}

/** The weight of the whole index beside that of the texts that it is of. */
function reportSize(report: Report, name: string, edition: string, articles: number): void {
  const folder = path.join(edition, 'edition/search');
  const shards = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );
  const bytes = shards.reduce((sum, file) => sum + pack(readFileSync(path.join(folder, file))), 0);
  // One article in a hundred stands for all.
  const archive = openSearchedArchive();
  let text = 0;
  let sampled = 0;
  for (let index = 0; index < articles; index += 100) {
    const { title, summary, paragraphs } = archive.article(index);
    text += pack(Buffer.from([title, summary, ...paragraphs].join('\n')));
    sampled++;
  }
  text *= articles / sampled;
  report({ name: `${name}, shards`, value: shards.length, unit: '' });
  report({ name: `${name}, the whole index`, value: bytes / 1_000_000, unit: 'MB' });
  report({
    name: `${name}, the index against its texts`,
    value: (100 * (bytes - 5000)) / text,
    unit: '%',
    target: { atMost: 30 },
  });
}

/** Thousands of files are packed as hosts do that pack as they go. */
function pack(content: Buffer): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
}
