// Not by the package's own name: that brings the comparison of words, lines and patches along, 2 kB (gzip).
import { diffArrays } from 'diff/lib/diff/array.js';

import type { ArticlePart } from './article-parts.ts';
import { listParts, nameSight, plainSpaces } from './article-parts.ts';
import type { ArticleFile } from './edition.ts';

/** Words of a part that stayed, went or came. */
export type WordSpan = { readonly kind: 'kept' | 'removed' | 'added'; readonly text: string };

/** A part of two versions of an article; `part` is that of the later one, but where it was removed. */
export type ComparedPart =
  | { readonly kind: 'unchanged' | 'removed' | 'added'; readonly part: ArticlePart }
  | {
      readonly kind: 'changed';
      readonly before: ArticlePart;
      readonly part: ArticlePart;
      /** None of them but kept ones where only a picture, a film or a sound is another. */
      readonly words: readonly WordSpan[];
    };

/** Two texts with more edits than this are two texts: there is nothing to show word by word. */
const MOST_EDITS = 1000;
/** So many pairs of parts are tried; beyond that all of one side went and all of the other came. */
const MOST_PAIRS = 40_000;
/** Parts that share this much of their words are one part that was written anew. */
const LEAST_ALIKE = 0.4;

/** There is one of each of these in an article. */
const SINGLE: ReadonlySet<string> = new Set(['headline', 'standfirst', 'authors', 'picture', 'caption']);

/**
 * Compares two versions of an article, part by part in the order of reading, and those that changed word by word. What
 * moved is removed in one place and added in the other. The parts give both versions back: without those removed they
 * are the later one, without those added the earlier one; words that differ by the kind of a space count as the same.
 *
 * @example
 * compareArticles(copy, now).find(({ kind }) => kind === 'changed')
 * // => { kind: 'changed', before, part, words: [{ kind: 'kept', text: 'Un ' }, { kind: 'removed', text: 'loup' }, …] }
 */
export function compareArticles(before: ArticleFile, after: ArticleFile): readonly ComparedPart[] {
  return diffRuns(listParts(before), listParts(after), nameSight).flatMap(({ removed, added, kept }) => [
    ...compareRun(removed, added),
    ...kept.map((part) => ({ kind: 'unchanged' as const, part })),
  ]);
}

/** What went and came at one place, and what follows it in both. */
type Run<Item> = {
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
  readonly kept: readonly Item[];
};

function diffRuns<Item>(
  before: readonly Item[],
  after: readonly Item[],
  nameItem: (item: Item) => string,
): readonly Run<Item>[] {
  const changes = diffArrays(before.map(nameItem), after.map(nameItem), { maxEditLength: MOST_EDITS });
  if (changes === undefined) return [{ removed: before, added: after, kept: [] }];
  const runs: Run<Item>[] = [];
  let [from, to] = [0, 0];
  let change: { removed: readonly Item[]; added: readonly Item[] } = { removed: [], added: [] };
  for (const { removed, added, count } of changes) {
    const [old, late] = [before.slice(from, from + count), after.slice(to, to + count)];
    if (!added) from += count;
    if (!removed) to += count;
    if (removed) change.removed = old;
    else if (added) change.added = late;
    else {
      runs.push({ ...change, kept: late });
      change = { removed: [], added: [] };
    }
  }
  return [...runs, { ...change, kept: [] }];
}

/** Compares parts that went with parts that came in their place: those that are alike have changed. */
function compareRun(removed: readonly ArticlePart[], added: readonly ArticlePart[]): readonly ComparedPart[] {
  const compared: ComparedPart[] = [];
  let [from, to] = [0, 0];
  const leave = (until: number) =>
    compared.push(...removed.slice(from, until).map((part) => ({ kind: 'removed' as const, part })));
  const enter = (until: number) =>
    compared.push(...added.slice(to, until).map((part) => ({ kind: 'added' as const, part })));
  for (const [old, late] of findPairs(removed, added)) {
    leave(old);
    enter(late);
    const [before, part] = [removed[old], added[late]];
    if (before !== undefined && part !== undefined)
      compared.push({ kind: 'changed', before, part, words: compareWords(before.text, part.text) });
    [from, to] = [old + 1, late + 1];
  }
  leave(removed.length);
  enter(added.length);
  return compared;
}

/** Finds the pairs, in the order of both lists, that are most alike in all. */
function findPairs(
  removed: readonly ArticlePart[],
  added: readonly ArticlePart[],
): readonly (readonly [old: number, late: number])[] {
  if (removed.length * added.length > MOST_PAIRS) return [];
  const [bags, others] = [removed.map(countWords), added.map(countWords)];
  const likeness = bags.map((bag) => others.map((other) => measureLikeness(bag, other)));
  const best = removed.map(() => added.map(() => 0));
  const getBest = (old: number, late: number) => best[old]?.[late] ?? 0;
  const getPaired = (old: number, late: number) => (likeness[old]?.[late] ?? 0) + getBest(old + 1, late + 1);
  for (const [old, row] of [...best.entries()].reverse())
    for (let late = row.length - 1; late >= 0; late--)
      row[late] = Math.max(getPaired(old, late), getBest(old + 1, late), getBest(old, late + 1));

  const pairs: (readonly [number, number])[] = [];
  for (let [old, late] = [0, 0]; old < removed.length && late < added.length;) {
    if (getBest(old, late) === getBest(old + 1, late)) old += 1;
    else if (getBest(old, late) === getBest(old, late + 1)) late += 1;
    else {
      pairs.push([old, late]);
      [old, late] = [old + 1, late + 1];
    }
  }
  return pairs;
}

type Bag = { readonly part: ArticlePart; readonly words: ReadonlyMap<string, number>; readonly size: number };

function countWords(part: ArticlePart): Bag {
  const list = splitWords(part.text.toLowerCase()).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const words = new Map<string, number>();
  for (const word of list) words.set(word, (words.get(word) ?? 0) + 1);
  return { part, words, size: list.length };
}

/** From 0, two parts, to 1, the same words: the share of words that both have. */
function measureLikeness(one: Bag, other: Bag): number {
  if (one.part.kind !== other.part.kind) return 0;
  if (SINGLE.has(one.part.kind)) return 1;
  let shared = 0;
  for (const [word, count] of one.words) shared += Math.min(count, other.words.get(word) ?? 0);
  const total = one.size + other.size;
  const likeness = total === 0 ? 1 : (2 * shared) / total;
  return likeness < LEAST_ALIKE ? 0 : likeness;
}

function compareWords(before: string, after: string): readonly WordSpan[] {
  const runs = diffRuns(splitWords(before), splitWords(after), plainSpaces);
  const spans: WordSpan[] = [];
  let [removed, added] = ['', ''];
  const add = (kind: WordSpan['kind'], text: string) => {
    if (text !== '') spans.push({ kind, text });
  };
  for (const [index, run] of runs.entries()) {
    removed += run.removed.join('');
    added += run.added.join('');
    const kept = run.kept.join('');
    if (kept.trim() === '' && index < runs.length - 1) {
      // Two changes with nothing but a space between them read as one.
      removed += kept;
      added += kept;
    } else {
      add('removed', removed);
      add('added', added);
      add('kept', kept);
      [removed, added] = ['', ''];
    }
  }
  return spans;
}

/** Splits a text into words, and whatever stands between them; a letter each where words have no spaces. */
function splitWords(text: string): readonly string[] {
  return text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|[\p{L}\p{M}\p{N}]+|[^]/gu) ?? [];
}
