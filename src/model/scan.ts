import type { PackedRows } from './edition.ts';
import type { Timeline } from './timeline.ts';
import { isAlive, placeOf } from './timeline.ts';

/** Rows as columns of numbers, which a scan reads some fifty times as fast as objects. */
export type Columns = {
  readonly ordinals: Uint32Array;
  readonly categories: Uint32Array;
  /** The authors of row `i` stand from `authorEnds[i - 1]` to `authorEnds[i]`. */
  readonly authors: Uint32Array;
  readonly authorEnds: Uint32Array;
  /** And its tags from `tagEnds[i - 1]` to `tagEnds[i]`. */
  readonly tags: Uint32Array;
  readonly tagEnds: Uint32Array;
};

/** Unpacks rows of a file for scanning. */
export function toColumns(packed: PackedRows): Columns {
  let ordinal = 0;
  let [authorEnd, tagEnd] = [0, 0];
  return {
    ordinals: Uint32Array.from(packed.ordinals, (distance) => (ordinal += distance)),
    categories: Uint32Array.from(packed.categories),
    authors: Uint32Array.from(packed.authors.flat()),
    authorEnds: Uint32Array.from(
      packed.authors,
      (authors) => (authorEnd += typeof authors === 'number' ? 1 : authors.length),
    ),
    tags: Uint32Array.from(packed.tags),
    tagEnds: Uint32Array.from(packed.tagCounts, (count) => (tagEnd += count)),
  };
}

/** A filter in the edition's numbers. */
export type Criteria = {
  readonly all: readonly number[];
  readonly any: readonly number[];
  readonly not: readonly number[];
  /** All of them sign the article. */
  readonly authors: readonly number[];
  readonly category?: number;
  /** First place in time, and the first one after the last. */
  readonly from?: number;
  readonly to?: number;
};

/** A scan under way: what it has found in the rows it was given so far. */
export type Scan = {
  /** Takes more rows in; an article that came before is not counted again. */
  readonly take: (rows: Columns) => void;
  /** How many articles were found. */
  readonly getCount: () => number;
  /**
   * The articles found, by place in time. With a frontier, only those that no row beyond it can
   * precede: newest first, rows below the frontier are still to come; oldest first, those from it on.
   */
  readonly list: (sort: 'newest' | 'oldest', frontier?: number) => Uint32Array;
  /** By the id of a tag: how many of the articles found have it. */
  readonly counts: Uint32Array;
};

const [ALL, ANY, NOT] = [1, 2, 3] as const;

/**
 * Starts a scan for the articles of an edition that meet all criteria. It counts every tag of those
 * articles in the same pass: the count of a tag is how many remain when it is asked for as well.
 * Time is linear in the rows, a look into a table for each tag; nothing is approximate.
 *
 * @param tagCount how many tags the edition has
 */
export function startScan(criteria: Criteria, timeline: Timeline, tagCount: number): Scan {
  const roles = new Uint8Array(tagCount);
  // Where one of the alternatives is demanded anyway, the others change nothing.
  const any = criteria.any.some((tag) => criteria.all.includes(tag)) ? [] : criteria.any;
  for (const tag of any) roles[tag] = ANY;
  for (const tag of criteria.all) roles[tag] = ALL;
  // A tag that is both wanted and left out is left out: nothing has it and has it not.
  for (const tag of criteria.not) roles[tag] = NOT;
  const wanted = new Set(criteria.all).size;
  const seen = new Uint32Array((timeline.next >>> 5) + 1);
  const isPlain = timeline.dead.size === 0 && timeline.late.size === 0;
  let count = 0;
  const counts = new Uint32Array(tagCount);

  const isInTime = (ordinal: number) => {
    if (ordinal >= timeline.next || (!isPlain && !isAlive(timeline, ordinal))) return false;
    const place = isPlain ? ordinal : placeOf(timeline, ordinal);
    return place >= (criteria.from ?? -1) && place < (criteria.to ?? Number.POSITIVE_INFINITY);
  };
  const hasTags = ({ tags }: Columns, start: number, end: number) => {
    let [all, isAny] = [0, any.length === 0];
    for (let at = start; at < end; at++) {
      const role = roles[tags[at] ?? 0];
      if (role === ALL) all++;
      else if (role === ANY) isAny = true;
      else if (role === NOT) return false;
    }
    return all === wanted && isAny;
  };
  const hasAuthors = ({ authors, authorEnds }: Columns, row: number) => {
    if (criteria.authors.length === 0) return true;
    const signed = authors.subarray(authorEnds[row - 1] ?? 0, authorEnds[row]);
    return criteria.authors.every((author) => signed.includes(author));
  };
  const take = (rows: Columns) => {
    const { ordinals, categories, tags, tagEnds } = rows;
    let start = 0;
    for (let row = 0; row < ordinals.length; row++) {
      const ordinal = ordinals[row] ?? 0;
      const end = tagEnds[row] ?? start;
      const isHit =
        (criteria.category === undefined || categories[row] === criteria.category) &&
        hasTags(rows, start, end) &&
        isInTime(ordinal) &&
        hasAuthors(rows, row);
      const word = seen[ordinal >>> 5] ?? 0;
      const bit = 1 << (ordinal & 31);
      if (isHit && (word & bit) === 0) {
        seen[ordinal >>> 5] = word | bit;
        count++;
        for (let at = start; at < end; at++) {
          const tag = tags[at] ?? 0;
          counts[tag] = (counts[tag] ?? 0) + 1;
        }
      }
      start = end;
    }
  };
  const list: Scan['list'] = (sort, frontier) => {
    const found = readBits(seen, count, timeline);
    if (sort === 'newest') {
      const certain = frontier === undefined ? found : found.slice(findFrom(found, frontier, timeline));
      return certain.reverse();
    }
    if (frontier === undefined) return found;
    // Oldest first, a late article may come from the last row of all.
    return timeline.late.size > 0 ? new Uint32Array() : found.slice(0, findFrom(found, frontier, timeline));
  };
  return { take, list, counts, getCount: () => count };
}

/** The ordinals of the bits that are set, by place. */
function readBits(bits: Uint32Array, count: number, timeline: Timeline): Uint32Array {
  const ordinals = new Uint32Array(count);
  let length = 0;
  for (let at = 0; at < bits.length; at++) {
    for (let word = bits[at] ?? 0; word !== 0; word &= word - 1)
      ordinals[length++] = at * 32 + 31 - Math.clz32(word & -word);
  }
  const { late } = timeline;
  const found = [...late.keys()].filter(
    (ordinal) => ((bits[ordinal >>> 5] ?? 0) & (1 << (ordinal & 31))) !== 0,
  );
  return found.length === 0 ? ordinals : ordinals.sort((a, b) => placeOf(timeline, a) - placeOf(timeline, b));
}

/** The index of the first ordinal whose place is at or after one, in a list by place. */
export function findFrom(ordinals: ArrayLike<number>, place: number, timeline: Timeline): number {
  let [low, high] = [0, ordinals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(timeline, ordinals[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The tags counted most often, most first; between equals the one used first. At most `limit`. */
export function findTopTags(counts: Uint32Array, limit: number): readonly { id: number; count: number }[] {
  const top: { id: number; count: number }[] = [];
  let least = 0;
  for (const [id, count] of counts.entries()) {
    if (count <= least) continue;
    top.push({ id, count });
    // Sorting now and then keeps the threshold honest at the cost of a few comparisons.
    if (top.length < 2 * limit) continue;
    top.sort(compareCounted);
    top.length = limit;
    least = top.at(-1)?.count ?? 0;
  }
  return top.sort(compareCounted).slice(0, limit);
}

function compareCounted(a: { id: number; count: number }, b: { id: number; count: number }): number {
  return b.count - a.count || a.id - b.id;
}
