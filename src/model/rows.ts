import type { PackedRows } from './edition.ts';

/**
 * The rows of one term, oldest first, as columns: what every question under that term needs to
 * know of each of its articles. Numbers are the edition's ids.
 */
export type Rows = {
  readonly ordinals: readonly number[];
  readonly categories: readonly number[];
  readonly authors: readonly (readonly number[])[];
  readonly tags: readonly (readonly number[])[];
};

/** Packs rows for a file: distances instead of ordinals, one flat list of tags. */
export function packRows(rows: Rows): PackedRows {
  return {
    ordinals: rows.ordinals.map(
      (ordinal, index) => ordinal - (index === 0 ? 0 : (rows.ordinals[index - 1] ?? 0)),
    ),
    categories: [...rows.categories],
    authors: packAuthors(rows.authors),
    tagCounts: rows.tags.map((tags) => tags.length),
    tags: rows.tags.flat(),
  };
}

/** Packs the authors of some articles: a bare number where there is one. */
export function packAuthors(lists: Rows['authors']): PackedRows['authors'] {
  return lists.map((authors) =>
    authors.length === 1 && authors[0] !== undefined ? authors[0] : [...authors],
  );
}

/** Unpacks rows of a file; `unpackRows(packRows(rows))` equals `rows`. */
export function unpackRows(packed: PackedRows): Rows {
  let ordinal = 0;
  let start = 0;
  return {
    ordinals: packed.ordinals.map((distance) => (ordinal += distance)),
    categories: packed.categories,
    authors: packed.authors.map((authors) => (typeof authors === 'number' ? [authors] : authors)),
    tags: packed.tagCounts.map((count) => packed.tags.slice(start, (start += count))),
  };
}
