import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isFeed, tellKind } from '../../../../src/import/feeds/is-feed.ts';
import { ImportError } from '../../../../src/import/web/import-error.ts';
import { makeAtom, makeFile, makeRss, readFeed } from './read-feed.ts';

const TWO = '<item><title>a</title><guid>1</guid></item>\n<item><title>b</title><guid>2</guid></item>';

describe('openFeed', () => {
  it.each([
    ['', 'an empty file'],
    ['<opml version="2.0"><body/></opml>', 'a list of feeds (OPML)'],
    ['<?xml version="1.0"?><urlset xmlns="x"></urlset>', 'a sitemap'],
    ['<svg/>', 'XML that is none (<svg>)'],
    ['{"posts": []}', 'JSON that is no JSON Feed'],
    ['Not found', 'something else'],
    ['<rss version="2.0"><channel><title>x</title></channel></rss>', 'RSS 2.0 without any item'],
    ['{"version": "https://jsonfeed.org/version/1.1", "items": []}', 'JSON Feed 1.1 without any item'],
  ])('refuses %s in one sentence', async (content, found) => {
    const refused = readFeed(content);

    await expect(refused).rejects.toBeInstanceOf(ImportError);
    await expect(refused).rejects.toThrow(
      `feed.xml · expected a feed (RSS, Atom or JSON Feed) · found ${found} · `,
    );
  });

  it('names the feeds of a page that was given in place of one', async () => {
    const page = makeFile(
      `<!-- x --><!doctype html><head><base href="/blog/"><link rel="stylesheet" href="a.css">
      <link rel="alternate" type="application/rss+xml" href="feed.xml"><link rel=alternate type="application/json" href="/wp-json/wp/v2/posts/1">
      <link rel="alternate" hreflang="en" href="/en"><link rel="alternate" type="application/atom+xml" href="https://b.example/atom">`,
      { address: 'https://a.example/' },
    );

    await expect(readFeed(page)).rejects.toThrow(
      'found a web page · its feed is https://a.example/blog/feed.xml or https://b.example/atom',
    );
  });

  it('keeps what came before a feed breaks off, and names what was cut', async () => {
    const whole = makeRss(TWO);

    const inside = await readFeed(whole.slice(0, whole.indexOf('</title><guid>2') + 8));
    const between = await readFeed(whole.slice(0, whole.lastIndexOf('</item>') + 7));

    expect(inside.items.map(({ title }) => title)).toEqual(['a']);
    expect(inside.left).toEqual([
      {
        at: 'feed.xml:7',
        title: 'b',
        reason: 'unreadable',
        detail: 'the file ends inside <item>; what may have followed is unknown',
      },
    ]);
    expect(between.items).toHaveLength(2);
    expect(between.left).toMatchObject([
      { reason: 'unreadable', detail: expect.stringContaining('inside <rss>') },
    ]);
  });

  it('keeps what came before the file itself fails', async () => {
    const whole = makeRss(TWO);
    const file = makeFile(whole);
    const failing = {
      ...file,
      open: async function* () {
        yield Buffer.from(whole.slice(0, whole.indexOf('<item><title>b')).padEnd(5000));
        throw new Error('the gzip file is damaged');
      },
    };

    const feed = await readFeed(failing);

    expect(feed.items).toHaveLength(1);
    expect(feed.left).toMatchObject([
      { reason: 'unreadable', detail: 'the gzip file is damaged; what may have followed is unknown' },
    ]);
  });

  it('reads items that are never closed, and one that is empty within another', async () => {
    const unclosed = await readFeed(
      makeRss('<item><title>a</title><item><title>b</title><item><title>c</title>'),
    );
    const slip = await readFeed(makeRss('<item><title>a</title><item /><guid>1</guid></item>'));

    expect(new Set(unclosed.items.map(({ title }) => title))).toEqual(new Set(['a', 'b', 'c']));
    expect(slip.items).toMatchObject([{ title: 'a', id: '1' }]);
  });

  it('stops at nesting without end, and keeps what came before', async () => {
    const feed = await readFeed(makeRss(`${TWO}<item><title>c</title>${'<b>'.repeat(100_000)}`));

    expect(feed.items).toHaveLength(2);
    expect(feed.left).toMatchObject([{ title: 'c', reason: 'unreadable' }]);
  });

  it('stops at a piece without end', async () => {
    const head = Buffer.from(
      makeRss(`${TWO}<item><title>c</title><description><![CDATA[`).replace(/\]\]>[^]*$/, ''),
    );
    const start = head.subarray(0, head.indexOf('<![CDATA[') + 9);
    let given = 0;
    const endless = {
      ...makeFile(''),
      open: async function* () {
        given = 0;
        yield start;
        for (const more = Buffer.alloc(1_000_000, 120); ; given += more.length) yield more;
      },
    };

    const feed = await readFeed(endless);

    expect(feed.items).toHaveLength(2);
    expect(feed.left).toMatchObject([{ title: 'c', reason: 'unreadable' }]);
    expect(given).toBeLessThan(25_000_000);
  });

  it('expands no entity that a document declares', async () => {
    const feed = await readFeed(
      `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
      <rss><channel><item><title>&b; &f;</title></item></channel></rss>`,
    );

    expect(feed.items).toMatchObject([{ title: '&b; &f;' }]);
  });

  it('knows nothing of prototypes (J10)', async () => {
    const feed = await readFeed(
      makeRss(
        '<item><title>__proto__</title><guid>__proto__</guid><category>constructor</category>' +
          '<__proto__ __proto__="1" constructor="2" xmlns:__proto__="x">y</__proto__></item>',
      ),
    );

    expect(feed.items).toMatchObject([{ id: '__proto__', title: '__proto__', categories: ['constructor'] }]);
  });

  it('notes a wrong encoding with the first item', async () => {
    const xml = makeRss(TWO.replace('>a<', '>été<')).replace('?>', ' encoding="UTF-8"?>');

    const feed = await readFeed(Buffer.from(xml, 'latin1'));

    expect(feed.items.map(({ title }) => title)).toEqual(['été', 'b']);
    expect(feed.items.map(({ notes }) => notes.length)).toEqual([1, 0]);
    expect(feed.items[0]?.notes).toMatchObject([
      { construct: 'a wrong encoding', sample: 'bytes that are not UTF-8 are read as windows-1252' },
    ]);
  });

  it('is the same however the bytes come', async () => {
    const xml = makeRss(
      '<item><title>R&D & l’été &amp; co</title><description><![CDATA[a & b <i>]]></description></item>',
    );

    const [whole, ...others] = await Promise.all(
      [100_000, 7, 64, 1].map((piece) => readFeed(makeFile(xml, {}, piece))),
    );

    for (const other of others) expect(other).toEqual(whole);
  });

  it('accounts for every item, wherever a feed is cut or damaged', async () => {
    const feeds = [
      makeRss(TWO),
      makeAtom('<entry><id>1</id><title>a</title></entry><entry><id>2</id><title>b</title></entry>'),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...feeds),
        fc.nat(1000),
        fc.string({ maxLength: 3 }),
        async (xml, place, mess) => {
          const at = place % xml.length;
          try {
            const { items, left } = await readFeed(xml.slice(0, at) + mess + xml.slice(at + 1));
            expect(items.length + left.length).toBeGreaterThan(0);
          } catch (error) {
            if (!(error instanceof ImportError)) throw error;
          }
        },
      ),
    );
  });
});

describe('isFeed', () => {
  it.each([
    ['<?xml version="1.0"?><!-- a --><?xml-stylesheet href="x"?>\n<rss version="2.0">', true],
    ['\ufeff<feed xmlns="http://www.w3.org/2005/Atom">', true],
    ['<a:feed xmlns:a="http://www.w3.org/2005/Atom">', true],
    ['<rdf:RDF xmlns="http://purl.org/rss/1.0/">', true],
    ['<!DOCTYPE rss PUBLIC "a" "b" [<!ENTITY c "d">]><rss>', true],
    ['{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1"}', true],
    ['<rss xmlns:wp="http://wordpress.org/export/1.2/">', false],
    ['<rss xmlns:wp="http://www.washingtonpost.com/wp-namespace">', true],
    ['<!doctype html><html>', false],
    ['{"id": 1}', false],
    ['# A title', false],
  ])('tells of %j whether it is one', (head, is) => {
    expect(isFeed(head)).toBe(is);
  });

  it('takes a page for a page behind comments too', () => {
    expect(tellKind('<!-- a --> <HTML>')).toBe('html');
  });
});
