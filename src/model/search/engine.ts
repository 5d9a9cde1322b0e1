import type { MatchKind, TermMatch } from './match-word.ts';
import { PREFIX_LETTERS, PREFIX_SHARDS, listBeginning, matchExactly, matchWord } from './match-word.ts';
import type { QueryWord, SearchQuery } from './parse-query.ts';
import { rank } from './rank.ts';
import type { Owners, SearchIndex } from './search-index.ts';
import { findOwners } from './search-index.ts';
import { openTally } from './tally.ts';

export type { IndexPart, SearchIndex } from './search-index.ts';

/** What a search finds. */
export type Found = {
  /** Every article that holds all words, best first; equal ones newest first. */
  readonly all: Uint32Array;
  /** Where those are few: articles that hold most of the words, in the same order. */
  readonly most: Uint32Array;
  /** The terms of the index that stand for each word that was looked for. */
  readonly matches: readonly {
    readonly word: string;
    readonly terms: readonly { readonly term: string; readonly kind: MatchKind }[];
  }[];
  /** Whether it is all: of a short beginning not every word is looked at. */
  readonly isExact: boolean;
};

export type SearchOptions = {
  /** The text may go on: its last word, if it ends in one, is perhaps the beginning of another. */
  readonly isTyping: boolean;
  /** Only these; as bytes by ordinal, those that are not 0. */
  readonly within?: ReadonlySet<number> | Uint8Array;
};

/** Where fewer articles hold all words, those that hold most of them are looked for. */
export const FEW = 20;

/**
 * Searches an index. Phrases are words here; whether an article has them side by side is seen in its text.
 *
 * Common words such as « le » are looked for where a search has no others, in headlines, tags and names of authors. A search
 * without any word finds everything but what it excludes.
 *
 * One more word never finds more, with one exception: « le choix » finds bodies in which nobody knows of « le ». To hold
 * there too, « le » would have to find everything, or « le choix » nothing but headlines that have both.
 *
 * Rejects where a shard cannot be had.
 */
export async function search(index: SearchIndex, query: SearchQuery, options: SearchOptions): Promise<Found> {
  const owners = findOwners(index);
  const words = listWords(query, options.isTyping);
  const [matched, excluded] = await Promise.all([
    Promise.all(words.map(({ word, isTyped }) => matchWord(index, owners, word, isTyped))),
    Promise.all(query.excluded.map((word) => matchExactly(index, owners, word))),
  ]);
  // A word of one or two letters that nobody has is one that nobody has typed to its end.
  const used = words
    .map((word, at) => ({ ...word, terms: matched[at] ?? [] }))
    .filter(
      ({ word, isTyped, terms }) =>
        !(isTyped && words.length > 1 && terms.length === 0 && word.folded.length < PREFIX_LETTERS),
    );
  const allowed = findAllowed(owners, excluded.flat(), options.within);
  return {
    ...findArticles(
      index,
      owners,
      used.map(({ terms }) => terms),
      allowed,
    ),
    matches: used.map(toMatch),
    isExact: !used.some(({ word, terms }) => isCutShort(index, word, terms)),
  };
}

function isCutShort({ parts }: SearchIndex, word: QueryWord, terms: readonly TermMatch[]): boolean {
  return (
    terms.some(({ kind }) => kind === 'prefix') &&
    parts.some((part) => listBeginning(part, word).length > PREFIX_SHARDS)
  );
}

type UsedWord = { readonly word: QueryWord; readonly isTyped: boolean };

/** The words to look for, and which one is being typed. */
function listWords({ words, isOpen }: SearchQuery, isTyping: boolean): readonly UsedWord[] {
  const all = words.map((word, at) => ({ word, isTyped: isTyping && isOpen && at === words.length - 1 }));
  const telling = all.filter(({ word }) => !word.isStop);
  return telling.length > 0 ? telling : all;
}

function toMatch({ word, terms }: UsedWord & { readonly terms: readonly TermMatch[] }) {
  return { word: word.text, terms: terms.map(({ term, kind }) => ({ term, kind })) };
}

/** By ordinal: 0 where an article may not be found. */
function findAllowed(
  owners: Owners,
  excluded: readonly TermMatch[],
  within: ReadonlySet<number> | Uint8Array | undefined,
): Uint8Array {
  if (within === undefined && excluded.length === 0) return owners;
  const allowed = owners.slice();
  if (within !== undefined)
    for (let ordinal = 0; ordinal < allowed.length; ordinal++) {
      const isIn = within instanceof Uint8Array ? (within[ordinal] ?? 0) !== 0 : within.has(ordinal);
      if (!isIn) allowed[ordinal] = 0;
    }
  for (const { lists } of excluded)
    for (const { part, postings } of lists)
      for (const { ordinals } of postings.groups)
        for (const ordinal of ordinals) if (owners[ordinal] === part + 1) allowed[ordinal] = 0;
  return allowed;
}

function findArticles(
  index: SearchIndex,
  owners: Owners,
  words: readonly (readonly TermMatch[])[],
  allowed: Uint8Array,
): Pick<Found, 'all' | 'most'> {
  const tally = openTally(
    owners,
    index.parts.reduce((sum, { count }) => sum + count, 0),
  );
  for (const matches of words) tally.add(matches);
  const select = (least: number, most: number) => rank(tally.list(allowed, least, most), tally.scores);
  const all = select(words.length, words.length);
  const isFew = words.length > 1 && all.length < FEW;
  return { all, most: isFew ? select(findMost(words.length), words.length - 1) : new Uint32Array(0) };
}

/** Of two words one, of more words more than half. */
function findMost(words: number): number {
  return words === 2 ? 1 : Math.floor(words / 2) + 1;
}
