import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { EVERYTHING } from '../../../src/model/filter.ts';
import type { Location } from '../../../src/model/location.ts';
import {
  MOST_SEARCHED,
  MOST_TAGS,
  cutSearched,
  findQueryFaults,
  parseFilter,
  parseLocation,
  printFilter,
  printLocation,
} from '../../../src/model/location.ts';
import { anyFilter, anyLocation, makeFilter, makeSlug } from '../../support/make-location.ts';

const a = makeSlug('a');
const b = makeSlug('b');
const c = makeSlug('c');

describe('an address', () => {
  it('names its location, and a location its address', () => {
    fc.assert(
      fc.property(anyLocation, (location) => {
        expect(parseLocation(printLocation(location))).toEqual(location);
      }),
      { seed: 1, numRuns: 10_000 },
    );
  });

  it('comes whole out of the parser of the browser', () => {
    fc.assert(
      fc.property(anyLocation, (location) => {
        const address = printLocation(location);

        const { pathname, search, hash } = new URL(address, 'https://kiosque.example');

        expect(parseLocation(pathname + search + hash)).toEqual(parseLocation(address));
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it.each<[Location, string]>([
    [{ page: 'front' }, '/'],
    [{ page: 'all', filter: EVERYTHING }, '/?sort=newest'],
    [{ page: 'all', filter: makeFilter({ sort: 'oldest' }) }, '/?sort=oldest'],
    [{ page: 'category', slug: makeSlug('mobile'), filter: EVERYTHING }, '/category/mobile'],
    [{ page: 'tag', slug: makeSlug('日本'), filter: EVERYTHING }, '/tag/%E6%97%A5%E6%9C%AC'],
    [{ page: 'author', slug: a, filter: makeFilter({ not: [b] }) }, '/author/a?not=b'],
    [{ page: 'article', slug: a, fragment: '' }, '/article/a'],
    [{ page: 'article', slug: a, fragment: 'img-2' }, '/article/a#img-2'],
    [{ page: 'article', slug: a, fragment: 'l’été' }, '/article/a#l%E2%80%99%C3%A9t%C3%A9'],
    [{ page: 'tags' }, '/tags'],
    [{ page: 'authors' }, '/authors'],
    [{ page: 'settings' }, '/settings'],
    [{ page: 'saved', filter: makeFilter({ tags: [a] }), shelf: {} }, '/saved?tags=a'],
    [
      { page: 'saved', filter: makeFilter({ tags: [a] }), shelf: { list: 'later', text: 'été & eau' } },
      '/saved?tags=a&list=later&q=%C3%A9t%C3%A9%20%26%20eau',
    ],
    [{ page: 'search', text: '', filter: EVERYTHING, order: 'relevance' }, '/search'],
    [
      { page: 'search', text: '"été" c++', filter: makeFilter({ tags: [a] }), order: 'newest' },
      '/search?q=%22%C3%A9t%C3%A9%22%20c%2B%2B&tags=a&sort=newest',
    ],
    [{ page: 'share', query: '' }, '/share'],
    [{ page: 'share', query: 'text=Le+renard&url=' }, '/share?text=Le+renard&url='],
    [{ page: 'unknown', path: '/2021/03/fox/?p=1#top' }, '/2021/03/fox/?p=1#top'],
  ])('of %j is %s', (location, address) => {
    expect(printLocation(location)).toBe(address);
  });
});

describe('the canonical order of a query', () => {
  it('does not depend on the order in which a reader chose', () => {
    expect(printFilter(makeFilter({ tags: [c, a, b] }))).toBe(printFilter(makeFilter({ tags: [b, c, a] })));
  });

  it('is that of the filter, whatever order somebody typed', () => {
    const typed = '?sort=oldest&to=2021-06&not=c&from=2021-03&category=b&author=a&any=c,b&tags=b,a,b';

    expect(printFilter(parseFilter(typed))).toBe(
      '?tags=a,b&any=b,c&not=c&author=a&category=b&from=2021-03&to=2021-06&sort=oldest',
    );
  });

  it('comes out of every query, and then changes no more', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const once = printFilter(parseFilter(printFilter(filter)));

        expect(printFilter(parseFilter(once))).toBe(once);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });
});

describe('parseLocation', () => {
  it.each<[string, Location, string]>([
    ['', { page: 'front' }, 'nothing is the front page'],
    ['/?', { page: 'front' }, 'an empty query asks nothing'],
    ['/?utm_source=mastodon&fbclid=x', { page: 'front' }, 'a foreign query asks nothing of ours'],
    [
      '/?utm_source=x&tags=a',
      { page: 'all', filter: makeFilter({ tags: [a] }) },
      'unless ours stands beside it',
    ],
    ['/?sort=newest', { page: 'all', filter: EVERYTHING }, 'an order makes it the list of everything'],
    ['/?sort=sideways', { page: 'front' }, 'an order that is none does not'],
    ['/?tags=', { page: 'front' }, 'no tag is no filter'],
    ['/?tags=A,B', { page: 'front' }, 'what is no slug names nothing'],
    ['/tag/a/', { page: 'tag', slug: a, filter: EVERYTHING }, 'WordPress ends its paths with a slash'],
    [
      '/tag/a?tags=b%2Cc',
      { page: 'tag', slug: a, filter: makeFilter({ tags: [b, c] }) },
      'mail programs encode commas',
    ],
    [
      '/tag/a?tags=b&tags=c',
      { page: 'tag', slug: a, filter: makeFilter({ tags: [b] }) },
      'of a double key the first counts',
    ],
    [
      '/tag/a?from=2021-13&to=hier',
      { page: 'tag', slug: a, filter: EVERYTHING },
      'a month that is none is left out',
    ],
    ['/tag/a?tags=%', { page: 'tag', slug: a, filter: EVERYTHING }, 'a lone percent sign is left out'],
    ['/tag/a?%E0%A4%A=b&=&&=c', { page: 'tag', slug: a, filter: EVERYTHING }, 'so is a broken key'],
    [
      '/tag/a?__proto__=b&constructor=c',
      { page: 'tag', slug: a, filter: EVERYTHING },
      'so are the names of JavaScript',
    ],
    ['/tag/%', { page: 'unknown', path: '/tag/%' }, 'a lone percent sign is no slug'],
    ['/tag/%2Fa', { page: 'unknown', path: '/tag/%2Fa' }, 'nor is an encoded slash'],
    ['/tag/..%2f..%2fetc', { page: 'unknown', path: '/tag/..%2f..%2fetc' }, 'nor a way up'],
    ['/tag/__proto__', { page: 'unknown', path: '/tag/__proto__' }, 'nor a name of JavaScript'],
    ['/tag', { page: 'unknown', path: '/tag' }, 'a list of no tag'],
    ['/constructor/a', { page: 'unknown', path: '/constructor/a' }, 'a page that only an object has'],
    ['/article/a/b', { page: 'unknown', path: '/article/a/b' }, 'a path that is too long'],
    ['/article/a#%', { page: 'article', slug: a, fragment: '%' }, 'a fragment may be anything'],
    ['/article/a?utm_source=x#p-1', { page: 'article', slug: a, fragment: 'p-1' }, 'an article has no query'],
    [
      '/article/a#\ud800',
      { page: 'article', slug: a, fragment: '\ufffd' },
      'half a character cannot be printed again',
    ],
    [
      '/search?q=wi+fi&sort=relevance&utm_source=x',
      { page: 'search', text: 'wi fi', filter: EVERYTHING, order: 'relevance' },
      'a form writes a space as a plus sign',
    ],
    [
      '/search?q=100+%&sort=oldest',
      { page: 'search', text: '100 %', filter: EVERYTHING, order: 'oldest' },
      'a lone percent sign is itself',
    ],
    ['/share?text=a%3D+b', { page: 'share', query: 'text=a%3D+b' }, 'what is shared is kept as it came'],
    ['/2021/03/fox/', { page: 'unknown', path: '/2021/03/fox/' }, 'an old permalink is kept as it came'],
  ])('takes %j for %j: %s', (address, location) => {
    expect(parseLocation(address)).toEqual(location);
  });

  it('takes an address of 10 kB', () => {
    const address = `/tag/a?tags=${'b,'.repeat(5000)}${'c'.repeat(5000)}&not=${'%'.repeat(5000)}`;

    expect(parseLocation(address)).toEqual({ page: 'tag', slug: a, filter: makeFilter({ tags: [b] }) });
  });

  it('takes any text, and prints what it read in a form that it reads again (J12)', () => {
    const anyAddress = fc.oneof(
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
        .map((units) => String.fromCharCode(...units)),
      fc
        .array(
          fc.constantFrom(
            '/',
            '?',
            '#',
            '&',
            '=',
            ',',
            '%',
            '%2',
            '%41',
            'tag',
            'article',
            'tags',
            'sort',
            'oldest',
            'a',
            'é',
          ),
          {
            maxLength: 12,
          },
        )
        .map((parts) => parts.join('')),
    );

    fc.assert(
      fc.property(anyAddress, (address) => {
        const location = parseLocation(address);

        expect(parseLocation(printLocation(location))).toEqual(location);
      }),
      { seed: 4, numRuns: 5000 },
    );
  });
});

describe('a query that cannot be read whole', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`).join(',');

  it.each<[string, readonly unknown[], string]>([
    ['?tags=5g,radio&from=2021-03', [], 'every part can be read'],
    ['?utm_source=x', [], 'what is no filter is nobody’s fault'],
    ['?tags=', [], 'nothing asked, nothing wrong'],
    ['?from=2021-13', [{ kind: 'unread', text: '2021-13' }], 'a month that does not exist'],
    ['?tags=5g,Grand%20Titre', [{ kind: 'unread', text: 'Grand Titre' }], 'what is not an address of a tag'],
    ['?author=%2F', [{ kind: 'unread', text: '/' }], 'nor of an author'],
    [`?not=${many(200)}`, [{ kind: 'many', asked: 200 }], 'more tags than anybody reads'],
  ])('of %s says %j: %s', (query, faults) => {
    expect(findQueryFaults(query)).toEqual(faults);
  });

  it('still filters by the first tags that it names', () => {
    expect(parseFilter(`?tags=${many(200)}`).tags).toHaveLength(MOST_TAGS);
  });
});

describe('what is searched', () => {
  it('is cut at a thousand characters, and half of one is none', () => {
    expect(cutSearched('x'.repeat(10_000))).toHaveLength(MOST_SEARCHED);
    expect(cutSearched(`${'x'.repeat(MOST_SEARCHED - 1)}🦊`)).toBe(`${'x'.repeat(MOST_SEARCHED - 1)}\ufffd`);
  });

  it('is printable whatever was typed', () => {
    expect(cutSearched('a\ud800b')).toBe('a\ufffdb');
  });
});
