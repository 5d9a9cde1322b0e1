import { APOSTROPHE } from './chunks.ts';
import type { Part } from './parts.ts';

/** What loses its vowel before another word. */
const ELIDED = new Set('l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu quelqu'.split(' '));
/** What ends an English word and is none: `Apple’s`, `we’ll`. */
const CONTRACTED = new Set('s d m ll re ve'.split(' '));
/** What makes one word with what follows: « aujourd’hui », « prud’homme », « entr’acte », « grand’rue ». */
const GLUED = new Set('aujourd prud entr grand'.split(' '));
const IS_APOSTROPHE = new RegExp(`^[${APOSTROPHE}]$`);

/**
 * Drops what an apostrophe cuts off from a word, and puts together what it only seems to part.
 *
 * @example
 * 'jusqu’aujourd’hui' // => 'aujourdhui'
 * 'Apple’s'           // => 'apple'
 * 'don’t'             // => 'dont'
 * 'O’Reilly'          // => 'o', 'reilly'
 */
export function readApostrophes(parts: readonly Part[]): readonly Part[] {
  const isBound = (part: Part | undefined) => part !== undefined && IS_APOSTROPHE.test(part.joiner);
  if (!parts.some(isBound)) return parts;
  const words: Part[] = [];
  for (const [index, part] of parts.entries()) {
    const last = words.at(-1);
    const isLast = index === parts.length - 1;
    // What stands before may have been dropped.
    const follows = last !== undefined && isBound(part) && last.end === parts[index - 1]?.end;
    const isElided = !follows && ELIDED.has(part.word) && isBound(parts[index + 1]);
    if (isElided || (follows && isLast && CONTRACTED.has(part.word))) continue;
    if (follows && (GLUED.has(last.word) || (isLast && part.word === 't'))) {
      words[words.length - 1] = { ...last, word: last.word + part.word, end: part.end };
    } else words.push(part);
  }
  return words;
}
