import type { Stemming, TextWord } from './analyse.ts';
import { analyse } from './analyse.ts';

/** A text in parts, of which some are what a search found. */
export type Marked = readonly MarkedPart[];

export type MarkedPart = { readonly text: string; readonly isFound: boolean };

/** Finds the word of a search that a word of a text answers; nothing where it answers none. */
export type FindWord = (word: TextWord) => string | undefined;

/** A part of a text, in UTF-16 units, and the word of the search that it answers. */
export type FoundRange = { readonly start: number; readonly end: number; readonly word: string };

/** Lists where a text answers a search, in order; alternatives of a word that overlap are one. */
export function findRanges(text: string, stemming: Stemming, findWord: FindWord): readonly FoundRange[] {
  const ranges: FoundRange[] = [];
  const found = analyse(text, stemming)
    .flatMap((own) => {
      const word = findWord(own);
      return word === undefined ? [] : [{ start: own.start, end: own.end, word }];
    })
    // Of parts that begin together, the longer one holds the other.
    .sort((a, b) => a.start - b.start || b.end - a.end);
  for (const range of found) {
    const last = ranges.at(-1);
    if (last === undefined || range.start >= last.end) ranges.push(range);
    else ranges[ranges.length - 1] = { ...last, end: Math.max(last.end, range.end) };
  }
  return ranges;
}

/** Cuts a text, or a part of it, where what was found begins and ends. */
export function cutText(
  text: string,
  ranges: readonly FoundRange[],
  from = 0,
  to: number = text.length,
): Marked {
  const parts: MarkedPart[] = [];
  let at = from;
  const take = (end: number, isFound: boolean) => {
    if (end > at) parts.push({ text: text.slice(at, end), isFound });
    at = Math.max(at, end);
  };
  for (const { start, end } of ranges) {
    if (end <= from || start >= to) continue;
    take(Math.min(Math.max(start, from), to), false);
    take(Math.min(end, to), true);
  }
  take(to, false);
  return parts;
}
