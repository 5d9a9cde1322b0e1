import { afterEach, describe, expect, it } from 'vitest';

import type { Instant } from '../../../src/model/instant.ts';
import { isMonth, parseInstant, toMonth } from '../../../src/model/instant.ts';

const DATES: readonly (readonly [text: string, instant: string | undefined, why: string])[] = [
  ['2021-03-12T16:04:00+01:00', '2021-03-12T15:04:00Z', 'a zone is brought to UTC'],
  ['2021-03-12T15:04:00Z', '2021-03-12T15:04:00Z', 'UTC stays'],
  ['2021-03-12t15:04:00z', '2021-03-12T15:04:00Z', 'lower-case letters are allowed by RFC 3339'],
  ['2021-03-12 15:04:00Z', '2021-03-12T15:04:00Z', 'so is a space'],
  [' 2021-03-12T15:04:00Z\n', '2021-03-12T15:04:00Z', 'white space around is no harm'],
  ['2021-03-12T15:04Z', '2021-03-12T15:04:00Z', 'seconds may lack'],
  ['2021-03-12T15:04:05.999Z', '2021-03-12T15:04:05Z', 'parts of a second go'],
  ['2021-03-12T16:04:00+0100', '2021-03-12T15:04:00Z', 'WordPress writes zones without a colon'],
  ['2021-03-13T05:04:00+14:00', '2021-03-12T15:04:00Z', 'Kiribati is the first to see a day'],
  ['2021-03-12T03:04:00-12:00', '2021-03-12T15:04:00Z', 'and Baker Island the last'],
  [
    '2021-03-28T02:30:00+01:00',
    '2021-03-28T01:30:00Z',
    'an hour that summer time leaps over still has its zone',
  ],
  ['2021-10-31T02:30:00+02:00', '2021-10-31T00:30:00Z', 'the hour that comes twice, first'],
  ['2021-10-31T02:30:00+01:00', '2021-10-31T01:30:00Z', 'the hour that comes twice, then'],
  ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z', 'the beginning of Unix is a date like another'],
  ['1789-07-14T12:00:00+00:09', '1789-07-14T11:51:00Z', 'so is one before'],
  ['2099-12-31T23:59:59Z', '2099-12-31T23:59:59Z', 'and one to come'],
  ['2024-02-29T10:00:00Z', '2024-02-29T10:00:00Z', '29 February of a leap year'],
  ['2023-02-29T10:00:00Z', undefined, '29 February of another year'],
  ['2021-02-30T10:00:00Z', undefined, '30 February'],
  ['2021-04-31T10:00:00Z', undefined, '31 April'],
  ['2021-13-01T10:00:00Z', undefined, 'a thirteenth month'],
  ['2021-03-12T24:00:00Z', undefined, 'a twenty-fifth hour'],
  ['2021-03-12T10:60:00Z', undefined, 'a sixty-first minute'],
  ['2016-12-31T23:59:60Z', undefined, 'a leap second, which no clock of a computer can show'],
  ['0000-00-00T00:00:00Z', undefined, 'the zero date of MySQL'],
  ['0000-00-00 00:00:00', undefined, 'the zero date of WordPress'],
  ['2021-03-12T10:00:00+19:00', undefined, 'a zone that is nowhere'],
  ['2021-03-12T10:00:00+01:75', undefined, 'seventy-five minutes'],
  ['0001-01-01T00:00:00+01:00', undefined, 'before the year 1'],
  ['9999-12-31T23:00:00-02:00', undefined, 'after the year 9999'],
  ['2021-03-12T15:04:00', undefined, 'no zone'],
  ['2021-03-12', undefined, 'no time'],
  ['12/03/2021', undefined, 'day or month first?'],
  ['hier', undefined, 'a word'],
  ['Fri, 12 Mar 2021 15:04:00 GMT', undefined, 'a date of RSS'],
  ['ven., 12 mars 2021 15:04:00 +0100', undefined, 'a date of RSS in French'],
  ['1615561440', undefined, 'a number of seconds'],
  ['+012021-03-12T15:04:00Z', undefined, 'a year of six digits'],
  ['', undefined, 'nothing'],
];

describe('parseInstant', () => {
  it.each(DATES)('reads %j as %j: %s (J11)', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it('reads again what it gave', () => {
    const instants = DATES.flatMap(([, instant]) => instant ?? []);

    expect(instants.map(parseInstant)).toEqual(instants);
  });
});

describe('toMonth', () => {
  it.each([
    ['2021-03-31T21:59:59Z', 'Europe/Paris', '2021-03', 'the last second of March in Paris, in summer time'],
    ['2021-03-31T22:00:00Z', 'Europe/Paris', '2021-04', 'the first of April'],
    ['2021-03-31T22:00:00Z', 'UTC', '2021-03', 'is still March in Greenwich'],
    ['2020-12-31T23:30:00Z', 'Europe/Paris', '2021-01', 'a year begins an hour earlier in Paris'],
    ['2021-01-01T02:30:00Z', 'America/Montreal', '2020-12', 'and five hours later in Montréal'],
    ['0800-12-25T12:00:00Z', 'Europe/Paris', '0800-12', 'a year has four digits'],
  ])('puts %s, in %s, into %s: %s', (instant, timeZone, month) => {
    expect(toMonth(instant as Instant, timeZone)).toBe(month);
  });
});

describe('a build in another time zone', () => {
  const home = process.env['TZ'];

  afterEach(() => {
    if (home === undefined) delete process.env['TZ'];
    else process.env['TZ'] = home;
  });

  it.each(['UTC', 'Europe/Paris', 'America/St_Johns', 'Pacific/Kiritimati', 'Australia/Eucla'])(
    'reads the same dates in %s (J11)',
    (timeZone) => {
      process.env['TZ'] = timeZone;

      const instants = DATES.map(([text]) => parseInstant(text));
      const month = toMonth('2021-03-31T22:00:00Z' as Instant, 'Europe/Paris');

      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(timeZone);
      expect(instants).toEqual(DATES.map(([, instant]) => instant));
      expect(month).toBe('2021-04');
    },
  );
});

describe('isMonth', () => {
  it.each([
    ['2021-03', true],
    ['2021-12', true],
    ['2021-00', false],
    ['2021-13', false],
    ['2021-3', false],
    ['2021-03-01', false],
    ['2021-03\n', false],
    ['', false],
  ])('answers for %j: %s', (text, answer) => {
    expect(isMonth(text)).toBe(answer);
  });
});
