import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Slug } from '../../src/model/slug.ts';
import { toSlug } from '../../src/model/slug.ts';
import type { Random } from '../support/make-random.ts';
import { makeRandom } from '../support/make-random.ts';
import { makeBody, makeName, makeSentence, makeSentences, makeTitle, makeWord } from './make-prose.ts';
import type { ZipfBag } from './zipf-bag.ts';
import { makeZipfBag } from './zipf-bag.ts';

const CATEGORIES = [
  ...['Mobile', 'Web', 'Sécurité', 'Ordinateurs', 'Objets connectés', 'Jeux'],
  ...['Sciences', 'Culture numérique', 'Espace', 'Transports', 'Énergie', 'Société'],
];
const AUTHORS = 200;
const TAGS = 50_000;

/** Articles in one folder: no file system likes a million in one. */
const ARTICLES_A_FOLDER = 1000;

const FIRST_DAY = Date.UTC(2008, 0, 1);
const LAST_DAY = Date.UTC(2026, 0, 1);

/** How much an article says: 400 to 600 words, about 60, or one sentence. */
export type BodyKind = 'long' | 'short' | 'metadata';

/** What an archive is asked to be; the same wishes give the same bytes. */
export type ArchiveOptions = {
  readonly articles: number;
  readonly body?: BodyKind;
  readonly seed?: number;
};

/** An article as lists know it. */
export type Story = {
  /** Its id, which is its slug as well. */
  readonly id: Slug;
  readonly title: string;
  readonly summary: string;
  readonly published: Date;
  readonly category: Slug;
  readonly authors: readonly string[];
  /** Under their names; `toSlug` gives the slugs. */
  readonly tags: readonly string[];
};

/** An archive of which every article can be had alone, at once. */
export type Archive = {
  readonly articles: number;
  readonly body: BodyKind;
  readonly seed: number;
  readonly authors: readonly string[];
  readonly tags: ZipfBag;
};

/**
 * Opens a generated archive: 12 categories, 200 authors and 50,000 tags whatever its size, of which a few
 * stand everywhere and most nearly nowhere (Zipf: the first on one article of six; 1,800, 11,000, 38,000 and
 * all of them are in use at 1k, 10k, 100k and 1M articles). The tags of an article have nothing to do
 * with each other nor with its category: where tags go together, an AND of several finds its hits sooner.
 */
export function openArchive({ articles, body = 'long', seed = 1 }: ArchiveOptions): Archive {
  const random = makeRandom(seed);
  const authors = makeSet(AUTHORS, () => makeName(random));
  const tags = makeSet(TAGS, () =>
    random.number(3) === 0 ? `${makeWord(random)} ${makeWord(random)}` : makeWord(random),
  );
  return { articles, body, seed, authors, tags: makeZipfBag(tags) };
}

/**
 * Makes one article: three or four tags, one or two authors, a date within eighteen years. Neighbours by
 * number are not neighbours in time. Those from `articles` on are newer than all before: news to publish.
 */
export function makeStory({ articles, seed, authors, tags }: Archive, index: number): Story {
  const random = makeRandom(mix(seed, index, 1));
  const title = makeTitle(random);
  const chosen = Array.from({ length: random.pick([1, 2, 3, 3, 4, 4, 5, 6]) }, () => tags.pick(random));
  return {
    id: `${toSlug(title)}-${index}` as Slug, // A slug and one more word of digits.
    title,
    summary: makeSentence(random),
    published: makeDate(random, articles, index),
    category: toSlug(random.pick(CATEGORIES)),
    authors: [...new Set([random.pick(authors), ...(random.number(12) === 0 ? [random.pick(authors)] : [])])],
    tags: [...new Set(chosen)],
  };
}

/** Makes every article, one after the other. */
export function* listStories(archive: Archive): Generator<Story> {
  for (let index = 0; index < archive.articles; index++) yield makeStory(archive, index);
}

/**
 * Writes the content folder of an archive, one file after the other, so that a million articles take no
 * more memory than ten. The articles have what the compiler has to work on: headings, lists, quotes and
 * links, old addresses. They have no pictures, whose rendering is another matter.
 */
export function makeArchiveFolder(folder: string, options: ArchiveOptions): void {
  const archive = openArchive(options);
  const random = makeRandom(archive.seed);
  mkdirSync(folder, { recursive: true });
  const write = (file: string, value: unknown) =>
    writeFileSync(path.join(folder, file), JSON.stringify(value));
  write('site.json', { title: 'Kiosque', tagline: 'Un banc d’essai', url: 'https://kiosque.example' });
  write(
    'categories.json',
    CATEGORIES.map((label) => ({ slug: toSlug(label), label, description: makeSentence(random) })),
  );
  write(
    'authors.json',
    archive.authors.map((name) => ({ slug: toSlug(name), name, bio: makeSentences(random, 2) })),
  );
  for (let index = 0; index < archive.articles; index++) writeArticle(folder, archive, index);
}

/** The folder in which an article is written: of a thousand, so that news have their own where the archive fills its last. */
export function nameFolder(folder: string, index: number): string {
  return path.join(folder, 'articles', String(Math.floor(index / ARTICLES_A_FOLDER)).padStart(4, '0'));
}

/** Writes one article into the content folder of its archive. */
export function writeArticle(folder: string, archive: Archive, index: number): void {
  const below = nameFolder(folder, index);
  if (index % ARTICLES_A_FOLDER === 0 || index >= archive.articles) mkdirSync(below, { recursive: true });
  const { id, title, summary, published, category, authors, tags } = makeStory(archive, index);
  const random = makeRandom(mix(archive.seed, index, 2));
  const item = {
    id,
    title,
    summary,
    ...makeContent(random, archive.body),
    date_published: published.toISOString(),
    authors: authors.map((name) => ({ name })),
    tags,
    _kiosque: {
      category,
      aliases: random.number(10) === 0 ? [`/${published.getUTCFullYear()}/${id}/`] : [],
    },
  };
  writeFileSync(path.join(below, `${id}.json`), JSON.stringify(item));
}

function makeContent(random: Random, body: BodyKind) {
  switch (body) {
    case 'long':
      return { content_html: makeBody(random, 400 + random.number(200)) };
    case 'short':
      return { content_html: makeBody(random, 45) };
    case 'metadata':
      return { content_text: makeSentence(random) };
    default:
      return body satisfies never;
  }
}

function makeDate(random: Random, articles: number, index: number): Date {
  // A bijection of the indexes.
  const day = index < articles ? (index * 7919) % articles : index;
  const step = (LAST_DAY - FIRST_DAY) / articles;
  return new Date(FIRST_DAY + (day + random.number(1000) / 1000) * step);
}

function makeSet(size: number, make: () => string): readonly string[] {
  const values = new Set<string>();
  while (values.size < size) values.add(make());
  return [...values];
}

/** A seed for each article and purpose, far from those of its neighbours. */
function mix(seed: number, index: number, purpose: number): number {
  return Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(seed * 4 + purpose, 0x85ebca6b);
}
