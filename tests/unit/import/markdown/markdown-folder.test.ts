import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import {
  isMarkdownFolder,
  openMarkdownFolder,
} from '../../../../src/import/markdown/open-markdown-folder.ts';
import { parseInstant } from '../../../../src/model/instant.ts';
import { makeFolder, readAll } from './make-folder.ts';

/** Reads one file, which must become an article. */
async function readOne(file: string, content: string, others: Readonly<Record<string, string>> = {}) {
  const { items, left } = await readAll(openMarkdownFolder(makeFolder({ [file]: content, ...others })));
  const item = items.find(({ at }) => at === file);
  if (item === undefined) throw new Error(`${file} was left out: ${JSON.stringify(left)}`);
  return item;
}

async function leave(file: string, content: string | Uint8Array) {
  const { items, left } = await readAll(openMarkdownFolder(makeFolder({ [file]: content })));
  expect(items).toEqual([]);
  return left;
}

describe('the head of a file in Markdown', () => {
  it.each([
    { why: 'YAML', head: '---\nTitle: The fox\npubDate: 2021-05-03\nauthor: Ada Wren\ntags: [a, b]\n---\n' },
    {
      why: 'TOML',
      head: '+++\ntitle = "The fox"\ndate = 2021-05-03\n[extra]\nauthor = "Ada Wren"\n[taxonomies]\ntags = ["a", "b"]\n+++\n',
    },
    {
      why: 'JSON',
      head: '{\n"title": "The fox",\n"date": "2021-05-03",\n"authors": [{ "name": "Ada Wren" }],\n"keywords": "a, b"\n}\n',
    },
    {
      why: 'Windows line ends',
      head: '\ufeff---\r\ntitle: The fox\r\npublish_date: 3 May 2021\r\nby: Ada Wren\r\ntag: a, b\r\n---\r\n',
    },
  ])('is read as $why', async ({ head }) => {
    const item = await readOne('fox.md', `${head}\nIt *runs*.`);

    expect(item).toMatchObject({
      title: 'The fox',
      published: '2021-05-03T00:00:00Z',
      authors: ['Ada Wren'],
      tags: ['a', 'b'],
    });
    expect(item.html).toBe('<p>It <em>runs</em>.</p>\n');
  });

  it('gives pictures with their alternative texts, standfirsts, categories and permalinks', async () => {
    const item = await readOne(
      'content/posts/fox.md',
      '---\ntitle: Fox\ndate: 2021-05-03T10:00:00+02:00\nlastmod: 2021-06-01\ndescription: It `runs`.\ncover: { image: fox.jpg, alt: A fox, caption: By night }\ncategories: [Wild, City]\naliases: [/old/fox/, ../../../etc]\nlang: en_GB\n---\nIt runs.',
    );

    expect(item).toMatchObject({
      published: '2021-05-03T08:00:00Z',
      modified: '2021-06-01T00:00:00Z',
      standfirst: 'It runs.',
      image: { src: 'fox.jpg', alt: 'A fox', caption: 'By night' },
      categories: ['Wild', 'City'],
      aliases: ['/posts/fox/', '/old/fox/', '/etc'],
      language: 'en-GB',
      base: '/content/posts/',
    });
  });

  it('knows authors by their keys in a file of authors', async () => {
    const folder = makeFolder({
      'blog/2021-05-03-fox.md': '---\ntitle: Fox\nauthors: [ada, { name: Max, title: Guest }]\n---\nIt runs.',
      'blog/authors.yml': 'ada:\n  name: Ada Wren\n  title: Editor\n  image_url: /img/ada.png\n',
    });

    const { all, items } = await readAll(openMarkdownFolder(folder));

    expect(items[0]?.authors).toEqual(['Ada Wren', 'Max']);
    expect(all).toContainEqual({
      kind: 'author',
      author: { name: 'Ada Wren', bio: 'Editor', avatar: '/img/ada.png' },
    });
    expect(all).toContainEqual({ kind: 'author', author: { name: 'Max', bio: 'Guest' } });
  });

  it.each([
    ['draft: true', 'draft'],
    ['published: false', 'draft'],
    ['private: true', 'private'],
    ['password: fox', 'protected'],
    ['date: 2999-01-01', 'scheduled'],
    ['date: 2021-05-03\npublishDate: 2999-01-01', 'scheduled'],
    ['date: 2021-02-30', 'undated'],
    ['date: 03/05/2021', 'undated'],
    ['layout: page', 'page'],
    ['weight: 3', 'undated'],
    ['title: [', 'unreadable'],
    [
      'title: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c, *c]',
      'unreadable',
    ],
  ])('with « %s » leaves the file out as %s', async (line, reason) => {
    const left = await leave('fox.md', `---\n${line.includes('date') ? '' : 'x: 1\n'}${line}\n---\nIt runs.`);

    expect(left).toMatchObject([{ at: 'fox.md', reason }]);
  });

  it('is that of a page of HTML as well', async () => {
    const folder = makeFolder({
      '_posts/2021-05-03-fox.html':
        '---\ntitle: Fox\n---\n<p>{{ page.title }} *runs* {% youtube dQw4w9WgXcQ %}</p>',
      '_posts/2021-05-04-owl.md': '---\ntitle: Owl\n---\n[Fox]({% post_url 2021-05-03-fox %})',
      'tags.html': '---\ntitle: Tags\n---\n<p>All</p>',
    });

    const { items, left } = await readAll(openMarkdownFolder(folder));

    expect(items.map(({ title, html }) => [title, html])).toEqual([
      ['Fox', '<p>Fox *runs* <iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe></p>'],
      ['Owl', '<p><a href="/2021/05/03/fox.html">Fox</a></p>\n'],
    ]);
    expect(left).toEqual([{ at: 'tags.html', title: 'Tags', reason: 'page' }]);
  });

  it('names what is written in something else', async () => {
    const folder = makeFolder({
      'content/fox.md': '---\ndate: 2021-05-03\n---\nIt runs.',
      'content/owl.adoc': '= Owl',
      'content/_posts/wren.textile': '---\ndate: 2021-05-03\n---\nh1. Wren',
      'index.njk': '---\nlayout: base\n---\n{{ content }}',
      'static/old.html': '<p>Old</p>',
      'layouts/single.html': '---\n---\n<p>a template</p>',
    });

    const { items, left } = await readAll(openMarkdownFolder(folder));

    expect(items).toHaveLength(1);
    expect(left).toEqual([
      { at: 'content/_posts/wren.textile', reason: 'unreadable', detail: 'it is Textile, which is not read' },
      { at: 'content/owl.adoc', reason: 'unreadable', detail: 'it is AsciiDoc, which is not read' },
      { at: 'index.njk', reason: 'other', detail: 'the folder is read as Markdown' },
      { at: 'static/old.html', reason: 'other', detail: 'the folder is read as Markdown' },
    ]);
  });

  it('takes __proto__ for a key and a slug like others', async () => {
    const item = await readOne(
      'fox.md',
      '---\n__proto__: { draft: true }\nconstructor: x\nslug: __proto__\ndate: 2021-05-03\n---\nIt runs.',
    );

    expect(item.slug).toBe('__proto__');
    expect(({} as Record<string, unknown>)['draft']).toBeUndefined();
  });
});

describe('the place of a file in Markdown', () => {
  it.each([
    {
      file: '_posts/2013-11-06-fox.md',
      wanted: {
        published: '2013-11-06T00:00:00Z',
        slug: 'fox',
        aliases: ['/2013/11/06/fox.html'],
        categories: [],
      },
    },
    {
      file: 'blog/2013/11/06/fox/index.mdx',
      wanted: { published: '2013-11-06T00:00:00Z', slug: 'fox', categories: [] },
    },
    {
      file: 'content/wild-life/2013-11-06-fox.fr.md',
      wanted: { slug: 'fox', language: 'fr', categories: ['Wild life'] },
    },
    { file: 'content/fr/posts/2013-11-06-fox.md', wanted: { language: 'fr', categories: [] } },
    { file: 'posts/2013-11-06-next.js.md', wanted: { slug: 'next.js' } },
  ])('gives what $file says', async ({ file, wanted }) => {
    const item = await readOne(file, 'It runs.');

    expect(item).toMatchObject(wanted);
  });

  it('takes categories from sections, whose pages are none', async () => {
    const folder = makeFolder({
      'content/wild/_index.md': '+++\ntitle = "Wild animals"\ndescription = "All of them"\n+++\n',
      'content/wild/fox.md': '+++\ndate = 2021-05-03\n+++\nIt runs.',
    });

    const { all, items, left } = await readAll(openMarkdownFolder(folder));

    expect(items[0]?.categories).toEqual(['Wild animals']);
    expect(all).toContainEqual({
      kind: 'category',
      category: { label: 'Wild animals', description: 'All of them' },
    });
    expect(left).toMatchObject([{ at: 'content/wild/_index.md', reason: 'page' }]);
  });

  it('builds whole permalinks with what the site says of itself', async () => {
    const item = await readOne('_posts/2013-11-06-fox.md', '---\ncategories: wild city\n---\nIt runs.', {
      '_config.yml':
        'title: The Wren\nurl: https://wren.example\nbaseurl: /blog\npermalink: /:year/:categories/:title/\n',
    });

    expect(item.url).toBe('https://wren.example/blog/2013/wild/city/fox/');
    expect(item.categories).toEqual(['wild', 'city']);
  });

  it('reads links without a slash as the page would, and leaves those to files', async () => {
    const item = await readOne(
      'content/posts/fox.md',
      '---\ndate: 2021-05-03\n---\n[a](../hare/#ears) [b](./hare) [c](map.pdf) [d](../none?x=1) [e]() [f](#g) <a href="\\\\">g</a>',
      { 'content/posts/hare.md': '---\nslug: the-hare\n---\nx', 'content/posts/map.pdf': 'x' },
    );

    expect([...item.html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '/posts/hare/#ears',
      '/posts/the-hare/',
      'map.pdf',
      '/posts/none?x=1',
      '',
      '#g',
      '\\\\',
    ]);
  });

  it.each([
    ['permalink: /:year/:title:output_ext', '_posts/2013-11-06-fox.md', '/2013/fox.html'],
    ['permalink: date', 'wild/_posts/2013-11-06-fox.md', '/wild/2013/11/06/fox.html'],
    ['permalink: pretty', 'src/_posts/2013-11-06-fox.md', '/2013/11/06/fox/'],
    ['permalinks: { posts: "/:year/:month/:slug/" }', 'content/posts/fox.md', '/2013/11/l%C3%A9t%C3%A9-2.0/'],
    ['permalinks: { page: { posts: "/:sections/:filename" } }', 'content/posts/a/fox.md', '/posts/a/fox'],
    ['permalinks: { posts: "/:section/:slugorfilename/" }', 'content/posts/fox/index.md', '/posts/fox/'],
    ['permalinks: { notes: "/:year/:slug/" }', 'content/posts/fox.md', '/posts/fox/'],
    ['languageCode: en-gb', 'content/posts/fox.fr.md', '/fr/posts/fox/'],
    ['languageCode: fr-fr', 'content/posts/fox.fr.md', '/posts/fox/'],
  ])('builds permalinks as the site does: %s, %s', async (line, file, permalink) => {
    const config = file.includes('_posts') ? '_config.yml' : 'hugo.yaml';
    const item = await readOne(file, '---\ntitle: L’été – 2.0\ndate: 2013-11-06\n---\nIt runs.', {
      [config]: line,
    });

    expect(item.aliases?.[0]).toBe(permalink);
  });

  it('leads links between files to permalinks, and pictures to the folder of static files', async () => {
    const item = await readOne(
      'content/posts/fox.md',
      '---\ndate: 2021-05-03\n---\n[a](hare.md#ears) [b](@/posts/hare.md) [c]({{< ref "hare" >}}) [d](https://x.example/a.md) ![e](/img/e.png) <img src="f.png">',
      {
        'content/posts/hare.md': '---\ndate: 2021-05-04\nurl: /lapin/\n---\nIt runs.',
        'static/img/e.png': 'x',
      },
    );

    expect(item.html).toBe(
      '<p><a href="/lapin/#ears">a</a> <a href="/lapin/">b</a> <a href="/lapin/">c</a> <a href="https://x.example/a.md">d</a> <img src="/static/img/e.png" alt="e"> <img src="f.png"></p>\n',
    );
  });

  it('leads links to the routes of a site to the page that is or was called so, where there is one', async () => {
    const item = await readOne(
      'fox.md',
      '---\ndate: 2021-05-03\n---\n[a](/fr/articles/wild/hare/#ears) [b](/articles/the-hare) [c](/articles/twin) [d](/tags/the-hare)',
      {
        'hare.md': '---\ndate: 2021-05-04\nslug: the-hare\noldSlug: wild/hare\n---\nIt runs.',
        'a/twin.md': '---\ndate: 2021-05-04\n---\nIt runs.',
        'b/twin.md': '---\ndate: 2021-05-04\n---\nIt runs.',
      },
    );

    expect(item.html).toBe(
      '<p><a href="/the-hare/#ears">a</a> <a href="/the-hare/">b</a> <a href="/articles/twin">c</a> <a href="/tags/the-hare">d</a></p>\n',
    );
  });
});

describe('a folder of Markdown', () => {
  it('is told from others', async () => {
    expect(await isMarkdownFolder(makeFolder({ 'a/fox.md': 'x' }))).toBe(true);
    expect(
      await isMarkdownFolder(makeFolder({ 'README.md': 'x', 'node_modules/a/fox.md': 'x', 'fox.html': 'x' })),
    ).toBe(false);
  });

  it('is read in the order of its paths, each file accounted for', async () => {
    const dated = '---\ndate: 2021-05-03\n---\nIt runs.';
    const folder = makeFolder({
      'b.md': dated,
      'a/z.md': dated,
      'B.md': dated,
      'README.md': 'x',
      '_drafts/d.md': dated,
      '.git/x.md': dated,
      'node_modules/x.md': dated,
    });

    const { items, left } = await readAll(openMarkdownFolder(folder));

    expect(items.map(({ at }) => at)).toEqual(['B.md', 'a/z.md', 'b.md']);
    expect(left.map(({ at, reason }) => [at, reason])).toEqual([
      ['README.md', 'other'],
      ['_drafts/d.md', 'draft'],
    ]);
  });

  it('gives the same whenever it is read', async () => {
    const source = openMarkdownFolder(
      makeFolder({ 'a.md': '---\ndate: 2021-05-03\n---\n{{< x >}}[^1]\n\n[^1]: n' }),
    );

    expect(await readAll(source)).toEqual(await readAll(source));
  });

  it('publishes what was scheduled once its day has come', async () => {
    const folder = makeFolder({ 'fox.md': '---\ndate: 2021-05-03\n---\nIt runs.' });

    const before = await readAll(openMarkdownFolder(folder, parseInstant('2021-05-02T23:59:59Z')));
    const after = await readAll(openMarkdownFolder(folder, parseInstant('2021-05-03T00:00:00Z')));

    expect(before.left).toMatchObject([{ reason: 'scheduled' }]);
    expect(after.items).toHaveLength(1);
  });

  it('follows no symbolic link', async () => {
    const outside = makeFolder({ 'secret.md': '---\ndate: 2021-05-03\n---\nSecret' });
    const folder = makeFolder({ 'fox.md': '---\ndate: 2021-05-03\n---\nIt runs.' });
    symlinkSync(path.join(outside, 'secret.md'), path.join(folder, 'a.md'));
    symlinkSync(outside, path.join(folder, 'posts'));
    symlinkSync(folder, path.join(folder, 'loop.md'));

    const { items, left } = await readAll(openMarkdownFolder(folder));

    expect(items.map(({ at }) => at)).toEqual(['fox.md']);
    expect(left.map(({ at, reason }) => [at, reason])).toEqual([
      ['a.md', 'unreadable'],
      ['loop.md', 'duplicate'],
      ['posts', 'unreadable'],
    ]);
  });

  it.each([
    {
      why: 'no UTF-8',
      content: new Uint8Array([0x66, 0xe9, 0x65]),
      wanted: { reason: 'unreadable', detail: 'it is no text in UTF-8' },
    },
    {
      why: 'a zip',
      content: new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
      wanted: { reason: 'unreadable', detail: 'it holds zero bytes, as no text does' },
    },
    { why: 'empty', content: '', wanted: { reason: 'empty' } },
    {
      why: 'huge',
      content: new Uint8Array(2_000_001),
      wanted: { reason: 'unreadable', detail: 'it has 3 MB, more than the 2 MB that are read' },
    },
    {
      why: 'a head that is never closed',
      content: '---\ntitle: Fox\n\nIt runs.',
      wanted: { reason: 'unreadable', detail: 'its front matter, opened in line 1, is never closed' },
    },
    {
      why: 'a program for a head',
      content: '---js\n{ title: x }\n---\n',
      wanted: { reason: 'unreadable', detail: 'its front matter is a program, which is not run' },
    },
  ])('says a sentence of a file that is $why', async ({ content, wanted }) => {
    const left = await leave('fox.md', content);

    expect(left).toEqual([{ at: 'fox.md', ...wanted }]);
  });

  it.each([
    ['quotes', '> '.repeat(200_000)],
    ['lists', '- '.repeat(200_000)],
    ['elements', '<div>'.repeat(200_000)],
    ['brackets', '['.repeat(200_000)],
    ['shortcodes', '{{< x '.repeat(100_000)],
    ['tags', '{% raw '.repeat(100_000)],
    ['backticks', '` `` ``` '.repeat(50_000)],
  ])('survives an avalanche of %s', async (_, body) => {
    const folder = makeFolder({
      'a.md': `---\ndate: 2021-05-03\n---\n${body}`,
      'b.md': '---\ndate: 2021-05-03\n---\nIt runs.',
    });

    const { items } = await readAll(openMarkdownFolder(folder));

    expect(items.map(({ at }) => at)).toContain('b.md');
  });

  it('reads UTF-16 where the file says so', async () => {
    const folder = makeFolder({});
    mkdirSync(path.join(folder, 'posts'));
    writeFileSync(path.join(folder, 'posts/fox.md'), '\ufeff---\ndate: 2021-05-03\n---\nL’été.', 'utf16le');

    const { items } = await readAll(openMarkdownFolder(folder));

    expect(items[0]?.html).toBe('<p>L’été.</p>\n');
  });
});
