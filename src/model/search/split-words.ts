import { readApostrophes } from './apostrophes.ts';
import { HYPHEN } from './chunks.ts';
import { listParts } from './parts.ts';
import type { Part } from './parts.ts';

/** A word of a chunk, folded, not yet stemmed. */
export type Piece = {
  readonly word: string;
  /** UTF-16 offsets in the chunk. */
  readonly start: number;
  readonly end: number;
  /** Its place among the words: 0, 1, 2 … */
  readonly position: number;
  /**
   * `part`: a word as it stands. `joined`: another way to write it, or the parts of `wi-fi` in one, at the place of the
   * first. `spare`: less or more than what stands there, as `disney` for `Disney+`: a text is found by it, but who
   * writes `disney+` does not mean it.
   */
  readonly kind: 'part' | 'joined' | 'spare';
};

/** A word of more letters is cut after these. */
export const MAX_LETTERS = 64;
/** More parts are an address, or a sentence with hyphens. */
const MAX_JOINED = 4;
/** What follows a French word after a hyphen and makes no word with it: « dit-il », « celui-ci ». */
const ENCLITICS = new Set(
  'je tu il elle on nous vous ils elles moi toi lui leur le la les ce ci en y meme memes'.split(' '),
);
/** What makes a noun with them all the same: « rendez-vous ». */
const NOUNS = new Set(['rendez']);
const IS_HYPHEN = new RegExp(`[${HYPHEN}]`);
const DIGITS = /^[\d.]+$/;

/**
 * Lists the words of a chunk: its parts, and what they are together.
 *
 * @example
 * splitChunk('l’e-mail') // => 'e', 'email' at 0, 'mail' at 1
 * splitChunk('S.N.C.F')  // => 'sncf'
 */
export function splitChunk(chunk: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let position = 0;
  for (const group of listGroups(listParts(chunk))) {
    const parts = readAcronym(readApostrophes(group));
    const joined = joinParts(parts);
    for (const [index, { word, start, end, same, spare }] of parts.entries()) {
      const place = { start, end, position: position + index };
      pieces.push({ word: cut(word), ...place, kind: 'part' });
      if (same !== undefined) pieces.push({ word: same, ...place, kind: 'joined' });
      if (spare !== undefined) pieces.push({ word: spare, ...place, kind: 'spare' });
      if (index === 0 && joined !== undefined) pieces.push({ ...joined, position, kind: 'joined' });
    }
    position += parts.length;
  }
  return pieces;
}

/** Parts that may be one word; a comma or a stroke parts them, other than that of `HTTP/3`. */
function listGroups(parts: readonly Part[]): readonly (readonly Part[])[] {
  const groups: Part[][] = [];
  for (const [index, part] of parts.entries()) {
    const isApart =
      /[,\n]/.test(part.joiner) ||
      (part.joiner === '/' && (DIGITS.test(parts[index - 1]?.word ?? '') || !DIGITS.test(part.word)));
    const group = groups.at(-1);
    if (group === undefined || isApart) groups.push([part]);
    else group.push(part);
  }
  return groups;
}

/** `S.N.C.F.` is one word, and none of its letters is. */
function readAcronym(parts: readonly Part[]): readonly Part[] {
  const [first, ...rest] = parts;
  const last = rest.at(-1);
  const isLetter = ({ word }: Part) => /^\p{L}$/u.test(word);
  if (first === undefined || last === undefined) return parts;
  if (!isLetter(first) || !rest.every((part) => part.joiner === '.' && isLetter(part))) return parts;
  return [{ ...first, word: parts.map(({ word }) => word).join(''), end: last.end }];
}

function joinParts(parts: readonly Part[]): Pick<Piece, 'word' | 'start' | 'end'> | undefined {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined || parts.length < 2 || parts.length > MAX_JOINED) {
    return undefined;
  }
  const isNoun = parts.length === 2 && NOUNS.has(first.word);
  if (IS_HYPHEN.test(last.joiner) && ENCLITICS.has(last.word) && !isNoun) return undefined;
  // Of numbers, thousands alone are one: not the days of a date, nor the years from one to another.
  const isNumber = parts.every(({ word }) => DIGITS.test(word));
  if (isNumber && parts.some(({ joiner, word }, index) => index > 0 && !isThousands(joiner, word))) {
    return undefined;
  }
  return { word: cut(parts.map(({ word }) => word).join('')), start: first.start, end: last.end };
}

function isThousands(joiner: string, word: string): boolean {
  return !IS_HYPHEN.test(joiner) && /^\d{3}(?:\.|$)/.test(word);
}

/** Cuts a word that is too long, never inside a character. */
function cut(word: string): string {
  if (word.length <= MAX_LETTERS) return word;
  return word.slice(0, MAX_LETTERS).replace(/[\ud800-\udbff]$/, '');
}
