import type { Stemming } from './analyse.ts';
import type { FindWord, FoundRange, Marked } from './mark-words.ts';
import { cutText, findRanges } from './mark-words.ts';

/** Characters of a passage, more or less: two lines of a wide window. */
const LENGTH = 200;
/** Of those, the most that precede the first word found. */
const LEAD = 60;

type Passage = { readonly text: string; readonly ranges: readonly FoundRange[]; readonly score: number };

/**
 * Finds the passage of some paragraphs in which the most different words of a search stand together, the first one of
 * equals, and cuts it out between words; nothing where none of them stands there.
 */
export function findPassage(
  paragraphs: Iterable<string>,
  stemming: Stemming,
  findWord: FindWord,
): Marked | undefined {
  let best: Passage | undefined;
  for (const text of paragraphs) {
    const ranges = findRanges(text, stemming, findWord);
    for (let first = 0; first < ranges.length; first++) {
      const near = listNear(ranges, first);
      const score = new Set(near.map(({ word }) => word)).size + near.length / 1000;
      if (score > (best?.score ?? 0)) best = { text, ranges: near, score };
    }
  }
  return best && cutPassage(best);
}

/** The beginning of a text, as long as a passage, cut between words. */
export function cutBeginning(text: string): Marked {
  return cutPassage({ text, ranges: [] });
}

/** What was found within the length of a passage that begins with one of it. */
function listNear(ranges: readonly FoundRange[], first: number): readonly FoundRange[] {
  const start = ranges[first]?.start ?? 0;
  return ranges.slice(first).filter(({ end }) => end - start <= LENGTH - LEAD);
}

function cutPassage({ text, ranges }: Omit<Passage, 'score'>): Marked {
  const first = ranges[0]?.start ?? 0;
  const from = findStart(text, first);
  const to = findEnd(text, Math.max(from + LENGTH, ranges.at(-1)?.end ?? 0));
  return [
    ...(from > 0 ? [{ text: '… ', isFound: false }] : []),
    ...cutText(text, ranges, from, to),
    ...(to < text.length ? [{ text: ' …', isFound: false }] : []),
  ];
}

/** The beginning of the sentence where it is near, else that of a word. */
function findStart(text: string, first: number): number {
  if (first <= LEAD) return 0;
  const before = text.slice(first - LEAD, first);
  const sentence = /^[^]*[.!?…]["»”’)\s]*\s/u.exec(before);
  if (sentence !== null) return first - LEAD + sentence[0].length;
  const space = /\s/u.exec(before);
  return space === null ? first : first - LEAD + space.index + 1;
}

/** The end of the last whole word. */
function findEnd(text: string, end: number): number {
  if (end >= text.length) return text.length;
  const space = /\s+\S*$/u.exec(text.slice(0, end + 1));
  return space === null ? end : space.index;
}
