import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MAX_SLUG_BYTES, foldText, isSlug, numberSlug, toSlug } from '../../../src/model/slug.ts';

/** Any text at all, halves of characters included. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
);

describe('toSlug', () => {
  it.each([
    ['Sécurité informatique', 'securite-informatique', 'accents go, spaces join'],
    ['L’été à Gex', 'l-ete-a-gex', 'an apostrophe parts words'],
    ['C', 'c', 'one letter is enough'],
    ['C++', 'c-plus-plus', 'a plus is read aloud'],
    ['C#', 'c-sharp', 'and so is a sharp'],
    ['R&D', 'r-et-d', 'and an ampersand'],
    ['.NET', 'net', 'a leading dot goes'],
    ['Œuvre', 'oeuvre', 'ligatures are spelt out'],
    ['Æther', 'aether', 'all of them'],
    ['Straße', 'strasse', 'sharp s is two'],
    ['İstanbul', 'istanbul', 'a Turkish capital loses its dot, not its place'],
    ['Việt Nam', 'viet-nam', 'stacked accents go together'],
    ['日本', '日本', 'other scripts stay'],
    ['ゲーム', 'ゲーム', 'a long vowel is inside its word'],
    ['हिन्दी', 'हिन्दी', 'vowel signs are inside their word'],
    ['Россия', 'россия', 'capitals of any script go down'],
    ['٣ طرق', '٣-طرق', 'digits of any script are digits'],
    ['🎉', 'x-1f389', 'without a letter, the code points'],
    ['🎉 5G 🎉', '5g', 'with a letter, the letters'],
    ['  -- 5G --  ', '5g', 'no hyphen at an end'],
    ['../../etc/passwd', 'etc-passwd', 'a path is words'],
    ['__proto__', 'proto', 'underscores join nothing'],
    ['', 'x', 'nothing has a slug too'],
    ['\u0301', 'x-301', 'an accent alone is no letter'],
  ])('%j is %j: %s', (name, slug) => {
    expect(toSlug(name)).toBe(slug);
  });

  it('gives a slug for any text (J12)', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        expect(toSlug(name)).toSatisfy(isSlug);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('leaves a slug without accents as it is', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const slug = toSlug(name);

        expect(toSlug(slug)).toBe(slug);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('cuts a name that no disk can hold after a whole character', () => {
    expect(toSlug('日'.repeat(5000))).toBe('日'.repeat(60));
  });
});

describe('isSlug', () => {
  it.each([
    ['', 'nothing'],
    ['Mobile', 'a capital'],
    ['objets connectés', 'a space'],
    ['a--b', 'two hyphens'],
    ['-a', 'a hyphen first'],
    ['a-', 'a hyphen last'],
    ['a/b', 'a slash'],
    ['..', 'the way up'],
    ['a.json', 'a dot'],
    ['__proto__', 'an underscore'],
    ['a%20b', 'a percent sign'],
    ['a\n', 'a line end'],
    ['\u0301a', 'an accent first'],
    ['e\u0301te', 'a decomposed letter: the same address in two spellings'],
    ['a'.repeat(MAX_SLUG_BYTES + 1), 'more than a file name holds'],
  ])('refuses %j: %s', (text) => {
    expect(isSlug(text)).toBe(false);
  });

  it('accepts what just fits a file name', () => {
    expect(isSlug('a'.repeat(MAX_SLUG_BYTES))).toBe(true);
  });
});

describe('numberSlug', () => {
  it('puts the number last', () => {
    expect(numberSlug(toSlug('C'), 2)).toBe('c-2');
  });

  it('gives another slug however long the first one is', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 1e6 }), (name, number) => {
        const numbered = numberSlug(toSlug(name.repeat(30)), number);

        expect(numbered).toSatisfy(isSlug);
        expect(numbered.endsWith(`-${number}`)).toBe(true);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe('foldText', () => {
  it.each([
    ['Œuvre d’ÉTÉ', 'oeuvre d’ete', 'Latin letters lose accents, case and ligatures'],
    ['Ελλάδα', 'ελλάδα', 'the accents of other scripts tell words apart'],
    ['й', 'й', 'so does the breve of Cyrillic'],
    ['cafe\u0301', 'cafe', 'however the accent is encoded'],
  ])('makes %j %j: %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('changes nothing that it folded before', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text);

        expect(foldText(folded)).toBe(folded);
      }),
      { seed: 4, numRuns: 5000, examples: [['Ϊ\u0301'], ['ẞ'], ['Ǽ'], ['İ'], ['ΑΣ'], ['K']] },
    );
  });
});
