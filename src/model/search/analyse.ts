import { listChunks } from './chunks.ts';
import type { Piece } from './split-words.ts';
import { splitChunk } from './split-words.ts';
import { stem } from './stems.ts';
import type { Stemming } from './stems.ts';
import { isStopWord } from './stop-words.ts';

export { foldWord } from './fold.ts';
export type { Stemming } from './stems.ts';

/** A word of a text as the index knows it. */
export type TextWord = {
  readonly term: string;
  /** UTF-16 offsets of the word in the text. */
  readonly start: number;
  readonly end: number;
  /** Its place among the words: 0, 1, 2 … Alternatives share a place; `wifi` for `wi-fi` has that of `wi`. */
  readonly position: number;
  readonly isStop: boolean;
};

/** Chooses how the words of an article are stemmed: by its own language, else by that of the site (both BCP 47). */
export function chooseStemming(language: string | undefined, site: string): Stemming {
  const [primary] = (language ?? site).toLowerCase().split('-');
  return primary === 'fr' || primary === 'en' ? primary : 'plain';
}

/** Most of an archive is some thousands of words that come again and again: so many are remembered, and as many of before. */
const MAX_REMEMBERED = 100_000;
/** What is longer does not come again, as a sentence of a script without spaces. */
const MAX_LENGTH = 32;
type Memory = Map<string, readonly TextWord[]>;
const recent: Record<Stemming, Memory> = { fr: new Map(), en: new Map(), plain: new Map() };
const former: Record<Stemming, Memory> = { fr: new Map(), en: new Map(), plain: new Map() };

/**
 * Lists the words of a text in the order of their places, accents, case and inflections aside. Any text has a list;
 * one of signs alone has an empty one.
 *
 * @example
 * analyse('L’énergie des Wi-Fi', 'fr')
 * // => energ at 0, des (a stop word) at 1, wi and wifi at 2, fi at 3
 */
export function analyse(text: string, stemming: Stemming): readonly TextWord[] {
  const words: TextWord[] = [];
  let position = 0;
  for (const chunk of listChunks(text)) {
    const own = recall(chunk.text, stemming);
    for (const word of own) {
      words.push({
        term: word.term,
        start: chunk.start + word.start,
        end: chunk.start + word.end,
        position: position + word.position,
        isStop: word.isStop,
      });
    }
    position += (own.at(-1)?.position ?? -1) + 1;
  }
  return words;
}

function recall(chunk: string, stemming: Stemming): readonly TextWord[] {
  const known = recent[stemming].get(chunk);
  if (known !== undefined) return known;
  if (chunk.length > MAX_LENGTH) return readWords(chunk, stemming);
  // A part of a text keeps the whole of it in memory; a copy does not.
  const copy = [...chunk].join('');
  const words = former[stemming].get(copy) ?? readWords(copy, stemming);
  if (recent[stemming].size >= MAX_REMEMBERED) {
    former[stemming] = recent[stemming];
    recent[stemming] = new Map();
  }
  recent[stemming].set(copy, words);
  return words;
}

function readWords(chunk: string, stemming: Stemming): readonly TextWord[] {
  return splitChunk(chunk).map((piece) => toWord(piece, stemming));
}

function toWord({ word, start, end, position }: Piece, stemming: Stemming): TextWord {
  return { term: stem(word, stemming), start, end, position, isStop: isStopWord(word, stemming) };
}
