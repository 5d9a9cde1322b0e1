import { DamageError } from './bits.ts';

/** A capital before each word says how many characters it shares with the word before: A none, B one … */
const NONE = 65;
/** The last capital: so many, and as many more as the next one says. */
const MANY = 25;

/** Writes sorted words into one text, each without the beginning that it shares with the one before. */
export type WordWriter = {
  /** The length of the text so far. */
  readonly size: number;
  add(word: string): void;
  /** Gives the text and begins anew. */
  finish(): string;
};

/**
 * Opens an empty writer. Words are added in ascending order of code units, each once, and hold no capital of A to Z: those
 * stand between them.
 *
 * @example
 * // 'port', 'portail', 'porte', 'poste' => 'AportEailEeCste'
 */
export function openWordWriter(): WordWriter {
  let text = '';
  let last: string | undefined;
  return {
    get size() {
      return text.length;
    },
    add(word) {
      if (/[A-Z]/.test(word)) throw new Error(`a word of an index · expected no capital · found ${word}`);
      if (last !== undefined && word <= last)
        throw new Error(`words of an index · expected ascending order · found ${word} after ${last}`);
      const shared = countShared(last ?? '', word);
      const capitals = 'Z'.repeat(Math.floor(shared / MANY)) + String.fromCharCode(NONE + (shared % MANY));
      text += capitals + word.slice(shared);
      last = word;
    },
    finish() {
      const finished = text;
      text = '';
      last = undefined;
      return finished;
    },
  };
}

/** Reads a text of words, in their order. Throws a `DamageError` where it is none. */
export function readWords(text: string): readonly string[] {
  const words: string[] = [];
  let last = '';
  for (let at = 0; at < text.length;) {
    let shared = 0;
    let capital = text.charCodeAt(at++) - NONE;
    for (; capital === MANY; capital = text.charCodeAt(at++) - NONE) shared += MANY;
    if (!(capital >= 0 && capital < MANY)) throw new DamageError(`expected a capital at character ${at - 1}`);
    shared += capital;
    const start = at;
    while (at < text.length && !isCapital(text.charCodeAt(at))) at++;
    const word = last.slice(0, shared) + text.slice(start, at);
    if (shared > last.length || (words.length > 0 && word <= last))
      throw new DamageError(`expected ascending words · found ${word} after ${last}`);
    words.push(word);
    last = word;
  }
  return words;
}

function isCapital(code: number): boolean {
  return code >= NONE && code <= NONE + MANY;
}

/** How many characters two words begin with alike. */
export function countShared(one: string, other: string): number {
  let shared = 0;
  while (shared < one.length && one.charCodeAt(shared) === other.charCodeAt(shared)) shared++;
  return shared;
}
