import { describe, expect, it } from 'vitest';

import { en } from '../../../src/messages/en.ts';
import type { Messages } from '../../../src/messages/fr.ts';
import { fr } from '../../../src/messages/fr.ts';
import { printFilter } from '../../../src/model/location.ts';
import type { FilterSheetProps } from '../../../src/views/parts/filter-panel.tsx';
import { ActiveFilters, FilterSheet } from '../../../src/views/parts/filter-panel.tsx';
import { makeTag } from '../../support/make-card.ts';
import { makeFilter, makeSlug } from '../../support/make-location.ts';
import type { Part } from './render.tsx';
import { render } from './render.tsx';

function renderSheet(props: Partial<FilterSheetProps> = {}, words?: Messages): Part {
  return render(
    <FilterSheet
      filter={makeFilter()}
      tags={[{ ...makeTag('5G'), count: 12 }]}
      names={new Map()}
      hrefOf={(filter) => `/category/mobile${printFilter(filter)}`}
      {...props}
    />,
    words === undefined ? {} : { words },
  );
}

const readable = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the counts of a filter', () => {
  it('are the numbers themselves where everything is counted', () => {
    const sheet = renderSheet();

    expect(readable(sheet.all('a')[0]?.name ?? '')).toBe('5G 12, 12 articles');
    expect(sheet.text).not.toContain('au moins');
  });

  it('are minimums, and say so, where not everything is counted', () => {
    const sheet = renderSheet({ isExact: false });

    expect(readable(sheet.all('a')[0]?.name ?? '')).toBe('5G 12+, au moins 12 articles');
    expect(readable(sheet.text)).toContain('12+ veut dire au moins 12');
  });

  it('say so in the reader’s language', () => {
    expect(renderSheet({ isExact: false }, en).all('a')[0]?.name).toBe('5G 12+, at least 12 articles');
  });

  it('that would cost much to complete are completed on demand, and the price is told', () => {
    const sheet = renderSheet({ isExact: false, onCountAll: () => undefined, chunksLeft: 210 });

    const button = sheet.all('button').find(({ name }) => name === 'Compter tout');
    const [price] = sheet.all('p').filter(({ attributes }) => attributes['id'] === 'count-all-cost');
    expect(button?.attributes['aria-describedby']).toBe('count-all-cost');
    expect(readable(price?.text ?? '')).toContain('210 fichiers');
  });

  it('that complete themselves are not asked for', () => {
    expect(renderSheet({ isExact: false }).text).not.toContain('Compter tout');
  });

  it('never claim that no topic is left before everything is counted', () => {
    expect(renderSheet({ tags: [] }).text).toContain('Plus aucun sujet');
    expect(renderSheet({ tags: [], isExact: false }).text).not.toContain('Plus aucun sujet');
  });
});

describe('the sheet of a filter', () => {
  it('says how many filters are at work', () => {
    const filter = makeFilter({ tags: [makeSlug('5g')], author: makeSlug('elie-antenne') });

    expect(renderSheet({ filter }).all('summary')[0]?.text).toBe('Filtrer (2)');
  });

  it('ends with the way back to the list, which says what it holds now', () => {
    const last = renderSheet({ resultText: 'Voir les 42 articles' }).all('button').at(-1);

    expect(last?.name).toBe('Voir les 42 articles');
    expect(renderSheet().all('button').at(-1)?.name).toBe('Voir la liste');
  });

  it('shows twelve topics at once, and the others when they are unfolded', () => {
    const tags = Array.from({ length: 30 }, (_, index) => ({ ...makeTag(`Sujet ${index}`), count: 1 }));

    const sheet = renderSheet({ tags });

    expect(sheet.all('ul').map((list) => list.all('li').length)).toEqual([12]);
    expect(sheet.all('summary').map(({ text }) => text)).toContain(fr.filter.moreTopics);
  });

  it('without a vocabulary to look in has no search box', () => {
    expect(renderSheet().all('input')).toEqual([]);
  });
});

describe('the chips of a tag that is both wanted and excluded', () => {
  const chips = render(
    <ActiveFilters
      filter={makeFilter({ tags: [makeSlug('5g')], not: [makeSlug('5g')] })}
      names={new Map([['tag-5g', '5G']])}
      hrefOf={(filter) => `/category/mobile${printFilter(filter)}`}
    />,
  );

  it('are two, and each takes off its own half', () => {
    expect(
      chips
        .all('li')
        .flatMap((chip) => chip.all('a'))
        .map(({ name, target }) => [name, target]),
    ).toEqual([
      ['5G, retirer ce filtre', '/category/mobile?not=5g'],
      ['sauf 5G, retirer ce filtre', '/category/mobile?tags=5g'],
    ]);
  });
});

describe('what the way back to a list says', () => {
  it.each([
    [42, false, 'Voir les 42 articles', 'See the 42 articles'],
    [1, false, 'Voir l’article', 'See the article'],
    [0, false, 'Revenir à la liste', 'Back to the list'],
    [240, true, 'Voir au moins 240 articles', 'See at least 240 articles'],
  ])('of %i (at least: %s) is « %s »', (total, isAtLeast, french, english) => {
    const sheet = renderSheet({ resultText: en.filter.see(total, isAtLeast) }, en);

    expect(sheet.all('button').at(-1)?.name).toBe(english);
    expect(readable(fr.filter.see(total, isAtLeast))).toBe(french);
  });
});
