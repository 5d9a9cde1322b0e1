import type { EditionListLocation } from '../../src/fetch/question.ts';
import { EVERYTHING } from '../../src/model/filter.ts';
import type { Slug } from '../../src/model/slug.ts';
import { toSlug } from '../../src/model/slug.ts';
import type { Random } from '../support/make-random.ts';
import { makeRandom } from '../support/make-random.ts';
import type { Archive, Story } from './make-archive.ts';
import { makeStory } from './make-archive.ts';

/** What a reader asks for, in the plainest form: articles with all of some tags, one of others, none of the last. */
export type Query = {
  readonly all: readonly Slug[];
  readonly any: readonly Slug[];
  readonly not: readonly Slug[];
  readonly category?: Slug;
};

const NOTHING: Query = { all: [], any: [], not: [] };

/** How many of each kind there are: 200 in all. */
const [ANDS, ORS, NOTS, CATEGORIES] = [80, 40, 40, 40];

/**
 * Makes the 200 queries that all figures of filtering are about: 80 AND of one to four tags, 40 OR of two
 * to four, 40 of one or two tags without another, 40 of a tag in a category.
 *
 * Tags are those of articles taken at random, so that each comes as often as it is used; those of an AND
 * stand together on one article, so that every query finds something. No two are equal.
 */
export function makeQueries(archive: Archive, seed = 1): readonly Query[] {
  const random = makeRandom(seed);
  const draw = (tags: number) => drawTags(random, archive, tags);
  return [
    ...makeDistinct(ANDS, (index) => ({ ...NOTHING, all: draw(1 + (index % 4)).tags })),
    ...makeDistinct(ORS, (index) => ({
      ...NOTHING,
      any: Array.from({ length: 2 + (index % 3) }, () => draw(1).tags).flat(),
    })),
    ...makeDistinct(NOTS, (index) => {
      const { tags, story } = draw(1 + (index % 2));
      const [other] = draw(1).tags;
      return other === undefined || story.tags.map(toSlug).includes(other)
        ? undefined
        : { ...NOTHING, all: tags, not: [other] };
    }),
    ...makeDistinct(CATEGORIES, () => {
      const { tags, story } = draw(1);
      return { ...NOTHING, all: tags, category: story.category };
    }),
  ];
}

/**
 * The page that shows a query: the page of a tag for one tag alone, the list of everything with a filter
 * for anything else, which is where the filter panel leads.
 */
export function toLocation({ all, any, not, category }: Query): EditionListLocation {
  const [slug] = all;
  if (slug !== undefined && all.length + any.length + not.length === 1 && category === undefined)
    return { page: 'tag', slug, filter: EVERYTHING };
  const filter = { ...EVERYTHING, tags: all, any, not, ...(category === undefined ? {} : { category }) };
  return { page: 'all', filter };
}

/** Tells whether an article, by the slugs of its tags, answers a query. */
export function isHit({ all, any, not, category }: Query, tags: readonly Slug[], own: Slug): boolean {
  return (
    (category === undefined || own === category) &&
    all.every((tag) => tags.includes(tag)) &&
    (any.length === 0 || any.some((tag) => tags.includes(tag))) &&
    !not.some((tag) => tags.includes(tag))
  );
}

/** Draws articles until one has so many tags, and gives that many of its tags. */
function drawTags(
  random: Random,
  archive: Archive,
  wanted: number,
): { readonly tags: readonly Slug[]; readonly story: Story } {
  for (;;) {
    const story = makeStory(archive, random.number(archive.articles));
    const tags = random.shuffle(story.tags).slice(0, wanted).map(toSlug);
    if (tags.length === wanted) return { tags, story };
  }
}

/** Makes queries until so many differ; one that is none, or names a tag twice, is made once more. */
function makeDistinct(wanted: number, make: (index: number) => Query | undefined): readonly Query[] {
  const queries = new Map<string, Query>();
  while (queries.size < wanted) {
    const query = make(queries.size);
    if (query === undefined || new Set(query.any).size < query.any.length) continue;
    const { all, any, not, category } = query;
    queries.set([all.toSorted(), any.toSorted(), not, category].join(' '), query);
  }
  return [...queries.values()];
}
