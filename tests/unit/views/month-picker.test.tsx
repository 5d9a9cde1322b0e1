import { describe, expect, it } from 'vitest';

import { en } from '../../../src/messages/en.ts';
import type { Messages } from '../../../src/messages/fr.ts';
import { printFilter } from '../../../src/model/location.ts';
import type { Month } from '../../../src/model/instant.ts';
import type { MonthPickerProps } from '../../../src/views/parts/month-picker.tsx';
import { MonthPicker } from '../../../src/views/parts/month-picker.tsx';
import { makeFilter } from '../../support/make-location.ts';
import type { Part } from './render.tsx';
import { render } from './render.tsx';

const month = (text: string) => text as Month; // The tests write whole months.

const MONTHS = [
  { month: month('2019-11'), count: 10 },
  { month: month('2021-03'), count: 4 },
  { month: month('2021-06'), count: 1 },
  { month: month('2022-01'), count: 20 },
];

/** A picker that has something chosen stands open. */
function renderPicker(props: Partial<MonthPickerProps> = {}, words?: Messages): Part {
  return render(
    <MonthPicker
      months={MONTHS}
      from={month('2021-03')}
      to={month('2021-06')}
      hrefOf={(range) => `/category/mobile${printFilter(makeFilter(range))}`}
      {...props}
    />,
    words === undefined ? {} : { words },
  );
}

const readable = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
const links = (part: Part) => part.all('a').map(({ name, target }) => [readable(name), target]);

describe('the months of a list', () => {
  it('are folded away until a reader asks, or has chosen some', () => {
    const folded = renderPicker({ from: undefined, to: undefined });

    expect(folded.one('summary').text).toBe('Dates');
    expect(folded.all('a', 'option')).toEqual([]);
    expect(renderPicker().one('details').attributes).toHaveProperty('open');
  });

  it('are not there where the list has none', () => {
    expect(renderPicker({ months: [], from: undefined, to: undefined }).all('details')).toEqual([]);
  });

  it('are there, folded, where they are fetched on demand', () => {
    const picker = renderPicker({ months: [], from: undefined, to: undefined, onOpen: () => undefined });

    expect(picker.one('summary').text).toBe('Dates');
  });

  it('say that they are on the way', () => {
    expect(renderPicker({ months: 'waiting' }).text).toContain('Chargement…');
  });

  it('come by year, newest first, with what each year holds', () => {
    const years = links(renderPicker()).filter(([name]) => /^\d{4}/.test(name ?? ''));

    expect(years).toEqual([
      ['2022 20, 20 articles', '/category/mobile?from=2022-01&to=2022-12'],
      ['2021 5, 5 articles', '/category/mobile?from=2021-01&to=2021-12'],
      ['2019 10, 10 articles', '/category/mobile?from=2019-01&to=2019-12'],
    ]);
  });

  it('draw each year as long as its share of the fullest', () => {
    const bars = renderPicker()
      .all('span')
      .flatMap(({ attributes }) => attributes['style'] ?? []);

    expect(bars).toEqual(['inline-size:100%', 'inline-size:25%', 'inline-size:50%']);
  });

  it('give a year no number where a month of it has none', () => {
    const months = [{ month: month('2021-03') }, { month: month('2021-06'), count: 1 }];

    expect(renderPicker({ months }).all('a')[1]?.name).toBe('2021');
  });

  it('unfold only in the year that is chosen, and leave out empty ones', () => {
    const picker = renderPicker();

    expect(
      picker
        .all('ol')[1]
        ?.all('a')
        .map(({ name }) => readable(name)),
    ).toEqual(['mars 2021 4, 4 articles', 'juin 2021 1, 1 article']);
    expect(picker.all('button').map(({ name, attributes }) => [name, attributes['aria-expanded']])).toEqual([
      ['Mois de 2022', 'false'],
      ['Mois de 2021', 'true'],
      ['Mois de 2019', 'false'],
    ]);
  });

  it.each([
    ['2021-03', '2021-03', 'mars 2021 4, 4 articles'],
    ['2021-01', '2021-12', '2021 5, 5 articles'],
  ])('from %s to %s mark what is chosen', (from, to, name) => {
    const current = renderPicker({ from: month(from), to: month(to) })
      .all('a')
      .filter(({ attributes }) => attributes['aria-current'] === 'true');

    expect(current.map((link) => readable(link.name))).toEqual([name]);
  });

  it('are all taken off at once', () => {
    expect(links(renderPicker())).toContainEqual(['Toutes les dates', '/category/mobile']);
  });

  it('can be jumped to where the list can', () => {
    const jumps = renderPicker({ jumpHrefOf: (value) => `/category/mobile#${value}` });

    expect(links(jumps)).toContainEqual(['Aller à mars 2021', '/category/mobile#2021-03']);
    expect(links(renderPicker()).filter(([name]) => name?.startsWith('Aller'))).toEqual([]);
  });

  it('are written in the reader’s language', () => {
    expect(renderPicker({}, en).text).toContain('March 2021');
  });
});

describe('the ends of a range', () => {
  it('offer only months that have articles and do not cross', () => {
    const [from, to] = renderPicker()
      .all('select')
      .map((select) => select.all('option').map(({ text }) => text));

    expect(from).toEqual(['le début', 'novembre 2019', 'mars 2021', 'juin 2021']);
    expect(to).toEqual(['la fin', 'mars 2021', 'juin 2021', 'janvier 2022']);
  });

  it('show what the address asks, even a month that nobody can pick', () => {
    const [from] = renderPicker({ from: month('2020-05') }).all('select');

    const chosen = from?.all('option').filter(({ attributes }) => 'selected' in attributes);
    expect(chosen?.map(({ text }) => text)).toEqual(['mai 2020']);
  });

  it('have names', () => {
    const picker = renderPicker();

    const selects = picker.all('select').map(({ attributes }) => attributes['id']);
    expect(picker.all('label').map(({ text, attributes }) => [text, attributes['for']])).toEqual([
      ['De', selects[0]],
      ['À', selects[1]],
    ]);
  });
});
