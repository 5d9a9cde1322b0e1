import { describe, expect, it } from 'vitest';

import { en } from '../../../src/messages/en.ts';
import { fr } from '../../../src/messages/fr.ts';
import type { Filter } from '../../../src/model/filter.ts';
import type { Month } from '../../../src/model/instant.ts';
import { nameFilter } from '../../../src/views/parts/name-filter.ts';
import { makeFilter, makeSlug } from '../../support/make-location.ts';

const NAMES = new Map([
  ['tag-5g', '5G'],
  ['tag-radio', 'Radio'],
  ['tag-esim', 'eSIM'],
  ['author-elie-antenne', 'Élie Antenne'],
  ['category-securite', 'Sécurité'],
]);
const [fiveG, radio, esim] = ['5g', 'radio', 'esim'].map(makeSlug);
const month = (value: Month) => `le mois ${value}`;

function name(overrides: Partial<Filter>, words = fr): string {
  return nameFilter(words, 'Mobile', makeFilter(overrides), NAMES, month).replaceAll('\u00a0', ' ');
}

describe('the name of a filtered list', () => {
  it.each<[filter: Partial<Filter>, name: string, why: string]>([
    [{}, 'Mobile', 'without a filter it is the list’s own'],
    [{ sort: 'oldest' }, 'Mobile', 'an order is no filter'],
    [{ tags: [makeSlug('5g')] }, 'Mobile : 5G', 'a tag has its name'],
    [{ tags: [makeSlug('inconnu')] }, 'Mobile : inconnu', 'a tag that is not there has its slug'],
    [{ author: makeSlug('elie-antenne') }, 'Mobile : par Élie Antenne', 'so has an author'],
    [{ category: makeSlug('securite') }, 'Mobile : dans Sécurité', 'and a category'],
    [{ from: '2021-03' as Month }, 'Mobile : depuis le mois 2021-03', 'months are said'],
    [{ to: '2021-06' as Month }, 'Mobile : jusqu’à le mois 2021-06', 'the last one too'],
  ])('for %j is %j: %s', (filter, expected) => {
    expect(name(filter)).toBe(expected);
  });

  it('says all parts of a filter in one order', () => {
    const filter = {
      tags: [fiveG, radio].filter((slug) => slug !== undefined),
      not: [esim].filter((slug) => slug !== undefined),
      category: makeSlug('securite'),
      author: makeSlug('elie-antenne'),
      from: '2021-03' as Month,
    };

    expect(name(filter)).toBe(
      'Mobile : 5G, Radio, sauf eSIM, dans Sécurité, par Élie Antenne, depuis le mois 2021-03',
    );
  });

  it('speaks the reader’s language', () => {
    expect(name({ any: [makeSlug('5g')], not: [makeSlug('radio')] }, en)).toBe('Mobile: or 5G, not Radio');
  });
});
