import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cutBeginning, findPassage } from '../../../../src/model/search/find-passage.ts';
import type { FindWord, Marked } from '../../../../src/model/search/mark-words.ts';
import { cutText, findRanges } from '../../../../src/model/search/mark-words.ts';

/** A text with brackets around what was found. */
const show = (parts: Marked) => parts.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('');

/** Finds words by their terms. */
const findAny =
  (...terms: readonly string[]): FindWord =>
  ({ term }) =>
    terms.includes(term) ? term : undefined;

const mark = (text: string, ...terms: readonly string[]) =>
  show(cutText(text, findRanges(text, 'plain', findAny(...terms))));

describe('words that are marked', () => {
  it.each([
    ['Le renard court.', ['renard'], 'Le [renard] court.'],
    ['L’Été, l’été.', ['ete'], 'L’[Été], l’[été].'],
    ['Le wi-fi marche.', ['wifi'], 'Le [wi-fi] marche.'],
    ['Le wi-fi marche.', ['wifi', 'fi'], 'Le [wi-fi] marche.'],
    ['Le renard.', ['loup'], 'Le renard.'],
    ['', ['loup'], ''],
  ])('stand out in %j', (text, terms, expected) => {
    expect(mark(text, ...terms)).toBe(expected);
  });

  it('leave every text as it was, but for the marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.boolean(), (text, isFound) => {
        const parts = cutText(
          text,
          findRanges(text, 'fr', () => (isFound ? 'word' : undefined)),
        );

        expect(parts.map((part) => part.text).join('')).toBe(text);
        expect(parts.every((part) => part.text !== '')).toBe(true);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

describe('a passage', () => {
  const filler = 'Rien de tout cela ne compte ici. '.repeat(12);

  it('is where most of the words stand together, not where one stands often', () => {
    const paragraphs = ['Un renard, un renard, un renard.', 'Le renard mange le fromage.'];

    expect(show(findPassage(paragraphs, 'plain', findAny('renard', 'fromage')) ?? [])).toBe(
      'Le [renard] mange le [fromage].',
    );
  });

  it('begins with a sentence where one begins near, and is no longer than two lines', () => {
    const text = `${filler}Le renard mange. ${filler}`;

    const passage = show(findPassage([text], 'plain', findAny('renard')) ?? []);

    expect(passage).toMatch(/^… Le \[renard\] mange\. Rien .* …$/);
    expect(passage.length).toBeLessThan(230);
  });

  it('is cut between words', () => {
    const text = `${'abcdefghi '.repeat(40)}renard ${'klmnopqrs '.repeat(40)}`;

    expect(show(findPassage([text], 'plain', findAny('renard')) ?? [])).toMatch(
      /^… (?:abcdefghi )+\[renard\](?: klmnopqrs)+ …$/,
    );
  });

  it('is nothing where no word stands', () => {
    expect(findPassage([filler, ''], 'plain', findAny('renard'))).toBeUndefined();
  });

  it('of a text without any of the words is its beginning', () => {
    expect(show(cutBeginning(filler))).toMatch(/^Rien de tout cela .* …$/);
    expect(show(cutBeginning(filler)).length).toBeLessThan(230);
    expect(show(cutBeginning('Rien.'))).toBe('Rien.');
  });
});
