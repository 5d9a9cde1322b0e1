import { CHUNK_ROWS } from '../../src/model/edition.ts';
import type { Columns, Criteria } from '../../src/model/scan.ts';
import { toColumns } from '../../src/model/scan.ts';
import type { Slug } from '../../src/model/slug.ts';
import { toSlug } from '../../src/model/slug.ts';
import type { Timeline } from '../../src/model/timeline.ts';
import { readTimeline } from '../../src/model/timeline.ts';
import type { Archive } from './make-archive.ts';
import { listStories } from './make-archive.ts';
import type { Query } from './queries.ts';

/** A filter and the rows that hold all its hits, as a reader has them who has fetched them: in chunks, newest first. */
export type Asked = { readonly criteria: Criteria; readonly chunks: readonly Columns[] };

/** A generated archive in the numbers of an edition. */
export type ArchiveIndex = {
  readonly timeline: Timeline;
  readonly tagCount: number;
  readonly ask: (query: Query) => Asked;
};

type Row = {
  readonly published: number;
  readonly category: number;
  readonly authors: number | readonly number[];
  readonly tags: readonly number[];
};

/** Numbers the articles of an archive by their dates and its tags by first use, as the compiler does. */
export function indexArchive(archive: Archive): ArchiveIndex {
  const [tags, categories, authors] = [makeNumbers(), makeNumbers(), makeNumbers()];
  const rows: Row[] = [];
  for (const story of listStories(archive)) {
    const [author, ...others] = story.authors.map(authors.give);
    rows.push({
      published: story.published.getTime(),
      category: categories.give(story.category),
      authors: author !== undefined && others.length === 0 ? author : story.authors.map(authors.give),
      tags: story.tags.map(tags.give),
    });
  }
  rows.sort((a, b) => a.published - b.published);
  const ofTags = gatherTerms(rows, tags.size(), (row) => row.tags);
  const ofCategories = gatherTerms(rows, categories.size(), (row) => [row.category]);
  const numberOf = (slug: Slug) => tags.find(slug) ?? Number.NaN;
  return {
    timeline: readTimeline({ next: rows.length, dead: [], late: [] }),
    tagCount: tags.size(),
    ask: ({ all, any, not, category }) => {
      const [wanted, some, others] = [all, any, not].map((slugs) => slugs.map(numberOf));
      const criteria: Criteria = {
        ...{ all: wanted ?? [], any: some ?? [], not: others ?? [], authors: [] },
        ...(category === undefined ? {} : { category: categories.find(category) ?? Number.NaN }),
      };
      // The rarest term that is demanded holds every hit; else all alternatives together do.
      const alternatives = criteria.any.map((tag) => ofTags[tag] ?? []);
      const demanded = criteria.all.map((tag) => ofTags[tag] ?? []);
      if (criteria.category !== undefined) demanded.push(ofCategories[criteria.category] ?? []);
      const rarest = demanded.sort((one, other) => one.length - other.length).slice(0, 1);
      const bases = rarest.length > 0 ? rarest : alternatives;
      return { criteria, chunks: bases.flatMap((places) => cutRows(rows, places)) };
    },
  };
}

/** The places of the rows of every term, oldest first. */
function gatherTerms(
  rows: readonly Row[],
  terms: number,
  listTerms: (row: Row) => readonly number[],
): readonly (readonly number[])[] {
  const places: number[][] = Array.from({ length: terms }, () => []);
  for (const [place, row] of rows.entries()) for (const term of listTerms(row)) places[term]?.push(place);
  return places;
}

function cutRows(rows: readonly Row[], places: readonly number[]): readonly Columns[] {
  const chunks = Array.from({ length: Math.ceil(places.length / CHUNK_ROWS) }, (_, chunk) => {
    const some = places.slice(chunk * CHUNK_ROWS, (chunk + 1) * CHUNK_ROWS);
    const held = some.flatMap((place) => rows[place] ?? []);
    return toColumns({
      ordinals: some.map((place, index) => place - (some[index - 1] ?? 0)),
      categories: held.map((row) => row.category),
      authors: held.map((row) => (typeof row.authors === 'number' ? row.authors : [...row.authors])),
      tagCounts: held.map((row) => row.tags.length),
      tags: held.flatMap((row) => row.tags),
    });
  });
  return chunks.reverse();
}

/** Gives names numbers, in the order in which they come. */
function makeNumbers() {
  const numbers = new Map<string, number>();
  // A name comes many times, and its slug takes longer to make than to look up.
  const bySlug = new Map<string, number>();
  return {
    give: (name: string) => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(name, number);
      bySlug.set(toSlug(name), number);
      return number;
    },
    find: (slug: Slug) => bySlug.get(slug),
    size: () => numbers.size,
  };
}
