import { describe, expect, it } from 'vitest';

import { en } from '../../../src/messages/en.ts';
import { fr } from '../../../src/messages/fr.ts';

/** The first, the second and the last of every month of two years, one of them a leap year. */
const DAYS = [2023, 2024].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) =>
    [Date.UTC(year, month, 1), Date.UTC(year, month, 2), Date.UTC(year, month + 1, 0)].map((moment) =>
      new Date(moment).toISOString().slice(0, 10),
    ),
  ).flat(),
);
const FORMS = {
  long: { dateStyle: 'long' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  full: { dateStyle: 'full' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** What the tables of Unicode say. */
function ask(language: string, form: keyof typeof FORMS, day: string): string {
  const text = new Intl.DateTimeFormat(language, { ...FORMS[form], timeZone: 'UTC' }).format(new Date(day));
  return language === 'fr' ? text.replace(/(^|\s)1 (?=\p{L})/u, '$11er ') : text;
}

describe.each([
  ['French', fr],
  ['English', en],
])('a day in %s', (_, words) => {
  it('is written as the language writes it, in every form', () => {
    for (const day of DAYS) {
      expect(words.day(day, 'long')).toBe(ask(words.language, 'long', day));
      expect(words.day(day, 'short')).toBe(ask(words.language, 'short', day));
      expect(words.fullDay(day)).toBe(ask(words.language, 'full', day));
      expect(words.month(day.slice(0, 7))).toBe(ask(words.language, 'month', day));
    }
  });
});

describe.each([
  ['French', fr],
  ['English', en],
])('a number in %s', (_, words) => {
  it('is written as the language writes it', () => {
    const format = new Intl.NumberFormat(words.language);

    for (const value of [0, 1, 12, 999, 1000, 1234, 99_999, 1_000_000])
      expect(words.number(value)).toBe(format.format(value));
  });
});

describe.each([
  ['French', fr],
  ['English', en],
])('a list of names in %s', (_, words) => {
  it('is written as the language writes it', () => {
    const format = new Intl.ListFormat(words.language, { type: 'conjunction' });

    for (const names of [
      [],
      ['Renard'],
      ['Renard', 'Loup'],
      ['Renard', 'Loup', 'Ours'],
      ['a', 'b', 'c', 'd', 'e'],
    ])
      expect(words.listNames(names)).toBe(format.format(names));
  });
});
