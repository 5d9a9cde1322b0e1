import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Card } from '../../../../src/model/edition.ts';
import { toInstant } from '../../../../src/model/instant.ts';
import { toSlug } from '../../../../src/model/slug.ts';
import { printFeeds } from '../../../../src/prerender/feeds.ts';
import { makeCard, makeTag } from '../../../support/make-card.ts';
import { makeSiteFacts } from '../../prerender/make-site-facts.ts';
import { readFeed, readOnly } from './read-feed.ts';

function makeJson(items: readonly unknown[], feed: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Le Canard',
    home_page_url: 'https://canard.example/',
    language: 'fr',
    ...feed,
    items,
  });
}

/** An item with each part that an article should have. */
function makeWhole() {
  return {
    id: 'fox',
    url: 'https://canard.example/fox',
    title: 'Le renard',
    content_html: '<p>Il passe.</p>',
    date_published: '2021-03-12T15:04:00Z',
    authors: [{ name: 'Ada' }],
  };
}

/** Something else than an item, or an item of which one part is another thing. */
const anyBadItem = fc.oneof(
  fc.constantFrom<unknown>(null, 7, 'x', [], {}),
  fc
    .record({
      key: fc.constantFrom(...Object.keys(makeWhole()), 'author', 'attachments', 'language'),
      value: fc.constantFrom(null, true, -1, 1e300, '', 'x', [], [null], [[1]], {}, { name: {} }),
    })
    .map(({ key, value }) => ({ ...makeWhole(), [key]: value })),
);

describe('an item of JSON Feed', () => {
  it('gives everything that it says', async () => {
    const feed = await readFeed(
      makeJson([
        {
          id: 42,
          url: '/renard',
          title: 'Un renard & co',
          content_html: '<p>Un renard a été vu.</p>',
          summary: 'Il < traverse.',
          image: 'https://canard.example/a.jpg',
          date_published: '2021-03-12T16:04:00+01:00',
          date_modified: '2021-03-13T16:04:00+01:00',
          authors: [{ name: 'Ada Wren', url: '/ada', avatar: '/ada.png' }],
          tags: ['renard', 'Seine'],
          attachments: [{ url: '/son.mp3', mime_type: 'audio/mpeg' }],
        },
      ]),
    );

    expect(feed.format).toBe('JSON Feed 1.1');
    expect(feed.sites).toEqual([{ title: 'Le Canard', url: 'https://canard.example/', language: 'fr' }]);
    expect(feed.authors).toEqual([
      { name: 'Ada Wren', url: 'https://canard.example/ada', avatar: 'https://canard.example/ada.png' },
    ]);
    expect(feed.items).toEqual([
      {
        at: 'feed.xml:items[0]',
        id: '42',
        url: 'https://canard.example/renard',
        base: 'https://canard.example/renard',
        title: 'Un renard & co',
        standfirst: 'Il < traverse.',
        html: '<p>Un renard a été vu.</p>\n<figure><audio controls src="https://canard.example/son.mp3"></audio></figure>',
        published: '2021-03-12T15:04:00Z',
        modified: '2021-03-13T15:04:00Z',
        authors: ['Ada Wren'],
        categories: [],
        tags: ['renard', 'Seine'],
        language: 'fr',
        image: { src: 'https://canard.example/a.jpg' },
        notes: [],
      },
    ]);
  });

  it('has a plain text as paragraphs, and the author of version 1.0 or of the feed', async () => {
    const feed = await readFeed(
      makeJson(
        [
          { id: '1', content_text: '1 < 2\n\nb', author: { name: 'Ada' } },
          { id: '2', content_text: 'c' },
        ],
        { version: 'https://jsonfeed.org/version/1', author: { name: 'Le Canard' } },
      ),
    );

    expect(feed.format).toBe('JSON Feed 1');
    expect(feed.items).toMatchObject([
      { html: '<p>1 &lt; 2</p>\n<p>b</p>', authors: ['Ada'] },
      { html: '<p>c</p>', authors: ['Le Canard'] },
    ]);
  });

  it('takes what Kiosque’s own articles say besides', async () => {
    const item = await readOnly(
      makeJson([
        {
          id: 'fox',
          title: 'Fox',
          content_html: '<p>x</p>',
          image: 'images/fox.jpg',
          _kiosque: {
            category: 'mobile',
            image: { alt: 'A fox.', credit: 'AFP' },
            aliases: ['/2021/fox/', 'x'],
          },
        },
      ]),
    );

    expect(item).toMatchObject({
      categories: ['mobile'],
      image: { src: 'https://canard.example/images/fox.jpg', alt: 'A fox.', credit: 'AFP' },
      aliases: ['/2021/fox/'],
    });
  });

  it('is left out where it is not for readers, no object, or nothing', async () => {
    const feed = await readFeed(
      makeJson([
        { id: '1', title: 'a', _kiosque: { status: 'draft' } },
        'b',
        { id: '3', date_published: 'x' },
        { id: '4', title: 'd', date_published: '2021-02-30' },
        { id: '__proto__', title: 'e', tags: 'none', authors: { name: 'x' }, content_text: 3 },
      ]),
    );

    expect(feed.left.map(({ reason }) => reason)).toEqual(['draft', 'unreadable', 'empty', 'undated']);
    expect(feed.items).toMatchObject([{ id: '__proto__', html: '<p>3</p>', tags: [], authors: [] }]);
  });

  it('that is bad in any way costs itself at most, of 500 (J07)', async () => {
    const sound: readonly unknown[] = Array.from({ length: 500 }, (_, index) => ({
      ...makeWhole(),
      id: `fox-${index}`,
    }));
    const all = (await readFeed(makeJson(sound))).items;

    await fc.assert(
      fc.asyncProperty(fc.nat(499), anyBadItem, async (place, bad) => {
        const { items, left } = await readFeed(makeJson(sound.with(place, bad)));

        const at = `feed.xml:items[${place}]`;
        expect(items.filter((item) => item.at !== at)).toEqual(all.filter((item) => item.at !== at));
        expect([...items, ...left].filter((item) => item.at === at)).toHaveLength(1);
        expect(items.length + left.length).toBe(500);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('does without any of its parts, and is left out only when it says nothing (J08)', async () => {
    const whole = makeWhole();
    const keys = Object.keys(whole);
    const hash = expect.stringMatching(/^[\da-f]{32}$/) as string;

    for (let subset = 0; subset < 2 ** keys.length; subset++) {
      const kept = new Set(keys.filter((_, index) => (subset & (2 ** index)) !== 0));
      const keep = <Part>(key: keyof typeof whole, part: Part) => (kept.has(key) ? part : undefined);
      const isEmpty = !kept.has('title') && !kept.has('content_html');

      const { items, left } = await readFeed(
        makeJson([Object.fromEntries(Object.entries(whole).filter(([key]) => kept.has(key)))]),
      );

      const item = {
        at: 'feed.xml:items[0]',
        id: keep('id', whole.id) ?? keep('url', whole.url) ?? hash,
        url: keep('url', whole.url),
        base: keep('url', whole.url) ?? 'https://canard.example/',
        title: keep('title', whole.title),
        html: keep('content_html', whole.content_html) ?? '',
        published: keep('date_published', whole.date_published),
        authors: keep('authors', ['Ada']) ?? [],
        categories: [],
        tags: [],
        language: 'fr',
        notes: [],
      };
      expect(items).toEqual(isEmpty ? [] : [item]);
      expect(left.map(({ reason }) => reason)).toEqual(isEmpty ? ['empty'] : []);
    }
  });

  it('is there as long as it is whole, where the file breaks off', async () => {
    const json = makeJson([
      { id: '1', title: 'a "}] b', tags: ['x'] },
      { id: '2', title: 'c' },
      { id: '3', title: 'd' },
    ]);

    const feed = await readFeed(json.slice(0, json.indexOf('"d"') + 2));

    expect(feed.sites).toMatchObject([{ title: 'Le Canard' }]);
    expect(feed.items.map(({ id, title }) => [id, title])).toEqual([
      ['1', 'a "}] b'],
      ['2', 'c'],
    ]);
    expect(feed.left).toMatchObject([{ at: 'feed.xml:items[2]', reason: 'unreadable' }]);
  });
});

describe('what Kiosque exports', () => {
  // A headline is one line; whether spaces are many says nothing.
  const line = fc
    .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
    .map((text) => text.replaceAll(/[\s\p{C}]+/gu, ' ').trim())
    .filter((text) => text !== '');
  const card = fc
    .record({ headline: line, standfirst: line, tags: fc.uniqueArray(line, { maxLength: 3 }), name: line })
    .map(({ headline, standfirst, tags, name }) => ({ headline, standfirst, tags: tags.map(makeTag), name }));
  const cards = fc.array(card, { minLength: 1, maxLength: 5 }).map((list) =>
    list.map(({ name, ...facts }, index): Card => {
      const published = toInstant((1_600_000_000 - index * 60) * 1000);
      return makeCard({
        ...facts,
        slug: toSlug(`article-${index}`),
        published,
        authors: [{ slug: toSlug('a'), name }],
      });
    }),
  );

  it('comes back as the same articles from its JSON Feed', async () => {
    await fc.assert(
      fc.asyncProperty(cards, async (list) => {
        const channel = { title: 'T', description: 'D', path: '', cards: list };
        const site = makeSiteFacts();

        const { items, left } = await readFeed(printFeeds(site, channel)['feed.json']);

        expect(left).toEqual([]);
        expect(items).toMatchObject(
          list.map(({ slug, headline, published, authors, tags }) => ({
            id: `${site.url}/article/${slug}`,
            url: `${site.url}/article/${slug}`,
            title: headline,
            published,
            authors: authors.map(({ name }) => name),
            tags: tags.map(({ name }) => name),
          })),
        );
      }),
    );
  });

  it('comes back with the same headlines and dates from its Atom feed', async () => {
    await fc.assert(
      fc.asyncProperty(cards, async (list) => {
        const channel = { title: 'T', description: 'D', path: '', cards: list };

        const { items } = await readFeed(printFeeds(makeSiteFacts(), channel)['atom.xml']);

        expect(items.map(({ title, published }) => [title, published])).toEqual(
          list.map(({ headline, published }) => [headline, published]),
        );
      }),
    );
  });
});
