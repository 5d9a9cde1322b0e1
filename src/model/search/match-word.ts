import { listAround, listElsewhere } from './near-shards.ts';
import type { Postings } from './postings.ts';
import type { QueryWord } from './query-words.ts';
import type { IndexPart, Owners, SearchIndex } from './search-index.ts';
import type { OpenShard } from './shard.ts';
import { findSimilar, findStem } from './similar-terms.ts';

/** How a term of the index is what somebody searched for. */
export type MatchKind = 'exact' | 'prefix' | 'typo';

/** A term that stands for a word of a search. */
export type TermMatch = {
  readonly term: string;
  readonly kind: MatchKind;
  /** Its articles, by part. */
  readonly lists: readonly { readonly part: number; readonly postings: Postings }[];
};

/** Letters of the shortest beginning that stands for all words that begin so. */
export const PREFIX_LETTERS = 3;
/** Shards of a part that are read for one beginning: words of three letters may begin a hundred shards. */
export const PREFIX_SHARDS = 4;

/**
 * Finds the terms that stand for a word: exactly; where no article has it so, those that begin with it and those that differ
 * by a typo. A word that is being typed stands for those that begin with it in any case, so that what it finds once it is
 * finished was found before.
 */
export async function matchWord(
  index: SearchIndex,
  owners: Owners,
  word: QueryWord,
  isTyped: boolean,
): Promise<readonly TermMatch[]> {
  const isShort = word.folded.length < PREFIX_LETTERS;
  const getBeginning = () => getShards(index, (part) => listBeginning(part, word).slice(0, PREFIX_SHARDS));
  // A word that is being typed needs both: they travel together.
  const [exact, atOnce] = await Promise.all([
    matchExactly(index, owners, word),
    isTyped && !isShort ? getBeginning() : undefined,
  ]);
  if (isShort || (exact.length > 0 && !isTyped)) return exact;

  const beginning = atOnce ?? (await getBeginning());
  const longer = new Set(beginning.flatMap(({ shard }) => [...shard.listFrom(word.folded)]));
  for (const { term } of exact) longer.delete(term);
  const prefixed = collect(beginning, owners, longer, 'prefix');
  if (exact.length > 0) return [...exact, ...prefixed];

  return [...prefixed, ...(await matchSimilar(index, owners, word, isTyped, longer))];
}

/** The shards of a part that hold words with this beginning. */
export function listBeginning(part: IndexPart, { folded }: QueryWord): readonly number[] {
  return part.listShards(folded, `${folded}\uffff`);
}

/** Finds other terms that a word was perhaps meant for, where it would stand; where nothing is like it, where it would without a slip. */
async function matchSimilar(
  index: SearchIndex,
  owners: Owners,
  word: QueryWord,
  isTyped: boolean,
  others: ReadonlySet<string>,
): Promise<readonly TermMatch[]> {
  const findIn = async (list: (part: IndexPart) => readonly number[]) => {
    const shards = await getShards(index, list);
    const atHand = new Set(shards.flatMap(({ shard }) => shard.words.filter((term) => !others.has(term))));
    const stem = isTyped ? findStem(word.folded, atHand) : undefined;
    const typos = findSimilar(word, atHand).filter((term) => term !== stem);
    return [
      ...collect(shards, owners, stem === undefined ? [] : [stem], 'prefix'),
      ...collect(shards, owners, typos, 'typo'),
    ];
  };
  const near = await findIn((part) => listAround(part, word));
  return near.length > 0 || others.size > 0 ? near : findIn((part) => listElsewhere(part, word));
}

/** The articles that hold a word exactly. */
export async function matchExactly(
  index: SearchIndex,
  owners: Owners,
  word: QueryWord,
): Promise<readonly TermMatch[]> {
  const terms = word.terms.map(({ term }) => term);
  const shards = await getShards(index, (part) => terms.flatMap((term) => part.listShards(term, term)));
  return collect(shards, owners, terms, 'exact');
}

/** A shard with the number of its part. */
type PartShard = { readonly part: number; readonly shard: OpenShard };

async function getShards(
  index: SearchIndex,
  list: (part: IndexPart) => readonly number[],
): Promise<readonly PartShard[]> {
  return Promise.all(
    index.parts.flatMap((part, at) =>
      [...new Set(list(part))].map(async (shard) => ({ part: at, shard: await part.getShard(shard) })),
    ),
  );
}

/** Those of some terms that an article of the edition has. */
function collect(
  shards: readonly PartShard[],
  owners: Owners,
  terms: Iterable<string>,
  kind: MatchKind,
): readonly TermMatch[] {
  return [...new Set(terms)].flatMap((term) => {
    const byPart = new Map<number, Postings>();
    for (const { part, shard } of shards) {
      const postings = shard.find(term);
      if (postings !== undefined && isHeld(postings, owners, part)) byPart.set(part, postings);
    }
    const lists = Array.from(byPart, ([part, postings]) => ({ part, postings }));
    return lists.length > 0 ? [{ term, kind, lists }] : [];
  });
}

function isHeld({ groups }: Postings, owners: Owners, part: number): boolean {
  return groups.some(({ ordinals }) => ordinals.some((ordinal) => owners[ordinal] === part + 1));
}
