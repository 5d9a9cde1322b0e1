import type { ArticleFile } from '../../src/model/edition.ts';
import { FORMAT } from '../../src/model/edition.ts';
import { chooseStemming } from '../../src/model/search/analyse.ts';
import type { SearchFile, ShardFile } from '../../src/model/search/index-file.ts';
import { openInverter } from '../../src/model/search/invert.ts';
import { openIndex } from '../../src/model/search/open-index.ts';
import { packShards } from '../../src/model/search/pack-shards.ts';
import type { SearchIndex } from '../../src/model/search/search-index.ts';
import { packStarts } from '../../src/model/search/starts.ts';
import { toPostings } from '../../src/model/search/weigh.ts';
import { makeSentences, makeTitle } from '../bench/make-prose.ts';
import { makeCard, makeTag } from './make-card.ts';
import type { Random } from './make-random.ts';

/** An article as its file has it: a card, and paragraphs. */
export function makeArticleFile(
  card: Parameters<typeof makeCard>[0] = {},
  paragraphs: readonly string[] = [],
): ArticleFile {
  const body = paragraphs.map((text) => ({ kind: 'paragraph' as const, runs: [text] }));
  return { format: FORMAT, numbering: '0a1b2c3d', card: makeCard(card), authors: [], body };
}

/** Some articles of something like French, one in five of them said to be in English. */
export function makeArticleFiles(random: Random, articles: number): readonly ArticleFile[] {
  const tags = ['Énergie', 'Vélo', 'Open source', 'Île-de-France', 'Le monde', 'C++'];
  return Array.from({ length: articles }, (_, ordinal) =>
    makeArticleFile(
      {
        ordinal,
        headline: makeTitle(random),
        tags: random
          .shuffle(tags)
          .slice(0, random.number(3))
          .map((name) => makeTag(name)),
        ...(random.number(5) === 0 ? { language: 'en' } : {}),
      },
      Array.from({ length: 1 + random.number(3) }, () => makeSentences(random, 1 + random.number(2))),
    ),
  );
}

/** The files of an index, as they lie on a host. */
export type IndexFiles = { readonly file: SearchFile; readonly shards: ReadonlyMap<string, ShardFile> };

/** How an index is made: by default one part, of one shard. */
export type IndexOptions = {
  readonly size?: number;
  /** The first ordinal of the delta. */
  readonly from?: number;
  /** Articles below it that the delta answers for. */
  readonly revised?: readonly number[];
  /** What the base says of them, in their place. */
  readonly before?: ReadonlyMap<number, ArticleFile>;
};

/** Makes the files of an index; levels follow from the average length of all articles, whatever the parts. */
export function makeIndexFiles(
  articles: readonly ArticleFile[],
  { size = Infinity, from, revised = [], before = new Map() }: IndexOptions = {},
): IndexFiles {
  const average = findAverage(articles);
  const shards = new Map<string, ShardFile>();
  const makePart = (name: string, first: number, held: ReadonlyMap<number, ArticleFile>) => {
    const inverter = openInverter();
    const lengths: number[] = [];
    for (const [ordinal, article] of held)
      lengths[ordinal] = inverter.add(ordinal, article, chooseStemming(article.card.language, 'fr'));
    const words = Array.from(inverter.list(), ({ term, postings }) => ({
      term,
      postings: toPostings(postings, lengths, average),
    }));
    const packed = [...packShards(words, articles.length, size)];
    for (const [k, { file }] of packed.entries())
      shards.set(`${name}/${k}`, { format: FORMAT, numbering: '0a1b2c3d', ...file });
    return {
      name,
      from: first,
      count: held.size,
      languages: ['fr' as const, 'en' as const],
      starts: packStarts(packed.map(({ start }) => start)),
    };
  };
  const end = from ?? articles.length;
  const old = articles
    .slice(0, end)
    .map((article, ordinal) => [ordinal, before.get(ordinal) ?? article] as const);
  const news = articles
    .map((article, ordinal) => [ordinal, article] as const)
    .filter(([ordinal]) => ordinal >= end || revised.includes(ordinal));
  const file: SearchFile = {
    format: FORMAT,
    numbering: '0a1b2c3d',
    next: articles.length,
    languages: ['fr', 'en'],
    base: makePart('base', 0, new Map(old)),
    ...(from === undefined ? {} : { delta: makePart('delta', from, new Map(news)) }),
    revised: [...revised],
  };
  return { file, shards };
}

/** Opens an index from its files. */
export function openFiles(
  { file, shards }: IndexFiles,
  next: number,
  dead: readonly number[] = [],
): SearchIndex {
  return openIndex(file, { next, dead: new Set(dead), late: new Map() }, (part, k) => {
    const shard = shards.get(`${part}/${k}`);
    return shard === undefined ? Promise.reject(new Error(`no shard ${part}/${k}`)) : Promise.resolve(shard);
  });
}

/** The average length of bodies, in words that are looked for. */
export function findAverage(articles: readonly ArticleFile[]): number {
  const inverter = openInverter();
  const lengths = articles.map((article, ordinal) =>
    inverter.add(ordinal, article, chooseStemming(article.card.language, 'fr')),
  );
  return lengths.reduce((sum, length) => sum + length, 0) / articles.length;
}
