import { describe, expect, it } from 'vitest';

import type { Fault } from '../../../src/model/fault.ts';
import { printFault } from '../../../src/model/fault.ts';
import { parseAuthors, parseCategories, parseSite } from '../../../src/model/parse-site.ts';
import type { Result } from '../../../src/model/result.ts';

function printFaults(parsed: Result<unknown, readonly Fault[]>): string[] {
  return parsed.ok ? [] : parsed.reason.map(printFault);
}

describe('parseAuthors', () => {
  it('reads authors, with what of each is known', () => {
    const parsed = parseAuthors(
      [
        { slug: 'a', name: ' A ' },
        { slug: 'b', name: 'B', bio: 'x', avatar: 'b.jpg', url: 'https://b.example' },
      ],
      'authors.json',
    );

    expect(parsed).toEqual({
      ok: true,
      value: [
        { slug: 'a', name: 'A', bio: '' },
        { slug: 'b', name: 'B', bio: 'x', avatar: 'b.jpg', url: 'https://b.example' },
      ],
    });
  });

  it.each([
    [{}, 'expected a list of authors · found {} · write [{ "slug": "…", "name": "…", "bio": "…" }]'],
    [[{ slug: 'a' }], '[0].name · expected the name of an author · found nothing · write it under "name"'],
    [
      [{ slug: 'A', name: 'A' }],
      '[0].slug · expected the slug of an author · found "A" · write lower-case words joined by hyphens, such as "objets-connectes"',
    ],
    [
      [{ slug: 'a', name: 'A', url: 'javascript:alert(1)' }],
      '[0].url · expected an https or http address · found "javascript:alert(1)" · write it whole, such as https://example.org/page',
    ],
    [
      [
        { slug: 'a', name: 'A' },
        { slug: 'a', name: 'B' },
      ],
      '[1].slug · expected a slug that no other entry has · found "a", as in [0] · change one of the two',
    ],
    [
      [
        { slug: 'a', name: 'A' },
        { slug: 'b', name: 'A' },
      ],
      '[1].name · expected a name that no other entry has · found "A", as in [0] · change one of the two',
    ],
  ])('refuses %j', (raw, fault) => {
    expect(printFaults(parseAuthors(raw, 'authors.json'))).toEqual([`authors.json · ${fault}`]);
  });
});

describe('parseCategories', () => {
  it('keeps the order of the menu', () => {
    const parsed = parseCategories(
      [
        { slug: 'web', label: 'Web' },
        { slug: 'jeux', label: 'Jeux', description: 'x' },
      ],
      'categories.json',
    );

    expect(parsed).toEqual({
      ok: true,
      value: [
        { slug: 'web', label: 'Web', description: '' },
        { slug: 'jeux', label: 'Jeux', description: 'x' },
      ],
    });
  });

  it.each([
    [
      [],
      'expected a list of at least one category · found [] · write [{ "slug": "mobile", "label": "Mobile" }]',
    ],
    [
      [{ slug: 'web' }],
      '[0].label · expected the label of a category · found nothing · write it under "label"',
    ],
    [
      [
        { slug: 'web', label: 'A' },
        { slug: 'web', label: 'B' },
      ],
      '[1].slug · expected a slug that no other entry has · found "web", as in [0] · change one of the two',
    ],
  ])('refuses %j', (raw, fault) => {
    expect(printFaults(parseCategories(raw, 'categories.json'))).toEqual([`categories.json · ${fault}`]);
  });
});

describe('parseSite', () => {
  const site = { title: 'Kiosque', url: 'https://kiosque.example/' };

  it('has a default for everything but the title and the address', () => {
    expect(parseSite(site, 'site.json')).toEqual({
      ok: true,
      value: {
        title: 'Kiosque',
        tagline: '',
        language: 'fr',
        url: 'https://kiosque.example',
        timeZone: 'Europe/Paris',
        prerender: 'all',
        home: { sections: [], stories: 5 },
        edition: { cardsPerFile: 4 },
      },
    });
  });

  it.each([
    ['all', 'all'],
    ['none', 0],
    [5000, 5000],
  ])('reads which pages to prerender: %j', (prerender, read) => {
    expect(parseSite({ ...site, prerender }, 'site.json')).toMatchObject({ value: { prerender: read } });
  });

  it.each([
    [
      { prerender: 'newest' },
      'prerender · expected which pages to prerender · found "newest" · write "all", "none", or a number of the newest articles',
    ],
    [{ title: undefined }, 'title · expected the name of the site · found nothing · write it under "title"'],
    [
      { url: 'kiosque.example' },
      'url · expected an https or http address · found "kiosque.example" · write it whole, such as https://example.org/page',
    ],
    [
      { timeZone: 'Europe/Gex' },
      'timeZone · expected a time zone that exists · found "Europe/Gex" · write it as "Europe/Paris"',
    ],
    [
      { home: { stories: 0 } },
      'home.stories · expected a number of stories · found 0 · write a whole number from 1 to 12',
    ],
    [
      { edition: { cardsPerFile: 0 } },
      'edition.cardsPerFile · expected a number of articles in one file of cards · found 0 · write a whole number from 1 to 256',
    ],
    [
      { edition: { cardsPerFile: 257 } },
      'edition.cardsPerFile · expected a number of articles in one file of cards · found 257 · write a whole number from 1 to 256',
    ],
    [
      { home: { stories: 2.5 } },
      'home.stories · expected a number of stories · found 2.5 · write a whole number from 1 to 12',
    ],
    [
      { home: { sections: 'mobile' } },
      'home.sections · expected a list of categories · found "mobile" · write ["mobile"]',
    ],
  ])('refuses %j', (overrides, fault) => {
    expect(printFaults(parseSite({ ...site, ...overrides }, 'site.json'))).toEqual([`site.json · ${fault}`]);
  });
});
