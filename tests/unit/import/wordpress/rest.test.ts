import { describe, expect, it } from 'vitest';

import { toInstant } from '../../../../src/model/instant.ts';
import { isRestPosts, openRestFile } from '../../../../src/import/wordpress/open-rest-file.ts';

import { openRestSite } from '../../../../src/import/wordpress/open-rest-site.ts';
import type { Get } from '../../../../src/import/wordpress/rest-pages.ts';
import { makeFile, readAll, sortFound } from './make-wxr.ts';

function makeAnswer(fields: Readonly<Record<string, unknown>> = {}) {
  return {
    id: 12,
    date: '2021-03-12T16:04:00',
    date_gmt: '2021-03-12T15:04:00',
    modified_gmt: '2021-03-13T15:04:00',
    guid: { rendered: 'https://journal.example/?p=12' },
    slug: 'renard',
    status: 'publish',
    type: 'post',
    link: 'https://journal.example/2021/renard/',
    title: { rendered: 'L&rsquo;&eacute;t&eacute; &amp;amp; co' },
    content: { rendered: '<p>Il passe.</p>\n', protected: false },
    excerpt: { rendered: '<p>Il passe.</p>\n', protected: false },
    author: 5,
    featured_media: 0,
    categories: [],
    tags: [],
    ...fields,
  };
}

async function readFile(posts: unknown, beside: Readonly<Record<string, unknown>> = {}, name = 'posts.json') {
  const file = makeFile(JSON.stringify(posts), 999, name);
  const source = openRestFile(file, async (wanted) =>
    Promise.resolve(wanted in beside ? makeFile(JSON.stringify(beside[wanted])) : undefined),
  );
  return sortFound(await readAll(source));
}

const USERS = [
  {
    id: 5,
    name: 'Jeanne Moulin',
    description: 'Elle écrit.',
    url: '',
    email: 'jm@journal.example',
    avatar_urls: { 24: 'https://a.example/24.png', 96: 'https://a.example/96.png' },
  },
];
const CATEGORIES = [
  { id: 3, name: 'Monde', taxonomy: 'category', parent: 0, description: 'Le monde' },
  { id: 4, name: 'Europe &amp; Alpes', taxonomy: 'category', parent: 3 },
];

describe('isRestPosts', () => {
  it.each([
    [[makeAnswer()], true],
    [[], false],
    [[{ id: 1, url: 'https://a.example' }], false],
    [{ items: [makeAnswer()] }, false],
    [null, false],
  ])('tells a list of posts: %#', (json, expected) => {
    expect(isRestPosts(json)).toBe(expected);
  });
});

describe('openRestFile', () => {
  it('gives a post with what the files beside it say of it', async () => {
    const post = makeAnswer({ featured_media: 9, categories: [4, 3], tags: [7] });

    const { items, found } = await readFile([post], {
      'users.json': USERS,
      'categories.json': CATEGORIES,
      'tags.json': [{ id: 7, name: 'Forêt', taxonomy: 'post_tag' }],
      'media.json': [
        {
          id: 9,
          source_url: 'https://a.example/9.jpg',
          alt_text: 'Un renard',
          caption: { rendered: '<p>À l’aube</p>' },
        },
      ],
    });

    expect(items).toEqual([
      {
        at: 'posts.json[0]',
        id: 'https://journal.example/?p=12',
        url: 'https://journal.example/2021/renard/',
        base: 'https://journal.example/2021/renard/',
        aliases: ['/?p=12'],
        slug: 'renard',
        title: 'L’été &amp; co',
        html: '<p>Il passe.</p>',
        published: '2021-03-12T15:04:00Z',
        modified: '2021-03-13T15:04:00Z',
        authors: ['Jeanne Moulin'],
        categories: ['Monde / Europe & Alpes', 'Monde'],
        tags: ['Forêt'],
        image: { src: 'https://a.example/9.jpg', alt: 'Un renard', caption: 'À l’aube' },
        notes: [],
      },
    ]);
    expect(found).toContainEqual({
      kind: 'author',
      author: { name: 'Jeanne Moulin', bio: 'Elle écrit.', avatar: 'https://a.example/96.png' },
    });
    expect(found).toContainEqual({ kind: 'category', category: { label: 'Monde', description: 'Le monde' } });
  });

  it('reads what is embedded in the post itself', async () => {
    const post = makeAnswer({
      featured_media: 9,
      categories: [3],
      tags: [7],
      _embedded: {
        author: USERS,
        'wp:featuredmedia': [{ id: 9, source_url: 'https://a.example/9.jpg', alt_text: '' }],
        'wp:term': [[CATEGORIES[0]], [{ id: 7, name: 'Forêt', taxonomy: 'post_tag' }]],
      },
    });

    const { items } = await readFile([post]);

    expect(items[0]).toMatchObject({
      authors: ['Jeanne Moulin'],
      categories: ['Monde'],
      tags: ['Forêt'],
      image: { src: 'https://a.example/9.jpg' },
      notes: [],
    });
    expect(items[0]?.image).not.toHaveProperty('alt');
  });

  it('finds files beside it by its own name', async () => {
    const { items } = await readFile([makeAnswer()], { 'blog-users.json': USERS }, 'data/blog-posts.json');

    expect(items[0]?.authors).toEqual(['Jeanne Moulin']);
  });

  it('tells of numbers that nothing explains', async () => {
    const { items } = await readFile([makeAnswer({ categories: [1], tags: [2], featured_media: 3 })]);

    expect(items[0]?.notes.map(({ construct }) => construct)).toEqual([
      'author without a name',
      'featured image',
      'category without a name',
      'tag without a name',
    ]);
  });

  it.each([
    ['<p>Un chapeau.</p>', 'Un chapeau.', 'what somebody wrote'],
    ['<p>Il passe, et [&hellip;]</p>', undefined, 'a cut of the article'],
    ['<p>Il <b>passe</b>.</p>', undefined, 'the beginning of the article'],
    ['', undefined, 'nothing'],
  ])('reads %j as standfirst %j: %s', async (excerpt, expected, _why) => {
    const { items } = await readFile([makeAnswer({ excerpt: { rendered: excerpt } })]);

    expect(items[0]?.standfirst).toBe(expected);
  });

  it('takes what stands before the cut as standfirst', async () => {
    const content = { rendered: '<p>Un début.</p>\n<p><span id="more-12"></span></p>\n<p>Une suite.</p>' };

    const { items } = await readFile([
      makeAnswer({ content, excerpt: { rendered: '<p>Un début. […]</p>' } }),
    ]);

    expect(items[0]?.standfirst).toBe('Un début.');
  });

  it.each([
    [{ status: 'draft' }, 'draft'],
    [{ status: 'private' }, 'private'],
    [{ status: 'future' }, 'scheduled'],
    [{ content: { rendered: '', protected: true } }, 'protected'],
    [{ type: 'page' }, 'page'],
    [{ type: 'product' }, 'other'],
    [{ date: '2021-02-30T10:00:00', date_gmt: null }, 'undated'],
    [{ title: { rendered: '' }, content: { rendered: '' } }, 'empty'],
    [{ content: 12 }, 'unreadable'],
    [{ id: 'douze' }, 'unreadable'],
  ])('leaves out %o as %s, and goes on (J07)', async (fields, reason) => {
    const { items, left } = await readFile([makeAnswer(fields), makeAnswer()]);

    expect(left.map((one) => [one.at, one.reason])).toEqual([['posts.json[0]', reason]]);
    expect(items).toHaveLength(1);
  });

  it.each(['<html>', '{"items":[]}', ''])('says that %j is no list of posts', async (text) => {
    const source = openRestFile(makeFile(text, 10, 'posts.json'), async () => Promise.resolve(undefined));

    expect(await readAll(source)).toMatchObject([{ kind: 'left', left: { reason: 'unreadable' } }]);
  });
});

/** A site with as many posts, that keeps count of what it was asked. */
function makeSite(
  count: number,
  answer: (url: URL) => { status: number; text?: string } | undefined = () => undefined,
) {
  const asked: string[] = [];
  const get: Get = async (address) => {
    const url = new URL(address);
    asked.push(decodeURIComponent(url.pathname + url.search));
    const own = answer(url);
    const headers = new Headers();
    if (own !== undefined) return Promise.resolve({ headers, text: '', ...own });
    const json = read(url);
    if (url.pathname.endsWith('/posts')) headers.set('X-WP-TotalPages', String(Math.ceil(count / 100)));
    return Promise.resolve({ status: json === undefined ? 404 : 200, headers, text: JSON.stringify(json) });
  };
  const read = (url: URL): unknown => {
    const path = url.searchParams.get('rest_route') ?? url.pathname.replace('/blog/wp-json', '');
    const size = Number(url.searchParams.get('per_page'));
    const start = (Number(url.searchParams.get('page')) - 1) * size;
    if (path === '/')
      return {
        name: 'Le Journal',
        description: '',
        home: 'https://journal.example/blog',
        namespaces: ['wp/v2'],
      };
    if (path === '/wp/v2/categories') return CATEGORIES;
    if (path === '/wp/v2/users') return USERS;
    if (path !== '/wp/v2/posts') return undefined;
    return Array.from({ length: Math.max(0, Math.min(size, count - start)) }, (_, index) =>
      makeAnswer({
        id: start + index + 1,
        link: `https://journal.example/${start + index + 1}`,
        categories: [4],
      }),
    );
  };
  return { asked, get };
}

describe('openRestSite', () => {
  it('asks for all pages in turn, and once for what they name', async () => {
    const { get, asked } = makeSite(250);

    const { items, found } = sortFound(await readAll(openRestSite('https://journal.example/blog', get)));

    expect(items).toHaveLength(250);
    expect(items[0]).toMatchObject({ authors: ['Jeanne Moulin'], categories: ['Monde / Europe & Alpes'] });
    expect(found[0]).toEqual({
      kind: 'site',
      site: { title: 'Le Journal', url: 'https://journal.example/blog' },
    });
    expect(asked.map((path) => path.replace(/&_embed=[^&]*/, ''))).toEqual([
      '/blog/wp-json/?_fields=name,description,home,namespaces',
      '/blog/wp-json/wp/v2/categories?per_page=100&page=1',
      '/blog/wp-json/wp/v2/posts?orderby=date&order=asc&per_page=100&page=1',
      '/blog/wp-json/wp/v2/users?include=5&per_page=100',
      '/blog/wp-json/wp/v2/posts?orderby=date&order=asc&per_page=100&page=2',
      '/blog/wp-json/wp/v2/posts?orderby=date&order=asc&per_page=100&page=3',
    ]);
  });

  it('asks only for what has changed', async () => {
    const { get, asked } = makeSite(1);

    const since = toInstant(Date.UTC(2021, 0, 2));
    await readAll(openRestSite('https://journal.example/blog/', get, { since, names: {}, again: [] }));

    expect(
      asked.filter((path) => path.includes('/posts')).map((path) => /&\w*after=[^&]*/.exec(path)?.[0]),
    ).toEqual(['&modified_after=2021-01-01T00:00:00Z', '&after=2021-01-01T00:00:00Z']);
  });

  it('finds the REST of a site without addresses of its own', async () => {
    const { get } = makeSite(3, ({ pathname }) =>
      pathname.includes('wp-json') ? { status: 404 } : undefined,
    );

    const { items } = sortFound(await readAll(openRestSite('https://journal.example/blog/?a=1#b', get)));

    expect(items).toHaveLength(3);
  });

  it('says that a site has no REST', async () => {
    const { get } = makeSite(3, () => ({ status: 200, text: '<!doctype html>{}' }));

    const { left } = sortFound(await readAll(openRestSite('https://journal.example', get)));

    expect(left).toMatchObject([{ at: 'https://journal.example', reason: 'unreadable' }]);
  });

  it('loses one post to a fault of the site, and no other', async () => {
    const { get } = makeSite(150, ({ pathname, searchParams }) => {
      const size = Number(searchParams.get('per_page'));
      const page = Number(searchParams.get('page'));
      return pathname.endsWith('/posts') && (page - 1) * size < 42 && page * size >= 42
        ? { status: 500 }
        : undefined;
    });

    const { items, left } = sortFound(await readAll(openRestSite('https://journal.example/blog', get)));

    expect(items).toHaveLength(149);
    expect(left).toMatchObject([{ reason: 'unreadable', detail: 'it answered 500' }]);
  });

  it.each([429, 503, 403])('asks nothing more of a site that answers %d', async (status) => {
    const { get, asked } = makeSite(500, ({ searchParams }) =>
      searchParams.get('page') === '2' ? { status } : undefined,
    );

    const { items, left } = sortFound(await readAll(openRestSite('https://journal.example/blog', get)));

    expect(items).toHaveLength(100);
    expect(left).toMatchObject([{ reason: 'unreadable', detail: `it answered ${status}` }]);
    expect(asked.at(-1)).toContain('page=2');
  });

  it('gives up on a site that breaks at everything', async () => {
    const { get, asked } = makeSite(500, ({ pathname }) =>
      pathname.endsWith('/posts') ? { status: 500 } : undefined,
    );

    await readAll(openRestSite('https://journal.example/blog', get));

    expect(asked.length).toBeLessThan(10);
  });

  it('leaves a site that gives the same page without end', async () => {
    const page = JSON.stringify(Array.from({ length: 100 }, (_, index) => makeAnswer({ id: index + 1 })));
    const { get } = makeSite(0, ({ pathname }) =>
      pathname.endsWith('/posts') ? { status: 200, text: page } : undefined,
    );

    const { items } = sortFound(await readAll(openRestSite('https://journal.example/blog', get)));

    expect(items).toHaveLength(100);
  });

  it('reads an answer behind a warning of PHP', async () => {
    const { get } = makeSite(1, ({ pathname }) =>
      pathname.endsWith('/posts')
        ? { status: 200, text: `<b>Warning</b>: [oups] in x.php\n${JSON.stringify([makeAnswer()])}` }
        : undefined,
    );

    const { items } = sortFound(await readAll(openRestSite('https://journal.example/blog', get)));

    expect(items).toHaveLength(1);
  });
});

it('says what authors, categories and tags are called in addresses', async () => {
  const { found } = await readFile([makeAnswer({ categories: [4], tags: [6], author: 3 })], {
    'categories.json': [{ id: 4, name: 'France', slug: 'fr', parent: 0, taxonomy: 'category' }],
    'tags.json': [{ id: 6, name: 'C++', slug: 'c-plus-plus', parent: 0, taxonomy: 'post_tag' }],
    'users.json': [{ id: 3, name: 'Jeanne Moulin', slug: 'jmoulin' }],
  });

  expect(found.flatMap((one) => (one.kind === 'list' ? one.list : []))).toEqual([
    { of: 'category', name: 'France', slug: 'fr', id: '4' },
    { of: 'tag', name: 'C++', slug: 'c-plus-plus', id: '6' },
    { of: 'author', name: 'Jeanne Moulin', slug: 'jmoulin', id: '3' },
  ]);
});
