import { FORMAT } from '../model/edition.ts';
import type { CompiledArticle, Names } from './build-card.ts';
import { gatherNames } from './build-card.ts';
import type { Numbering } from './ledger.ts';
import { listByPlace } from './places.ts';
import type { Config } from './read-config.ts';

/** The ordinals under the terms of one kind, by the number of the term. */
export type TermIndex = {
  /** All rows of a term, the dead among them, in the order of ordinals. */
  list(term: number): Uint32Array;
  /** How many of them live. */
  count(term: number): number;
};

/** The archive in the order of time; every file of the edition shows a part of it. */
export type Archive = Numbering &
  Config & {
    readonly names: Names;
    /** The living, oldest first. */
    readonly living: readonly number[];
    readonly tags: TermIndex;
    readonly sections: TermIndex;
    readonly signatures: TermIndex;
    /** Reads an article whole; it is read again at each call. */
    read(ordinal: number): CompiledArticle;
  };

/** Opens an archive: gathers what is under each term. */
export function openArchive(numbering: Numbering, config: Config, read: Archive['read']): Archive {
  const { table, dead, terms } = numbering;
  const indexBy = (count: number, termsOf: (ordinal: number) => readonly number[]) =>
    indexTerms(count, table.length, termsOf, dead);
  return {
    ...numbering,
    ...config,
    names: gatherNames(config),
    living: listByPlace(numbering),
    tags: indexBy(terms.tags.length, table.getTags),
    sections: indexBy(terms.categories.length, (ordinal) => [table.getCategory(ordinal)]),
    signatures: indexBy(terms.authors.length, table.getAuthors),
    read,
  };
}

/** What every file of the edition begins with. */
export function toStamp({ numbering }: Archive): { format: typeof FORMAT; numbering: string } {
  return { format: FORMAT, numbering };
}

/** The place of an article in the order of time. */
export function placeOf({ late }: Archive, ordinal: number): number {
  return late.get(ordinal) ?? ordinal;
}

/** The newest living of some ordinals that ascend, newest first. */
export function listNewest(archive: Archive, ordinals: ArrayLike<number>, count: number): readonly number[] {
  const { dead, late } = archive;
  const newest: number[] = [];
  for (let index = ordinals.length - 1; index >= 0 && newest.length < count; index--) {
    const ordinal = ordinals[index] ?? 0;
    if (!dead.has(ordinal) && !late.has(ordinal)) newest.push(ordinal);
  }
  if (late.size > 0)
    for (let index = 0; index < ordinals.length; index++)
      if (late.has(ordinals[index] ?? 0)) newest.push(ordinals[index] ?? 0);
  return newest.sort((a, b) => placeOf(archive, b) - placeOf(archive, a)).slice(0, count);
}

/** Counts first and fills then, so that the lists of a million rows are one array. */
function indexTerms(
  terms: number,
  rows: number,
  termsOf: (ordinal: number) => readonly number[],
  dead: ReadonlySet<number>,
): TermIndex {
  const starts = new Uint32Array(terms + 1);
  const counts = new Uint32Array(terms);
  for (let ordinal = 0; ordinal < rows; ordinal++) {
    const lives = dead.has(ordinal) ? 0 : 1;
    for (const term of termsOf(ordinal)) {
      starts[term + 1] = (starts[term + 1] ?? 0) + 1;
      counts[term] = (counts[term] ?? 0) + lives;
    }
  }
  for (let term = 0; term < terms; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const ordinals = new Uint32Array(starts[terms] ?? 0);
  const ends = starts.slice();
  for (let ordinal = 0; ordinal < rows; ordinal++) {
    for (const term of termsOf(ordinal)) {
      const end = ends[term] ?? 0;
      ordinals[end] = ordinal;
      ends[term] = end + 1;
    }
  }
  return {
    list: (term) => ordinals.subarray(starts[term] ?? 0, starts[term + 1] ?? 0),
    count: (term) => counts[term] ?? 0,
  };
}
