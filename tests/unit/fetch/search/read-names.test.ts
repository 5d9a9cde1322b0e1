import { describe, expect, it } from 'vitest';

import { readNames } from '../../../../src/fetch/search/read-names.ts';
import { toSlug } from '../../../../src/model/slug.ts';
import { makeFilter, makeSlug } from '../../../support/make-location.ts';

const named = {
  authors: [
    { slug: makeSlug('ada'), name: 'Ada Wren' },
    { slug: makeSlug('ana-ruiz'), name: 'Ana María' },
    { slug: makeSlug('ana'), name: 'Ana Ruiz' },
  ],
  categories: [{ slug: makeSlug('eco'), label: 'Économie & réseaux' }],
};

describe('a filter that somebody typed', () => {
  it.each([
    ['ada', 'ada', 'a slug stays'],
    ['ada-wren', 'ada', 'a name becomes its slug'],
    ['ana-ruiz', 'ana-ruiz', 'a slug goes before a name'],
    ['nobody', 'nobody', 'what nobody has stays'],
  ])('with the author %s means %s: %s', (asked, author) => {
    expect(readNames(makeFilter({ author: makeSlug(asked) }), named)).toEqual(
      makeFilter({ author: makeSlug(author) }),
    );
  });

  it('names categories as readers see them', () => {
    const filter = makeFilter({ category: toSlug('economie & RESEAUX') });

    expect(readNames(filter, named).category).toBe('eco');
  });

  it('stays as it is where it names neither', () => {
    expect(readNames(makeFilter({ tags: [makeSlug('5g')] }), named)).toEqual(
      makeFilter({ tags: [makeSlug('5g')] }),
    );
  });
});
