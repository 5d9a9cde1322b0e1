import { describe, expect, it } from 'vitest';

import { printFilter } from '../../../src/model/location.ts';
import { FilterSheet } from '../../../src/views/parts/filter-panel.tsx';
import type { TagSearchState } from '../../../src/views/parts/tag-search.tsx';
import { splitMatch } from '../../../src/views/parts/tag-search.tsx';
import { makeTag } from '../../support/make-card.ts';
import { makeFilter } from '../../support/make-location.ts';
import type { Part } from './render.tsx';
import { render } from './render.tsx';

/** The filter of a list whose topics are « Radio », while something is looked for. */
function renderSearch(text: string, found: TagSearchState['found'], isExact = true): Part {
  return render(
    <FilterSheet
      filter={makeFilter()}
      tags={[{ ...makeTag('Radio'), count: 3 }]}
      names={new Map()}
      hrefOf={(filter) => `/category/mobile${printFilter(filter)}`}
      isExact={isExact}
      search={{ text, setText: () => undefined, found }}
    />,
  );
}

const getStatus = (part: Part) =>
  part
    .all('p')
    .find(({ attributes }) => attributes['role'] === 'status')
    ?.text.replaceAll('\u00a0', ' ');

describe('the search for a topic', () => {
  it('has a box with a name, above the topics, and no status while nothing is looked for', () => {
    const panel = renderSearch('', { kind: 'idle' });

    expect(panel.one('label').text).toBe('Chercher un sujet');
    expect(panel.one('input').attributes['type']).toBe('search');
    expect(panel.all('a')[0]?.name).toMatch(/^Radio/);
    expect(getStatus(panel)).toBeUndefined();
  });

  it('shows what it found in place of the topics, with the same three choices', () => {
    const panel = renderSearch('éc', { kind: 'found', tags: [{ ...makeTag('Écran'), count: 12 }] });

    expect(panel.all('a').map(({ target }) => target)).toEqual([
      '/category/mobile?tags=ecran',
      '/category/mobile?any=ecran',
      '/category/mobile?not=ecran',
    ]);
    expect(getStatus(panel)).toBe('1 sujet trouvé');
  });

  it('offers a topic that would leave nothing, with its nought', () => {
    const panel = renderSearch('ec', { kind: 'found', tags: [{ ...makeTag('Écran'), count: 0 }] });

    expect(panel.all('a')[0]?.name).toBe('Écran 0, 0\u00a0article');
  });

  it('gives no number where none is known', () => {
    const unknown = renderSearch('ec', { kind: 'found', tags: [makeTag('Écran')] });
    const none = renderSearch('ec', { kind: 'found', tags: [{ ...makeTag('Écran'), count: 0 }] }, false);

    expect([unknown, none].map((panel) => panel.all('a')[0]?.name)).toEqual(['Écran', 'Écran']);
  });

  it('says that nothing begins so, in the reader’s own letters', () => {
    expect(getStatus(renderSearch(' Xyz ', { kind: 'found', tags: [] }))).toBe(
      'Aucun sujet ne commence par « Xyz ».',
    );
  });

  it('says nothing of the topics that a device without network does not know', () => {
    const panel = renderSearch('xyz', { kind: 'found', tags: [], isOnDeviceOnly: true });

    expect(getStatus(panel)).toBe('0 sujet trouvé');
  });

  it('says that it is waiting', () => {
    expect(getStatus(renderSearch('ec', { kind: 'waiting' }))).toBe('Recherche…');
  });

  it('that failed can be tried again', () => {
    const panel = renderSearch('ec', { kind: 'failed', retry: () => undefined });

    expect(panel.all('button')[0]?.name).toBe('Réessayer');
    expect(getStatus(panel)).toContain('La recherche n’a pas abouti');
  });

  it('lets what was typed stand out in each name', () => {
    const panel = renderSearch('ec', { kind: 'found', tags: [makeTag('Grand écran')] });

    expect(panel.one('mark').text).toBe('éc');
    expect(panel.all('a')[0]?.name).toBe('Grand écran');
  });
});

describe('the part of a name that stands out', () => {
  it.each([
    ['Écran', 'ecr', ['', 'Écr', 'an'], 'accents and case are ignored'],
    ['Téléphone à écran', 'Éc', ['Téléphone à ', 'éc', 'ran'], 'a later word counts'],
    ['Bureau, écran', 'rea', ['Bureau, écran', '', ''], 'the middle of a word does not'],
    ['Arbre et bretelle', 'br', ['Arbre et ', 'br', 'etelle'], 'the middle is passed over'],
    ['L’écran', 'ecran', ['L’', 'écran', ''], 'an apostrophe ends a word'],
    ['Œuvre', 'oeu', ['Œuvre', '', ''], 'a name that grows when folded is left whole'],
    ['日本', '日', ['', '日', '本'], 'every script has beginnings'],
    ['5G', '  ', ['5G', '', ''], 'nothing typed, nothing marked'],
  ])('of %s for « %s » is %j: %s', (name, text, parts) => {
    expect(splitMatch(name, text)).toEqual(parts);
    expect(splitMatch(name, text).join('')).toBe(name);
  });
});
