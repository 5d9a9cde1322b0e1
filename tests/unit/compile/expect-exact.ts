import { expect } from 'vitest';

import type { Term } from '../../../src/model/edition.ts';
import { cardsFileSchema, editionPath, editionSchema, termHeadSchema } from '../../../src/model/edition.ts';
import { monthsFileSchema, tagCountsFileSchema, tagsFileSchema } from '../../../src/model/list-files.ts';
import { foldText, toSlug } from '../../../src/model/slug.ts';
import { isAlive, placeOf, readTimeline } from '../../../src/model/timeline.ts';
import type { ReadEdition } from '../../support/make-edition.ts';
import type { Publisher, Story } from './publisher.ts';
import { readEdition } from './publisher.ts';

/** The edition says of each term what the articles say. */
export function expectExact({ out, stories }: Publisher): void {
  expect(listEdition(readEdition(out))).toEqual(listContent(stories.values()));
}

/** What an edition says of its terms, as a reader lists them, each by its slugs, oldest first. */
function listEdition(edition: ReadEdition): Summary {
  const { read, readRows, files } = edition;
  const timeline = readTimeline(read(editionPath.edition, editionSchema));
  const slugs = new Map<number, string>();
  for (const path of files.keys())
    if (path.startsWith('edition/cards/'))
      for (const { ordinal, slug } of read(path, cardsFileSchema).cards) slugs.set(ordinal, slug);
  const heads = [...files.keys()].flatMap((path) => /^edition\/terms\/([^.]+)\.json$/.exec(path)?.[1] ?? []);
  return {
    terms: Object.fromEntries(
      heads.map((term) => {
        const head = read(editionPath.term(term as Term), termHeadSchema); // The name of a file of terms.
        const ordinals = readRows(term as Term)
          .ordinals.filter((ordinal) => isAlive(timeline, ordinal))
          .sort((a, b) => placeOf(timeline, a) - placeOf(timeline, b));
        return [
          term,
          {
            count: head.count,
            slugs: ordinals.map((ordinal) => slugs.get(ordinal) ?? `no card ${ordinal}`),
            cards: head.cards.map(({ headline }) => headline),
            tags: Object.fromEntries(head.tags.map(({ slug, count }) => [slug, count])),
          },
        ];
      }),
    ),
    counts: countDictionary(edition),
    months: read(editionPath.months, monthsFileSchema).months.map(({ month, count }) => [month, count]),
    articles: [...files.keys()]
      .flatMap((path) => /^edition\/articles\/(.+)\.json$/.exec(path)?.[1] ?? [])
      .sort(),
  };
}

/** The counts of the dictionary, of the tags in use. */
function countDictionary({ files, read }: ReadEdition): Readonly<Record<string, unknown>> {
  const names = [...files.keys()]
    .filter((path) => /^edition\/tags\/\d+\.json$/.test(path))
    .flatMap((path) => read(path, tagsFileSchema).tags);
  const counts = [...files.keys()]
    .filter((path) => path.endsWith('.counts.json'))
    .flatMap((path) => read(path, tagCountsFileSchema).counts);
  return Object.fromEntries(
    names
      .map(({ slug }, id): [string, number] => [slug, counts[id] ?? -1])
      .filter(([, count]) => count !== 0),
  );
}

type Summary = {
  readonly terms: Readonly<Record<string, unknown>>;
  readonly counts: Readonly<Record<string, unknown>>;
  readonly months: readonly (readonly [string, number])[];
  readonly articles: readonly string[];
};

/** Those that have a page without an article. */
const ALWAYS = ['all', 'category-mobile', 'category-securite', 'author-yohann-poiron', 'author-elie-antenne'];

/** The same, from the articles themselves, without a compiler. */
function listContent(stories: Iterable<Story>): Summary {
  const sorted = [...stories].sort((a, b) =>
    a.published === b.published ? (a.id < b.id ? -1 : 1) : a.published < b.published ? -1 : 1,
  );
  const tagsOf = (story: Story) => new Set(story.tags.map((tag) => toSlug(foldText(tag))));
  const countTags = (some: readonly Story[]) => countAll(some.flatMap((story) => [...tagsOf(story)]));
  const terms = new Map<string, Story[]>(ALWAYS.map((term) => [term, []]));
  for (const story of sorted) {
    const names = [
      ...['all', `category-${story.category}`, ...story.authors.map((name) => `author-${toSlug(name)}`)],
      ...[...tagsOf(story)].map((tag) => `tag-${tag}`),
    ];
    for (const name of names) terms.set(name, [...(terms.get(name) ?? []), story]);
  }
  return {
    terms: Object.fromEntries(
      [...terms].map(([term, some]) => {
        const { [term.replace(/^tag-/, '')]: _self, ...tags } = countTags(some);
        const cards = some.slice(-12).reverse();
        return [
          term,
          {
            count: some.length,
            slugs: some.map(({ id }) => id),
            cards: cards.map(({ headline }) => headline),
            tags: term.startsWith('tag-') ? tags : countTags(some),
          },
        ];
      }),
    ),
    counts: countTags(sorted),
    months: Object.entries(
      countAll(
        sorted.map(({ published }) => new Date(Date.parse(published) + 3_600_000).toISOString().slice(0, 7)),
      ),
    ),
    articles: sorted.map(({ id }) => id).sort(),
  };
}

function countAll(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
