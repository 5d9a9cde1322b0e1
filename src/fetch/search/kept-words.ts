import type { ArticleFile } from '../../model/edition.ts';
import type { Stemming } from '../../model/search/analyse.ts';
import { openInverter } from '../../model/search/invert.ts';

/**
 * The words of some copies, and the numbers of the copies that hold each. They stand in one column: nothing is ranked here,
 * and an index with levels takes twice the room.
 */
export type KeptWords = {
  /** The copies that hold a term. */
  readonly listHolders: (term: string) => Uint32Array;
  /** The copies that hold terms with a beginning, each perhaps several times. */
  readonly listBeginning: (beginning: string) => Uint32Array;
};

/** Gathers the words of copies. */
export type WordGatherer = {
  /** Adds a copy, each number once. */
  readonly add: (number: number, copy: ArticleFile, stemming: Stemming) => void;
  readonly finish: () => KeptWords;
};

/** Opens words of no copies. */
export function gatherWords(): WordGatherer {
  const inverter = openInverter();
  return {
    add: (number, copy, stemming) => void inverter.add(number, copy, stemming),
    finish: () => {
      const terms: string[] = [];
      const lists: Uint32Array[] = [];
      for (const { term, postings } of inverter.list()) {
        terms.push(term);
        lists.push(postings.ordinals);
      }
      const starts = new Uint32Array(terms.length + 1);
      for (const [place, list] of lists.entries()) starts[place + 1] = (starts[place] ?? 0) + list.length;
      const numbers = new Uint32Array(starts.at(-1) ?? 0);
      for (const [place, list] of lists.entries()) numbers.set(list, starts[place]);
      const slice = (from: number, to: number) => numbers.subarray(starts[from], starts[to]);
      return {
        listHolders: (term) => {
          const place = findPlace(terms, term);
          return slice(place, terms[place] === term ? place + 1 : place);
        },
        // No character comes after this one.
        listBeginning: (beginning) =>
          slice(findPlace(terms, beginning), findPlace(terms, `${beginning}\uffff`)),
      };
    },
  };
}

/** The place of the first term that is not below another. */
function findPlace(terms: readonly string[], term: string): number {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] ?? '') < term) low = middle + 1;
    else high = middle;
  }
  return low;
}
