import { describe, expect, it } from 'vitest';

import { openFeedPages } from '../../../../src/import/feeds/open-feed-pages.ts';
import type { LeftOut, SourceEnd } from '../../../../src/import/source.ts';
import { ImportError } from '../../../../src/import/web/import-error.ts';
import { makeAtom, makeFile, makeRss } from './read-feed.ts';

const HOST = 'https://canard.example';
const FEED = `${HOST}/feed`;
const ATOM = 'xmlns:a="http://www.w3.org/2005/Atom"';
const WORDPRESS = '<generator>https://wordpress.org/?v=6.4.2</generator>';

/** Items of RSS, by their ids. */
const items = (...ids: readonly string[]) =>
  ids.map((id) => `<item><guid isPermaLink="false">${id}</guid><title>${id}</title></item>`).join('');

const rssPage = (ids: readonly string[], next?: string, rel = 'next') =>
  makeRss(items(...ids), next === undefined ? '' : `<a:link ${ATOM} rel="${rel}" href="${next}"/>`);

/** Opens a feed of a site whose pages are texts, or the statuses of answers. */
async function walk(
  pages: Readonly<Record<string, string | number>>,
  isKnown?: (id: string) => boolean,
  moved: Readonly<Record<string, string>> = {},
) {
  const asked: string[] = [];
  const open = (address: string) => {
    const page = pages[address.replace(HOST, '')] ?? 404;
    if (typeof page === 'number')
      throw new ImportError(address, 'a file', `the answer ${page}`, 'try again later', page);
    return makeFile(page, { name: address, address: moved[address] ?? address });
  };
  const source = await openFeedPages(open(FEED), {
    getFile: async (address) => {
      asked.push(address.replace(HOST, ''));
      return Promise.resolve(open(address));
    },
    isKnown,
  });
  const ids: string[] = [];
  const left: LeftOut[] = [];
  let end: SourceEnd | undefined;
  let sites = 0;
  for await (const found of source.read()) {
    if (found.kind === 'item') ids.push(found.item.id);
    if (found.kind === 'left') left.push(found.left);
    if (found.kind === 'end') end = found.end;
    if (found.kind === 'site') sites += 1;
  }
  return { asked, ids: ids.join(' '), left, end, sites };
}

describe('the pages of a feed', () => {
  it.each([
    [
      'RSS with links of Atom',
      { '/feed': rssPage(['a'], '/2'), '/2': rssPage(['b'], '/3'), '/3': rssPage(['c']) },
    ],
    [
      'Atom',
      {
        '/feed': makeAtom('<entry><id>a</id><title>a</title></entry>', '<link rel="next" href="2"/>'),
        '/2': makeAtom('<entry><id>b</id><title>b</title></entry>', '<link rel="next" href="/3"/>'),
        '/3': makeAtom('<entry><id>c</id><title>c</title></entry>'),
      },
    ],
    [
      'an archive, whose pages do not move',
      {
        '/feed': makeAtom(
          '<entry><id>a</id><title>a</title></entry>',
          '<link rel="next" href="/lost"/><link rel="prev-archive" href="/2"/><link rel="next-archive" href="/x"/>',
        ),
        '/2': rssPage(['b'], `${HOST}/3`, 'prev-archive'),
        '/3': rssPage(['c']),
      },
    ],
    [
      'JSON',
      {
        '/feed': JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          next_url: '/2',
          items: [{ id: 'a', title: 'a' }],
        }),
        '/2': JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          next_url: `${HOST}/3`,
          items: [{ id: 'b', title: 'b' }],
        }),
        '/3': rssPage(['c']),
      },
    ],
  ])('are followed in %s', async (_format, pages) => {
    const { ids, asked, left, end, sites } = await walk(pages);

    expect({ ids, asked, left, end, sites }).toEqual({
      ids: 'a b c',
      asked: ['/2', '/3'],
      left: [],
      end: { isWhole: true },
      sites: 1,
    });
  });

  it('give each article once, though one moves to the next page meanwhile', async () => {
    const { ids, left } = await walk({ '/feed': rssPage(['a', 'b'], '/2'), '/2': rssPage(['b', 'c']) });

    expect({ ids, left }).toEqual({ ids: 'a b c', left: [] });
  });

  it.each([
    ['to the first one', ['/2'], { '/feed': rssPage(['a'], '/2'), '/2': rssPage(['b'], '/feed') }],
    ['to itself', ['/2'], { '/feed': rssPage(['a'], '/2'), '/2': rssPage(['b'], '/2#x') }],
    [
      'to the same one under ever other addresses',
      ['/2', '/3'],
      { '/feed': rssPage(['a'], '/2'), '/2': rssPage(['b'], '/3'), '/3': rssPage(['b'], '/4') },
    ],
    ['to an empty one', ['/2'], { '/feed': rssPage(['a', 'b'], '/2'), '/2': rssPage([], '/3') }],
  ])('end where one leads %s', async (_where, expected, pages) => {
    const { ids, asked, left, end } = await walk(pages);

    expect({ ids, asked, left, end }).toEqual({
      ids: 'a b',
      asked: expected,
      left: [],
      end: { isWhole: true },
    });
  });

  it.each(['https://evil.example/2', 'http://canard.example:8080/2'])(
    'are not followed to %s',
    async (to) => {
      const { asked, left } = await walk({ '/feed': rssPage(['a'], to) });

      expect(asked).toEqual([]);
      expect(left).toMatchObject([{ at: to, detail: expect.stringContaining('another site') }]);
    },
  );

  it('are not taken from where another site has been redirected to', async () => {
    const pages = { '/feed': rssPage(['a'], '/2'), '/2': rssPage(['b']) };

    const { ids, left } = await walk(pages, undefined, { [`${HOST}/2`]: 'https://evil.example/2' });

    expect(ids).toBe('a');
    expect(left).toMatchObject([{ detail: expect.stringContaining('https://evil.example/2') }]);
  });

  it('are asked for by https where the feed is, whatever the feed writes', async () => {
    const { ids } = await walk({
      '/feed': rssPage(['a'], 'http://canard.example/2'),
      '/2': rssPage(['b']),
    });

    expect(ids).toBe('a b');
  });

  it.each([[500], [404]])('that answer %d are named, and leave the feed to be read again', async (status) => {
    const { ids, left, end } = await walk({ '/feed': rssPage(['a'], '/2'), '/2': status });

    expect({ ids, end }).toEqual({ ids: 'a', end: { isWhole: false } });
    expect(left).toEqual([
      {
        at: `${HOST}/2`,
        reason: 'unreadable',
        detail: `expected a file · found the answer ${status} · try again later; what may have followed is unknown`,
      },
    ]);
  });

  it('have a bound, in a sentence', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 1100 }, (_, index) => [
        index === 0 ? '/feed' : `/${index}`,
        rssPage([`i${index}`], `/${index + 1}`),
      ]),
    );

    const { asked, left, end } = await walk(pages);

    expect(asked).toHaveLength(999);
    expect(left).toMatchObject([
      { at: `${HOST}/1000`, detail: expect.stringContaining('more than 1000 pages') },
    ]);
    expect(end).toEqual({ isWhole: true });
  });

  it('are not asked for of a file on the disk', async () => {
    const file = makeFile(rssPage(['a'], `${HOST}/2`));
    const source = await openFeedPages(file, {
      getFile: () => Promise.reject(new Error('nothing is fetched here')),
      isKnown: undefined,
    });
    const kinds: string[] = [];
    for await (const { kind } of source.read()) kinds.push(kind);

    expect(kinds).toEqual(['site', 'item']);
  });
});

describe('the next reading of a feed with pages', () => {
  const pages = {
    '/feed': rssPage(['new', 'a'], '/2'),
    '/2': rssPage(['b', 'c'], '/3'),
    '/3': rssPage(['d'], '/4'),
  };

  it('ends at the first page that holds nothing new', async () => {
    const { ids, asked, end } = await walk(pages, (id) => id !== 'new');

    expect({ ids, asked, end }).toEqual({ ids: 'new a b c', asked: ['/2'], end: { isWhole: true } });
  });

  it('asks for no page where the first one holds nothing new', async () => {
    expect((await walk(pages, () => true)).asked).toEqual([]);
  });
});

describe('a feed of WordPress', () => {
  const page = (...ids: readonly string[]) => makeRss(items(...ids), WORDPRESS);

  it('is asked for its pages until there is none', async () => {
    const { ids, asked, left, end } = await walk({ '/feed': page('a'), '/feed?paged=2': page('b') });

    expect({ ids, asked, left, end }).toEqual({
      ids: 'a b',
      asked: ['/feed?paged=2', '/feed?paged=3'],
      left: [],
      end: { isWhole: true },
    });
  });

  it('says so in Atom too', async () => {
    const generator = '<generator uri="https://wordpress.org/" version="6.4">WordPress</generator>';
    const entry = '<entry><id>a</id><title>a</title></entry>';

    expect((await walk({ '/feed': makeAtom(entry, generator) })).asked).toEqual(['/feed?paged=2']);
  });

  it('that gives the same page for each is asked for one', async () => {
    const { ids, asked } = await walk({ '/feed': page('a'), '/feed?paged=2': page('a') });

    expect({ ids, asked }).toEqual({ ids: 'a', asked: ['/feed?paged=2'] });
  });

  it('loses a page that fails, and no other', async () => {
    const { ids, left, end } = await walk({
      '/feed': page('a'),
      '/feed?paged=2': 500,
      '/feed?paged=3': page('c'),
    });

    expect({ ids, end }).toEqual({ ids: 'a c', end: { isWhole: false } });
    expect(left).toMatchObject([{ at: `${FEED}?paged=2` }]);
  });

  it.each([
    [500, 2, 'breaks at everything'],
    [503, 1, 'is busy'],
  ])('is left alone where it answers %d to %d questions: it %s', async (status, count) => {
    const pages = Object.fromEntries([2, 3, 4, 5].map((paged) => [`/feed?paged=${paged}`, status]));

    expect((await walk({ '/feed': page('a'), ...pages })).asked).toHaveLength(count);
  });

  it('is one by what it says of itself alone', async () => {
    const generator = '<generator>https://blog.example/ made with wordpress.org</generator>';

    expect((await walk({ '/feed': makeRss(items('a'), generator) })).asked).toEqual([]);
  });
});
