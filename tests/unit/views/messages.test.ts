import { describe, expect, it } from 'vitest';

import { en } from '../../../src/messages/en.ts';
import { fr } from '../../../src/messages/fr.ts';
import { settingsWords } from '../../../src/messages/settings.ts';
import { shortcutWords } from '../../../src/messages/shortcuts.ts';

/** What functions of words are called with: one, several, none, many, and names. */
const SAMPLES = [
  [0, 0],
  [1, 1],
  [2, 2],
  [1234, 5678],
  ['Renard', 'Le Monde'],
];

/** What those are called with that write other things. */
const SAMPLES_OF: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  listNames: [[['Renard']], [['Renard', 'Loup', 'Ours']]],
  day: [
    ['2021-03-01', 'long'],
    ['2021-12-31', 'short'],
  ],
  fullDay: [['2021-03-01'], ['2021-12-31']],
  month: [['2021-03'], ['2021-12']],
};

/** Every text of a language with its place: a function gives one for each sample. */
function listTexts(words: unknown, place = ''): readonly (readonly [place: string, text: string])[] {
  if (typeof words === 'string') return [[place, words]];
  if (isFunction(words)) {
    const samples = SAMPLES_OF[place] ?? SAMPLES;
    return samples.map((sample) => [`${place}(${sample.join(', ')})`, String(words(...sample))]);
  }
  return Object.entries(words ?? {}).flatMap(([key, value]) =>
    listTexts(value, place === '' ? key : `${place}.${key}`),
  );
}

/** Every key of a language with what stands there. */
function listKeys(words: unknown, place = ''): readonly string[] {
  if (typeof words !== 'object' || words === null) return [`${place}: ${typeof words}`];
  return Object.entries(words).flatMap(([key, value]) => listKeys(value, `${place}.${key}`));
}

function isFunction(value: unknown): value is (...values: readonly unknown[]) => unknown {
  return typeof value === 'function';
}

const french = [
  ...listTexts(fr),
  ...listTexts(settingsWords.fr, 'settings'),
  ...listTexts(shortcutWords.fr, 'shortcuts'),
];
const keysWith = (wrong: RegExp) => french.filter(([, text]) => wrong.test(text));

describe('the words of the interface', () => {
  it('are the same things in both languages', () => {
    expect(listKeys(en)).toEqual(listKeys(fr));
    expect(listKeys(settingsWords.en)).toEqual(listKeys(settingsWords.fr));
    expect(listKeys(shortcutWords.en)).toEqual(listKeys(shortcutWords.fr));
  });

  it('are all there: no text is empty, and no number is lost', () => {
    const english = [en, settingsWords.en, shortcutWords.en].flatMap((words) => listTexts(words));
    const empty = [...french, ...english].filter(
      ([, text]) => text.trim() === '' || /undefined|\[object/.test(text),
    );

    expect(french.length).toBeGreaterThan(100);
    expect(empty).toEqual([]);
  });
});

describe('French typography', () => {
  it('has no space that a line may break at before : ; ! ? » nor after «', () => {
    expect(keysWith(/ [:;!?»]|« /)).toEqual([]);
  });

  it('has a no-break space before : ; ! ? » and after «', () => {
    expect(keysWith(/[^\u00a0\u202f][:;!?»]|«[^\u00a0\u202f]/)).toEqual([]);
  });

  it('has curved apostrophes, guillemets, and the ellipsis as one character', () => {
    expect(keysWith(/['"]|\.\.\./)).toEqual([]);
  });

  it('binds a number to its noun', () => {
    const counted = french.filter(([place]) => /^(?:articles|list\.status|tags\.status)\(/.test(place));

    expect(counted.filter(([, text]) => /\d [\p{L}]/u.test(text))).toEqual([]);
    expect(fr.articles(1)).toBe('1\u00a0article');
    expect(fr.articles(1234)).toBe('1\u202f234\u00a0articles');
  });

  it('counts nothing and one in the singular, as French does', () => {
    expect([0, 1, 2].map((number) => fr.authors.status(number).replaceAll('\u00a0', ' '))).toEqual([
      '0 signature',
      '1 signature',
      '2 signatures',
    ]);
  });
});
