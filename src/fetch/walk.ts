import type { QueryClient } from '@tanstack/react-query';

import { editionPath } from '../model/edition.ts';
import type { Columns, Criteria } from '../model/scan.ts';
import { startScan, toColumns } from '../model/scan.ts';
import { EditionError } from './edition-error.ts';
import { chunkQuery } from './chunk-query.ts';
import type { HeadedTerm, Question } from './question.ts';

/** How far a walk through the rows of some terms has come. */
export type Walk = {
  /** The articles that are certain to head the list, in its order; at the end all of it. */
  readonly ordinals: readonly number[];
  /** How many were found: the exact total at the end, before it at least so many. */
  readonly count: number;
  /** By the id of a tag: how many of those have it. */
  readonly counts: Uint32Array;
  /** Sealed chunks that were not read; 0 at the end. */
  readonly chunksLeft: number;
};

/** Chunks that are fetched together at most. The first comes alone: the answer is mostly in it. */
const MOST_AT_ONCE = 16;

/** While nothing is found, each round reads so many times what has been read. */
const LEAP = 3;

/**
 * Walks through the rows of the terms that hold every hit of a filter, from the end of the list that comes first,
 * until `want` articles are certain or all rows are read. `onProgress` hears how many were found each time
 * that rows have come.
 *
 * @throws {EditionError} `replaced` when a chunk does not belong to its head
 */
export async function walk(
  client: QueryClient,
  question: Question,
  want: number,
  onProgress: (count: number) => void,
): Promise<Walk> {
  const { edition, timeline, sort, filter } = question;
  const bases = filter?.bases ?? [question.own];
  const criteria = filter === undefined ? toOwnCriteria(question) : filter.criteria;
  if (criteria === undefined)
    return { ordinals: [], count: 0, counts: new Uint32Array(edition.tagCount), chunksLeft: 0 };
  const scan = startScan(criteria, timeline, edition.tagCount);
  const paths = await Promise.all(bases.map((base) => openPath(client, question, base, criteria)));
  const isNewestFirst = sort === 'newest';
  for (;;) {
    // The path that is furthest behind decides how much is certain: it goes on next.
    const open = paths.filter(({ chunks }) => chunks.length > 0);
    const [behind] = open.sort((a, b) => (isNewestFirst ? b.frontier - a.frontier : a.frontier - b.frontier));
    // Fewer are found than wanted: none of the work of listing them is needed yet.
    const isEnough = behind === undefined || scan.getCount() >= want;
    const ordinals = isEnough ? Array.from(scan.list(sort, behind?.frontier)) : [];
    if (behind === undefined || ordinals.length >= want) {
      const chunksLeft = open.reduce((sum, { chunks }) => sum + chunks.length, 0);
      return { ordinals, count: scan.getCount(), counts: scan.counts, chunksLeft };
    }
    for (const rows of await readOn(client, question, behind)) scan.take(rows);
    const found = scan.getCount();
    onProgress(found);
    behind.atOnce = planRound(behind.read, found, want);
  }
}

/** The way through one term's rows. */
type Path = {
  readonly base: HeadedTerm;
  /** Chunks still to read, in the order of the list; the tail has the number after the last sealed one. */
  chunks: number[];
  /** Newest first, every row that is not read yet lies below it; oldest first, at it or above. */
  frontier: number;
  /** Sealed chunks that were read. */
  read: number;
  /** Chunks to read next. */
  atOnce: number;
};

async function openPath(
  client: QueryClient,
  question: Question,
  base: HeadedTerm,
  criteria: Criteria,
): Promise<Path> {
  const { timeline, sort } = question;
  let [first, last] = [0, base.head.sealed];
  // A late article lies in another chunk than its place says: then all have to be read.
  if (timeline.late.size === 0) {
    if (criteria.from !== undefined) first = await findChunk(client, question, base, criteria.from);
    if (criteria.to !== undefined) last = await findChunk(client, question, base, criteria.to);
  }
  const chunks = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const isNewestFirst = sort === 'newest';
  return {
    base,
    chunks: isNewestFirst ? chunks.toReversed() : chunks,
    frontier: isNewestFirst ? Number.POSITIVE_INFINITY : 0,
    read: 0,
    atOnce: 1,
  };
}

/** How many chunks to read next: as many as it takes when articles are found as often as in those that were read. */
export function planRound(read: number, found: number, want: number): number {
  if (read === 0) return 1;
  const due = found === 0 ? LEAP * read : Math.ceil((read * (want - found)) / found);
  return Math.max(1, Math.min(MOST_AT_ONCE, due));
}

async function readOn(client: QueryClient, question: Question, path: Path): Promise<readonly Columns[]> {
  const { base } = path;
  const { sort } = question;
  // The tail came with the head: it costs nothing.
  const isTail = path.chunks[0] === base.head.sealed;
  const some = path.chunks.splice(0, isTail ? 1 : path.atOnce);
  const parts = await Promise.all(some.map((chunk) => getChunk(client, question, base, chunk)));
  if (!isTail) path.read += parts.length;
  for (const [index, { ordinals }] of parts.entries()) {
    const [low, high] = [ordinals[0], ordinals.at(-1)];
    if (low === undefined || high === undefined) continue;
    const isInOrder = sort === 'newest' ? high < path.frontier : low >= path.frontier;
    if (!isInOrder)
      throw new EditionError(
        'replaced',
        editionPath.chunk(base.term, some[index] ?? 0),
        'its rows do not follow those beside it',
      );
    path.frontier = sort === 'newest' ? low : high + 1;
  }
  return parts;
}

/** Gives the rows of a chunk; the number after the last sealed one stands for the tail. */
export async function getChunk(
  client: QueryClient,
  { edition }: Question,
  { term, head }: HeadedTerm,
  chunk: number,
): Promise<Columns> {
  if (chunk >= head.sealed) return toColumns(head.tail);
  return client.query(chunkQuery(edition.numbering, term, chunk));
}

/** Probes by proportion: the articles of a term lie more or less evenly in time. */
const GUESSES = 4;

/**
 * Finds the chunk in which a place in time lies, or would lie, in a few probes: by proportion, then
 * by halves.
 */
export async function findChunk(
  client: QueryClient,
  question: Question,
  base: HeadedTerm,
  place: number,
): Promise<number> {
  let [low, high] = [0, base.head.sealed];
  let [after, before] = [0, question.edition.next];
  for (let probe = 0; low < high; probe++) {
    const part = probe < GUESSES ? (place - after) / Math.max(1, before - after) : 0.5;
    const guess = low + Math.floor((high - low) * Math.min(Math.max(part, 0), 1));
    const chunk = Math.min(guess, high - 1);
    const { ordinals } = await getChunk(client, question, base, chunk);
    const [first, last] = [ordinals[0] ?? 0, ordinals.at(-1) ?? 0];
    if (last < place) [low, after] = [chunk + 1, last];
    else if (first > place) [high, before] = [chunk, first];
    else return chunk;
  }
  return low;
}

/** What the term of a list demands of its articles. */
export function toOwnCriteria({ own: { term, head } }: Question): Criteria {
  const none = { all: [], any: [], not: [], authors: [] };
  if (term === 'all') return none;
  if (term.startsWith('tag-')) return { ...none, all: [head.id] };
  return term.startsWith('author-') ? { ...none, authors: [head.id] } : { ...none, category: head.id };
}
