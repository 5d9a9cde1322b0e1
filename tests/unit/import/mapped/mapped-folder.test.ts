import { describe, expect, it } from 'vitest';

import type { Mapping } from '../../../../src/import/mapped/mapping.ts';
import { PLAIN_MAPPING } from '../../../../src/import/mapped/mapping.ts';
import {
  isMappedFolder,
  isPageFolder,
  openMappedFolder,
} from '../../../../src/import/mapped/open-mapped-folder.ts';
import { makeFolder, readAll } from '../markdown/make-folder.ts';

function read(files: Readonly<Record<string, string | Uint8Array>>, mapping: Partial<Mapping> = {}) {
  return readAll(openMappedFolder(makeFolder(files), { ...PLAIN_MAPPING, ...mapping }));
}

const PAGE = `<!doctype html><html lang="en"><head><title>Fox · The Wren</title>
<meta name="description" content="It runs."><meta name="author" content="Ada Wren"><meta name="keywords" content="foxes, night">
<meta property="og:image" content="fox.jpg"><meta property="article:section" content="Wild"></head>
<body><nav>Menu</nav><article><h1>The fox</h1><time datetime="2021-05-03T10:00:00+02:00">3 May</time><p>It <b>runs</b>.</p></article></body></html>`;

describe('a folder of HTML', () => {
  it('is read without a mapping where its pages are plain', async () => {
    const { items, left } = await read({ 'a/fox.html': PAGE });

    expect(left).toEqual([]);
    expect(items).toEqual([
      {
        at: 'a/fox.html',
        id: 'a/fox.html',
        aliases: ['/a/fox.html', '/a/fox/'],
        slug: 'fox',
        title: 'The fox',
        standfirst: 'It runs.',
        html: '<time datetime="2021-05-03T10:00:00+02:00">3 May</time><p>It <b>runs</b>.</p>',
        base: '/a/',
        published: '2021-05-03T08:00:00Z',
        authors: ['Ada Wren'],
        categories: ['Wild'],
        tags: ['foxes', 'night'],
        language: 'en',
        image: { src: 'fox.jpg' },
        notes: [],
      },
    ]);
  });

  it('says what stands in its pages, decoded once', async () => {
    const page = PAGE.replace('The fox', 'AT&amp;amp;T &lt;b&gt;')
      .replace('It runs.', 'R&amp;amp;D')
      .replace('foxes, night', 'R&amp;D, &amp;eacute');

    const { items } = await read({ 'fox.html': page });

    expect(items).toMatchObject([{ title: 'AT&amp;T <b>', standfirst: 'R&amp;D', tags: ['R&D', '&eacute'] }]);
  });

  it('has the name that its pages give their site, unless its mapping gives another', async () => {
    const page = PAGE.replace('<title>', '<meta property="og:site_name" content="The Wren &amp; co"><title>');
    const listSites = async (mapping: Partial<Mapping> = {}) =>
      (await read({ 'a/fox.html': page }, mapping)).all.filter(({ kind }) => kind === 'site');

    expect(await listSites()).toEqual([{ kind: 'site', site: { title: 'The Wren & co' } }]);
    expect(await listSites({ site: { title: 'The Owl' } })).toEqual([
      { kind: 'site', site: { title: 'The Owl' } },
    ]);
  });

  it('is read as its mapping says', async () => {
    const { all, items } = await read(
      {
        'archive/2021/fox.html':
          '<a rel="author">Nobody</a><div id="story" class="wide big"><h2 class="head">The fox</h2><p class="by">By <a rel="author external">Ada</a> and <a rel="author">Max</a></p><p class="day">le 03/05/2021 à 10h30</p><div data-role="text body"><p>It runs.</p><div class="ad">Buy</div></div></div>',
        'about.html': PAGE,
      },
      {
        within: 'archive',
        site: { title: 'The Wren', url: 'https://wren.example/old/' },
        fields: {
          title: ['h1', '#story.wide .head'],
          authors: ['.by a[rel=author]'],
          date: ['.day'],
          body: ['#story [data-role="text body"]'],
        },
        remove: ['.ad'],
        dateFormat: 'DD/MM/YYYY à HHhmm',
      },
    );

    expect(items).toMatchObject([
      {
        title: 'The fox',
        authors: ['Ada', 'Max'],
        published: '2021-05-03T10:30:00Z',
        html: '<p>It runs.</p>',
        url: 'https://wren.example/old/archive/2021/fox.html',
        base: '/archive/2021/',
      },
    ]);
    expect(all[0]).toMatchObject({ kind: 'site', site: { title: 'The Wren' } });
  });

  it('reads a page in the encoding that it declares', async () => {
    const bytes = Buffer.from(
      PAGE.replace('<head>', '<head><meta charset="windows-1252">').replace('runs</b>', 'été</b>'),
      'latin1',
    );

    const { items } = await read({ 'fox.html': bytes });

    expect(items[0]?.html).toContain('<b>été</b>');
  });

  it.each([
    { why: 'empty', content: ' ', wanted: { reason: 'empty' } },
    {
      why: 'no UTF-8',
      content: new Uint8Array([0x3c, 0xe9]),
      wanted: { reason: 'unreadable', detail: 'it is no text in UTF-8' },
    },
    { why: 'undated', content: '<p>It runs.</p>', wanted: { reason: 'undated' } },
    {
      why: 'dated on no day',
      content: '<time datetime="2021-02-30"></time><p>It runs.</p>',
      wanted: { reason: 'undated' },
    },
    {
      why: 'dated in time to come',
      content: '<time datetime="2999-01-01"></time><p>It runs.</p>',
      wanted: { reason: 'scheduled' },
    },
    {
      why: 'nested without end',
      content: '<div>'.repeat(300_000),
      wanted: { reason: 'unreadable', detail: 'its elements nest deeper than 512' },
    },
    {
      why: 'grown by its own tags',
      content: `<p>${Array.from({ length: 400 }, (_, size) => `<font size=${size}>`).join('')}${'<p>x'.repeat(4000)}`,
      wanted: { reason: 'unreadable', detail: 'it has more elements than any page' },
    },
  ])('says a sentence of a page that is $why, and reads the rest', async ({ content, wanted }) => {
    const { items, left } = await read({ 'a.html': content, 'b.html': PAGE });

    expect(left).toMatchObject([{ at: 'a.html', ...wanted }]);
    expect(items.map(({ at }) => at)).toEqual(['b.html']);
  });
});

describe('a folder of JSON', () => {
  const RECORD = {
    headline: 'Fox',
    meta: { day: '3 mai 2021' },
    labels: [{ name: 'a' }, { name: 'b' }],
    content: { rendered: '<p>It runs.</p>' },
    slug: 'fox',
  };

  it('is read by the paths of its mapping', async () => {
    const { items } = await read(
      { 'all.json': JSON.stringify({ data: { posts: [RECORD, { ...RECORD, status: 'draft' }] } }) },
      { items: 'data.posts', fields: { title: ['headline'], date: ['meta.day'], tags: ['labels.name'] } },
    );

    expect(items).toMatchObject([
      {
        at: 'all.json[0]',
        title: 'Fox',
        published: '2021-05-03T00:00:00Z',
        tags: ['a', 'b'],
        html: '<p>It runs.</p>',
        slug: 'fox',
      },
    ]);
  });

  it.each([
    { body: 'markdown', html: '<p>It <em>runs</em>.<br>\n2 &lt; 3</p>\n' },
    { body: 'text', html: '<p>It *runs*.  <br>2 &lt; 3</p>' },
    { body: 'html', html: 'It *runs*.  \n2 < 3' },
  ] as const)('has bodies in $body', async ({ body, html }) => {
    const { items } = await read(
      { 'fox.json': JSON.stringify({ title: 'Fox', date: '2021-05-03', body: 'It *runs*.  \n2 < 3' }) },
      { body },
    );

    expect(items[0]).toMatchObject({ at: 'fox.json', html });
  });

  it('says what its records say, without their tags and decoded once', async () => {
    const record = {
      title: 'AT&amp;amp;T &lt;b&gt;',
      content_html: '<p>x</p>',
      date: '2021-05-03T10:00:00Z',
      summary: '<p>R&amp;D <em>now</em></p>',
      tags: 'R&amp;D, night',
    };

    const { items } = await read({ 'all.json': JSON.stringify([record]) });

    expect(items).toMatchObject([{ title: 'AT&amp;T <b>', standfirst: 'R&D now', tags: ['R&D', 'night'] }]);
  });

  it('loses a broken line and no other', async () => {
    const { items, left } = await read({
      'all.ndjson':
        '{"title":"A","date":"2021-05-03","body":"x"}\n{"title":\n{"title":"B","date":1620000000,"body":"x"}\n',
    });

    expect(items.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(left).toMatchObject([{ at: 'all.ndjson[1]', reason: 'unreadable' }]);
  });

  it.each([
    { why: 'broken', content: '{"a":', wanted: { reason: 'unreadable' } },
    { why: 'empty', content: '', wanted: { reason: 'empty' } },
    {
      why: 'a number',
      content: '3',
      wanted: { reason: 'unreadable', detail: 'it holds neither an object nor a list' },
    },
    {
      why: 'lists without end',
      content: `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      wanted: { at: 'a.json[0]', reason: 'unreadable', detail: 'it is no object' },
    },
    {
      why: 'a title of lists without end',
      content: `{"date":"2021-05-03","title":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      wanted: { reason: 'empty' },
    },
  ])('says a sentence of a file that is $why', async ({ content, wanted }) => {
    const { items, left } = await read({
      'a.json': content,
      'b.json': '{"title":"B","date":"2021-05-03","body":"x","__proto__":{"status":"draft"}}',
    });

    expect(left).toMatchObject([{ at: 'a.json', ...wanted }]);
    expect(items.map(({ at }) => at)).toEqual(['b.json']);
  });
});

describe('a mapped folder', () => {
  it('is told from others', async () => {
    expect(await isMappedFolder(makeFolder({ 'kiosque-import.json': '{}' }))).toBe(true);
    expect(await isMappedFolder(makeFolder({ 'fox.html': '' }))).toBe(false);
    expect(await isPageFolder(makeFolder({ 'a/fox.htm': '' }))).toBe(true);
    expect(await isPageFolder(makeFolder({ 'fox.md': '' }))).toBe(false);
  });
});
