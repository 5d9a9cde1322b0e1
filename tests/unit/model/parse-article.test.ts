import { describe, expect, it } from 'vitest';

import { printFault } from '../../../src/model/fault.ts';
import { parseArticle } from '../../../src/model/parse-article.ts';
import { makeItem } from '../../support/make-article.ts';

function listFaults(raw: unknown, file = 'articles/le-renard.json'): string[] {
  const parsed = parseArticle(raw, file);
  return parsed.ok ? [] : parsed.reason.map(printFault);
}

/** Reads an item that has no fault. */
function readItem(overrides: Readonly<Record<string, unknown>>, file = 'articles/mobile/le-renard.json') {
  const parsed = parseArticle(makeItem(overrides), file);
  if (!parsed.ok) throw new Error(parsed.reason.map(printFault).join('\n'));
  return parsed.value;
}

describe('parseArticle', () => {
  it('reads a whole item of JSON Feed', () => {
    const article = readItem({
      url: 'https://kiosque.example/renard',
      summary: 'Il passe.',
      image: 'images/renard.jpg',
      date_modified: '2021-03-13T00:00:00Z',
      language: 'fr-CA',
      _kiosque: {
        category: 'mobile',
        image: { alt: 'Un renard.', caption: 'De nuit.', credit: 'AFP', width: 3, height: 2 },
        source: { name: 'BlogNT', url: 'https://blog.example/' },
        aliases: ['/2021/03/renard/'],
        status: 'draft',
        featured: true,
      },
    });

    expect(article).toEqual({
      id: 'le-renard',
      slug: 'le-renard',
      url: 'https://kiosque.example/renard',
      headline: 'Le renard',
      standfirst: 'Il passe.',
      body: { format: 'html', source: '<p>Un renard passe.</p>' },
      lead: { src: 'images/renard.jpg', alt: 'Un renard.', caption: 'De nuit.', credit: 'AFP' },
      published: '2021-03-12T15:04:00Z',
      modified: '2021-03-13T00:00:00Z',
      authors: ['Yohann Poiron'],
      tags: ['Xiaomi'],
      language: 'fr-CA',
      category: 'mobile',
      source: { name: 'BlogNT', url: 'https://blog.example/' },
      aliases: ['/2021/03/renard'],
      featured: true,
      status: 'draft',
    });
  });

  it('reads an item that has only what it must', () => {
    const article = readItem({
      content_html: undefined,
      content_text: 'Un renard.',
      authors: undefined,
      tags: undefined,
    });

    expect(article).toEqual({
      id: 'le-renard',
      slug: 'le-renard',
      headline: 'Le renard',
      body: { format: 'text', source: 'Un renard.' },
      published: '2021-03-12T15:04:00Z',
      authors: [],
      tags: [],
      category: 'mobile',
      aliases: [],
      featured: false,
      status: 'published',
    });
  });

  it('takes a null for an absent key, as exporters write it', () => {
    const nulls = {
      url: null,
      summary: null,
      image: null,
      date_modified: null,
      language: null,
      content_text: null,
    };

    expect(readItem(nulls)).toEqual(readItem({}));
  });

  it('does without keys that it does not know', () => {
    expect(readItem({ banner_image: 'x', attachments: [], _other: { a: 1 } })).toEqual(readItem({}));
  });

  it('names exactly the parts that lack, whichever they are (J08)', () => {
    const needed = ['id', 'title', 'date_published', '_kiosque', 'content_html'];
    const keys = [...needed, 'url', 'authors', 'tags', 'summary'];

    for (let subset = 0; subset < 2 ** keys.length; subset++) {
      const missing = keys.filter((_, index) => (subset & (2 ** index)) !== 0);
      const parsed = parseArticle(
        makeItem({
          url: 'https://a.example/',
          ...Object.fromEntries(missing.map((key) => [key, undefined])),
        }),
        'a.json',
      );

      const paths = parsed.ok ? [] : parsed.reason.map(({ path }) => path);

      expect(paths).toEqual(missing.filter((key) => needed.includes(key)));
    }
  });

  it.each([
    ['Le\u0000 renard\u0008 ', 'Le renard', 'control characters go'],
    ['Le\nrenard\t\tpasse', 'Le renard passe', 'a headline is one line'],
    ['\ufeffLe renard\u200b', 'Le renard', 'marks that nobody sees go'],
    ['Le renard\ud800', 'Le renard\ufffd', 'half a character is shown as lost'],
    ['e\u0301te\u0301', 'été', 'letters are composed'],
    ['Qui\u202f? «\u00a0Moi\u00a0»', 'Qui\u202f? «\u00a0Moi\u00a0»', 'French spaces stay'],
    ['<b>Renard</b> &lt;script&gt;', '<b>Renard</b> &lt;script&gt;', 'a headline is text, never markup'],
    ['שועל \u202eevil', 'שועל \u202eevil', 'a direction is for the page to isolate'],
    ['Z͑ͫ̓a͂l̂g̀o', 'Z͑ͫ̓a͂l̂g̀o', 'so are heaps of accents'],
  ])('reads the headline %j as %j: %s (J12)', (title, headline) => {
    expect(readItem({ title }).headline).toBe(headline.normalize('NFC'));
  });

  it.each([
    [12, '12', 'a number is a text'],
    [2 ** 53 + 2, '9007199254740994', 'so is one that has lost its last digit'],
    ['constructor', 'constructor', 'a name of JavaScript is a text like another'],
    ['__proto__', '__proto__', 'so is the worst of them'],
    ['https://example.org/?p=12', 'https://example.org/?p=12', 'so is an address'],
    ['../x', '../x', 'so is a path'],
    ['🦊', '🦊', 'so is a fox'],
    ['x'.repeat(10_000), 'x'.repeat(10_000), 'so is a long one'],
  ])('reads the id %.30j as a text: %3$s (J10)', (id, text, _why) => {
    expect(readItem({ id }).id).toBe(text);
  });

  it('names a tag, an author and an old address once', () => {
    const article = readItem({
      tags: ['5G', '5G', ' 5G '],
      authors: [{ name: 'A' }, { name: 'A' }],
      _kiosque: { category: 'mobile', aliases: ['/a', '/a/', '/a?b'] },
    });

    expect(article).toMatchObject({ tags: ['5G'], authors: ['A'], aliases: ['/a'] });
  });

  it('takes the slug from the file, in composed letters, wherever the file lies', () => {
    expect(readItem({}, 'articles/a/b/e\u0301te\u0301.json').slug).toBe('été');
  });

  it.each([
    [{ title: '' }, 'title · expected a headline · found "" · write the headline under "title"'],
    [
      { title: ' \u200b ' },
      'title · expected a headline · found " \u200b " · write the headline under "title"',
    ],
    [{ title: ['x'] }, 'title · expected a headline · found ["x"] · write the headline under "title"'],
    [
      { id: null },
      'id · expected an identifier · found null · give the article an "id" that no other article has',
    ],
    [
      { url: 'javascript:alert(1)' },
      'url · expected an https or http address · found "javascript:alert(1)" · write it whole, such as https://example.org/page',
    ],
    [
      { url: '/fox' },
      'url · expected an https or http address · found "/fox" · write it whole, such as https://example.org/page',
    ],
    [
      { content_html: ' ' },
      'content_html · expected a body · found " " · write it under "content_html" or "content_text"',
    ],
    [
      { date_published: '0000-00-00 00:00:00' },
      'date_published · expected a date that exists, with its time and zone · found "0000-00-00 00:00:00" · write it as 2026-05-03T08:00:00+02:00',
    ],
    [
      { date_published: 1_615_561_440 },
      'date_published · expected a date that exists, with its time and zone · found 1615561440 · write it as 2026-05-03T08:00:00+02:00',
    ],
    [
      { date_modified: '2020-01-01T00:00:00Z' },
      'date_modified · expected a date that is not before date_published · found "2020-01-01T00:00:00Z" · correct one of the two',
    ],
    [{ authors: ['Yohann'] }, 'authors[0] · expected an object · found "Yohann" · write { … } here'],
    [{ tags: 'Xiaomi' }, 'tags · expected a list of tags · found "Xiaomi" · write ["…", "…"]'],
    [{ tags: ['Xiaomi', ''] }, 'tags[1] · expected a tag · found "" · write a text, or take the entry out'],
    [
      { language: 'français' },
      'language · expected a language tag · found "français" · write it as "fr" or "en-GB"',
    ],
    [
      { _kiosque: {} },
      '_kiosque.category · expected a category · found nothing · write lower-case words joined by hyphens, such as "objets-connectes"',
    ],
    [
      { _kiosque: { category: 'Objets connectés' } },
      '_kiosque.category · expected a category · found "Objets connectés" · write lower-case words joined by hyphens, such as "objets-connectes"',
    ],
    [
      { _kiosque: { category: 'mobile', status: 'gone' } },
      '_kiosque.status · expected one of published, draft, private, protected, scheduled · found "gone" · write one of them, or leave the key out',
    ],
    [
      { _kiosque: { category: 'mobile', aliases: ['/?p=12'] } },
      '_kiosque.aliases[0] · expected the path of an old address · found "/?p=12" · write it from the first slash, such as "/2021/03/fox/"',
    ],
    [
      { _kiosque: { category: 'mobile', aliases: ['https://a.example/fox'] } },
      '_kiosque.aliases[0] · expected the path of an old address · found "https://a.example/fox" · write it from the first slash, such as "/2021/03/fox/"',
    ],
    [
      { _kiosque: { category: 'mobile', source: { name: 'A', url: '//b' } } },
      '_kiosque.source.url · expected an https or http address · found "//b" · write it whole, such as https://example.org/page',
    ],
  ])('refuses %j', (overrides, fault) => {
    expect(listFaults(makeItem(overrides))).toEqual([`articles/le-renard.json · ${fault}`]);
  });

  it.each([null, [], 'x', 0, true])('refuses %j, which is no item', (raw) => {
    expect(listFaults(raw)).toEqual([
      `articles/le-renard.json · expected a JSON Feed item · found ${JSON.stringify(raw)} · write one JSON object`,
    ]);
  });

  it('refuses a file whose name cannot be an address', () => {
    expect(listFaults(makeItem(), 'articles/Le Renard.json')).toEqual([
      'articles/Le Renard.json · expected a file name that can be an address · found "Le Renard" · name the file in lower-case words joined by hyphens, such as le-premier-sms.json',
    ]);
  });
});
