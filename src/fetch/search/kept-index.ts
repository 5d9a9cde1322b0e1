import type { ArticleFile } from '../../model/edition.ts';
import type { Stemming } from '../../model/search/analyse.ts';
import { chooseStemming } from '../../model/search/analyse.ts';
import { PREFIX_LETTERS } from '../../model/search/match-word.ts';
import { MAX_WORDS } from '../../model/search/parse-query.ts';
import type { QueryWord } from '../../model/search/query-words.ts';
import { listQueryWords } from '../../model/search/query-words.ts';
import { findStem } from '../../model/search/similar-terms.ts';
import type { KeptWords } from './kept-words.ts';
import { gatherWords } from './kept-words.ts';
import type { KeptAsk } from './protocol.ts';

/** Where full copies of saved articles are read. */
export type KeptCopies = {
  /** Names the version of each, by its address. */
  readonly listVersions: () => Promise<ReadonlyMap<string, string>>;
  /** Gives some of them; nothing in the place of one that cannot be read. */
  readonly getArticles: (addresses: readonly string[]) => Promise<readonly (ArticleFile | undefined)[]>;
};

/** The copies of saved articles, by the words that they hold. */
export type KeptIndex = {
  /**
   * Gives the addresses of those that hold every word, the last of which may be a beginning. The first question makes the
   * index; where the library has changed since the last one, what is new is added to it. Rejects where no copy can be read.
   */
  readonly find: (ask: Omit<KeptAsk, 'kind'>) => Promise<readonly string[]>;
};

/** Copies that are in memory together: others are answered between two lots of them. */
const LOT = 25;
/** Every renewal adds a part, and a word is looked for in each; beyond so many all is made anew. */
const MOST_PARTS = 12;

/** A copy, in the version that was read; without a number where it could not be. */
type Held = { readonly version: string; readonly number: number | undefined };

/** The index at one time. */
type Made = {
  readonly parts: readonly KeptWords[];
  readonly site: string;
  readonly languages: ReadonlySet<Stemming>;
  readonly held: ReadonlyMap<string, Held>;
  /** By number, those of copies that have gone as well. */
  readonly addresses: readonly string[];
};

/** Opens an index that nothing has been read for yet. */
export function openKeptIndex(copies: KeptCopies): KeptIndex {
  let made = startOver('');
  let known: number | undefined;
  // One renewal after the other, or two would read the same copies.
  let renewing: Promise<unknown> = Promise.resolve();
  const renewTo = async (library: number, site: string) => {
    if (known === library && made.site === site) return;
    made = await renew(copies, made, site);
    known = library;
  };
  return {
    find: async ({ text, site, library }) => {
      const own = renewing.then(() => renewTo(library, site));
      // Who asks next tries again.
      renewing = own.catch(() => undefined);
      await own;
      return findWords(made, text);
    },
  };
}

/** An index of nothing. Articles that are in no language of their own are found as they are written. */
function startOver(site: string): Made {
  return { parts: [], site, languages: new Set(['plain']), held: new Map(), addresses: [] };
}

/** Takes in what is kept now. What has left stays in its part, and is not found any more. */
async function renew(copies: KeptCopies, before: Made, site: string): Promise<Made> {
  const versions = await copies.listVersions();
  const left = [...before.held].filter(([address, { version }]) => versions.get(address) === version);
  const isWorn =
    before.site !== site || before.parts.length >= MOST_PARTS || left.length * 2 < before.addresses.length;
  const base = isWorn ? startOver(site) : before;
  const held = new Map(isWorn ? [] : left);
  const [addresses, languages] = [[...base.addresses], new Set(base.languages)];
  const fresh = [...versions].filter(([address]) => !held.has(address));
  const words = gatherWords();
  for (let start = 0; start < fresh.length; start += LOT) {
    const lot = fresh.slice(start, start + LOT);
    const articles = await copies.getArticles(lot.map(([address]) => address));
    for (const [at, [address, version]] of lot.entries()) {
      const article = articles[at];
      held.set(address, { version, number: article && addresses.length });
      if (article === undefined) continue;
      const stemming = chooseStemming(article.card.language, site);
      languages.add(stemming);
      words.add(addresses.length, article, stemming);
      addresses.push(address);
    }
  }
  const hasMore = addresses.length > base.addresses.length;
  const parts = hasMore ? [...base.parts, words.finish()] : base.parts;
  return { parts, site, languages, held, addresses };
}

/** The addresses of the copies that hold every word of a text. */
function findWords(made: Made, text: string): readonly string[] {
  const { languages, addresses } = made;
  const words = listQueryWords(text, [...languages]).slice(0, MAX_WORDS);
  const telling = words.filter(({ isStop }) => !isStop);
  const wanted = telling.length > 0 ? telling : words;
  const [first, ...others] = wanted.flatMap((word) => {
    const isLast = word === words.at(-1);
    const holders = listHolders(made, word, isLast);
    // A word of one or two letters that nobody has is one that nobody has typed to its end.
    const isBegun = isLast && wanted.length > 1 && word.folded.length < PREFIX_LETTERS;
    return isBegun && holders.size === 0 ? [] : [holders];
  });
  return [...(first ?? [])]
    .filter((number) => others.every((holders) => holders.has(number)))
    .flatMap((number) => addresses[number] ?? []);
}

/**
 * The copies that hold a word, as the search of the edition understands it (`match-word.ts`): in any inflection; where none
 * has it so, or it is perhaps not finished, those with words that begin so. What differs by a typo is another word: of the
 * shelf, too, only what is written is found.
 */
function listHolders(
  { parts, held, addresses }: Made,
  word: QueryWord,
  isLast: boolean,
): ReadonlySet<number> {
  const isKept = (number: number) => held.get(addresses[number] ?? '')?.number === number;
  const collect = (list: (part: KeptWords) => readonly Uint32Array[]) =>
    new Set(parts.flatMap((part) => list(part).flatMap((numbers) => [...numbers].filter(isKept))));
  const exact = collect((part) => word.terms.map(({ term }) => part.listHolders(term)));
  if (word.folded.length < PREFIX_LETTERS || (exact.size > 0 && !isLast)) return exact;
  const longer = collect((part) => [part.listBeginning(word.folded)]);
  if (exact.size > 0 || !isLast) return new Set([...exact, ...longer]);
  const stem = findStem(word.folded, listTermsIn(parts, word.folded));
  const shorter = stem === undefined ? [] : collect((part) => [part.listHolders(stem)]);
  return new Set([...longer, ...shorter]);
}

/** The beginnings of a word that are terms. */
function listTermsIn(parts: readonly KeptWords[], word: string): readonly string[] {
  return Array.from(word, (_, at) => word.slice(0, at + 1)).filter((beginning) =>
    parts.some((part) => part.listHolders(beginning).length > 0),
  );
}
