import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { compileContent } from '../../../src/compile/compile-content.ts';
import { printFault } from '../../../src/model/fault.ts';
import type { Filter } from '../../../src/model/filter.ts';
import type { EditionListLocation } from '../../../src/fetch/question.ts';
import type { Slug } from '../../../src/model/slug.ts';
import { toSlug } from '../../../src/model/slug.ts';
import { makeAuthor, makeCategory, makeItem } from '../../support/make-article.ts';
import { openEdition } from '../../support/make-edition.ts';
import { makeRandom } from '../../support/make-random.ts';

/** An article as its publisher knows it. */
export type Story = {
  readonly id: string;
  readonly published: string;
  /** In Paris, where the site is: `2021-03`. */
  readonly month: string;
  readonly category: Slug;
  readonly authors: readonly Slug[];
  readonly tags: readonly Slug[];
};

/** An edition that our compiler made of a content folder, and what its publisher knows of it. */
export type Newspaper = {
  readonly files: ReadonlyMap<string, string>;
  /** Oldest first: the place of a story is its ordinal. */
  readonly stories: readonly Story[];
  /** All tags in order of first use, under the spelling of that use. */
  readonly tags: readonly { readonly slug: Slug; readonly name: string }[];
  readonly categories: readonly Slug[];
  readonly authors: readonly Slug[];
};

const CATEGORIES = ['Mobile', 'Web', 'Sécurité', 'Vide'];
const AUTHORS = ['Yohann Poiron', 'Élie Antenne', 'Hortense Paquet', 'Personne'];
const COMMON_TAGS = 40;

/**
 * Publishes so many articles over two years: three of each minute, at every hour, so that some fall in
 * one month in Paris and in another in UTC; the first tags are on half of the articles, and most are on one; a few articles
 * have two authors, or none; the last category and the last author have nothing.
 */
export function makeNewspaper(articles: number, seed = 1): Newspaper {
  const random = makeRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'kiosque-'));
  const write = (file: string, value: unknown) => writeFileSync(join(folder, file), JSON.stringify(value));
  mkdirSync(join(folder, 'articles'));
  write('site.json', { title: 'Kiosque', url: 'https://kiosque.example' });
  write(
    'categories.json',
    CATEGORIES.map((label) => makeCategory(label)),
  );
  write(
    'authors.json',
    AUTHORS.map((name) => makeAuthor(name)),
  );
  const step = Math.floor((2 * 365 * 24 * 60) / articles);
  const items = Array.from({ length: articles }, (_, index) => {
    const minute = (index - (index % 3)) * step;
    const common = Array.from({ length: random.pick([0, 1, 2, 3, 5]) }, () => {
      const number = random.number(1 + random.number(1 + random.number(COMMON_TAGS)));
      return `${random.pick(['Sujet', 'sujet', 'SUJET'])} ${number}`;
    });
    return {
      id: `renard-${random.number(1000)}-${index}`,
      published: new Date(Date.UTC(2020, 0, 1) + minute * 60_000).toISOString(),
      category: random.pick(['Mobile', 'Mobile', 'Web', 'Sécurité']),
      authors: random.shuffle(AUTHORS.slice(0, -1)).slice(0, random.pick([0, 1, 1, 1, 2])),
      tags: index % 5 === 0 ? [] : [...common, `Rareté ${index}`],
    };
  });
  for (const { id, published, category, authors, tags } of random.shuffle(items)) {
    const names = authors.map((name) => ({ name }));
    const extension = { category: toSlug(category) };
    write(
      `articles/${id}.json`,
      makeItem({ id, title: id, date_published: published, authors: names, tags, _kiosque: extension }),
    );
  }
  const { edition, faults } = compileContent(folder);
  if (edition === undefined) throw new Error(faults.map(printFault).join('\n'));
  const { files } = openEdition(edition);
  rmSync(folder, { recursive: true });

  const inOrder = items.toSorted((a, b) => compare(a.published, b.published) || compare(a.id, b.id));
  const names = new Map<Slug, string>();
  for (const name of inOrder.flatMap(({ tags }) => tags))
    if (!names.has(toSlug(name))) names.set(toSlug(name), name);
  return {
    files,
    stories: inOrder.map((item) => ({
      ...item,
      month: new Date(item.published)
        .toLocaleDateString('sv', { timeZone: 'Europe/Paris' })
        .slice(0, 'yyyy-mm'.length),
      category: toSlug(item.category),
      authors: item.authors.map(toSlug),
      tags: [...new Set(item.tags.map(toSlug))],
    })),
    tags: [...names].map(([slug, name]) => ({ slug, name })),
    categories: CATEGORIES.map(toSlug),
    authors: AUTHORS.map(toSlug),
  };
}

/**
 * Finds what a list holds the slow way: every story is asked every question, in the words of the
 * address. Gives the ordinals, in the order of the list.
 */
export function findByBruteForce({ stories }: Newspaper, location: EditionListLocation): readonly number[] {
  const { filter } = location;
  const found = [...stories.keys()].filter((ordinal) => {
    const story = stories[ordinal];
    return story !== undefined && isOnPage(story, location) && isLeft(story, filter);
  });
  return filter.sort === 'oldest' ? found : found.toReversed();
}

function isOnPage(story: Story, location: EditionListLocation): boolean {
  switch (location.page) {
    case 'all':
      return true;
    case 'category':
      return story.category === location.slug;
    case 'tag':
      return story.tags.includes(location.slug);
    case 'author':
      return story.authors.includes(location.slug);
    default:
      return location satisfies never;
  }
}

function isLeft(story: Story, filter: Filter): boolean {
  return (
    filter.tags.every((tag) => story.tags.includes(tag)) &&
    (filter.any.length === 0 || filter.any.some((tag) => story.tags.includes(tag))) &&
    !filter.not.some((tag) => story.tags.includes(tag)) &&
    (filter.author === undefined || story.authors.includes(filter.author)) &&
    (filter.category === undefined || story.category === filter.category) &&
    (filter.from === undefined || story.month >= filter.from) &&
    (filter.to === undefined || story.month <= filter.to)
  );
}

/** Counts the tags of some stories. */
export function countTags({ stories }: Newspaper, ordinals: readonly number[]): ReadonlyMap<Slug, number> {
  const counts = new Map<Slug, number>();
  for (const tag of ordinals.flatMap((ordinal) => stories[ordinal]?.tags ?? []))
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
