import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cutText, measureReadingMinutes } from '../../../src/model/reading-time.ts';

describe('measureReadingMinutes', () => {
  it.each([
    ['', 1, 'nothing takes a minute'],
    ['mot '.repeat(238), 1, '238 words take one'],
    ['mot '.repeat(2380), 10, 'ten times as many take ten'],
    ['l’aujourd’hui '.repeat(2380), 10, 'an apostrophe parts no word'],
    ['हिन्दी '.repeat(2380), 10, 'nor does a vowel sign'],
    ['日'.repeat(4760), 10, 'a Chinese character is half a word'],
  ])('of %.20s… is %i: %s', (text, minutes) => {
    expect(measureReadingMinutes(text.replaceAll('. ', ''))).toBe(minutes);
  });
});

describe('cutText', () => {
  it.each([
    ['Un renard passe la nuit.', 12, 'Un renard…', 'after a whole word'],
    ['Un renard passe la nuit.', 10, 'Un renard…', 'also when the word just fits'],
    ['Un renard passe la nuit.', 9, 'Un…', 'but not when the ellipsis does not'],
    ['Un renard, passe.', 13, 'Un renard…', 'without the comma before the ellipsis'],
    ['Un  renard\n\tpasse.', 40, 'Un renard passe.', 'white space is folded'],
    ['Court.', 6, 'Court.', 'what fits is not cut'],
    ['Anticonstitutionnellement', 10, 'Anticonst…', 'a word that is too long is cut'],
    ['🦊🦊🦊🦊', 4, '🦊…', 'after a whole character'],
    ['Il dit\u202f: «\u00a0non\u00a0» et part', 15, 'Il dit…', 'no-break spaces hold together'],
  ])('cuts %j at %i to %j: %s', (text, length, cut) => {
    expect(cutText(text, length)).toBe(cut);
  });

  it('never gives more characters than asked for, nor half of one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (text, length) => {
          const cut = cutText(text, length);

          expect(cut.length).toBeLessThanOrEqual(length);
          expect(cut).not.toMatch(/\p{Cs}/u);
        },
      ),
      { seed: 1, numRuns: 2000 },
    );
  });
});
