import fc from 'fast-check';
import { parseOpml } from 'feedsmith';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';

import { printBookmarks } from '../../../../src/model/exchange/print-bookmarks.ts';
import { printCsv } from '../../../../src/model/exchange/print-csv.ts';
import { printMarkdown } from '../../../../src/model/exchange/print-markdown.ts';
import { printOpml } from '../../../../src/model/exchange/print-opml.ts';
import { toLocalDay } from '../../../../src/model/instant.ts';
import { anyPage, anyText, makePage } from './make-page.ts';

const savedAt = 1_700_000_000_123;

describe('printBookmarks', () => {
  it('writes a folder once, and what stands behind a page below it', () => {
    const file = printBookmarks(
      [
        makePage({ url: 'https://a.example/?a=1&b="', title: '<A> & "B"', folder: ['Presse', 'R&D'] }),
        makePage({ savedAt, isRead: true, isFavorite: true, labels: ['a', 'b c'] }),
        makePage({ title: 'Un', folder: ['Presse'], note: 'Une\nnote </DL>' }),
      ],
      'Kiosque & moi',
    );

    expect(file).toBe(`<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Kiosque &amp; moi</TITLE>
<H1>Kiosque &amp; moi</H1>
<DL><p>
    <DT><A HREF="https://a.example/" ADD_DATE="1700000000" TOREAD="0" TAGS="a,b c" data-important="true">Titre</A>
    <DT><H3>Presse</H3>
    <DL><p>
        <DT><A HREF="https://a.example/" TOREAD="1">Un</A>
<DD>Une
note &lt;/DL&gt;
        <DT><H3>R&amp;D</H3>
        <DL><p>
            <DT><A HREF="https://a.example/?a=1&amp;b=&quot;" TOREAD="1">&lt;A&gt; &amp; &quot;B&quot;</A>
        </DL><p>
    </DL><p>
</DL><p>
`);
  });

  it('keeps labels that have a comma in them, for Kiosque', () => {
    expect(printBookmarks([makePage({ labels: ['a, b', 'c|d'] })], '')).toContain(
      String.raw`TAGS="a, b,c|d" data-labels="a, b|c\|d"`,
    );
  });

  it('is read by a parser of HTML as its links and titles, one a line', () => {
    fc.assert(
      fc.property(fc.array(anyPage, { maxLength: 4 }), (pages) => {
        const file = printBookmarks(pages, 'Kiosque');

        const expected = pages.map(({ url, title }) => `${url} ${title}`);
        expect(findLinks(parse(file)).sort()).toEqual(expected.sort());
        expect(file.match(/^ *<DT><A HREF="[^"<>]*"[^<>]*>[^<>]*<\/A>$/gm) ?? []).toHaveLength(pages.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('printCsv', () => {
  it('writes a table that a spreadsheet takes for text', () => {
    const file = printCsv([
      makePage({
        title: '=HYPERLINK("http://x.example")',
        savedAt,
        isRead: true,
        isFavorite: true,
        labels: ['@a', 'b|c'],
        folder: ['Presse', 'R/D'],
        note: '+1\n-1',
      }),
      makePage(),
    ]);

    expect(file.split('\r\n')).toEqual([
      '\uFEFFurl,title,savedAt,list,labels,folder,note',
      String.raw`https://a.example/,"'=HYPERLINK(""http://x.example"")",2023-11-14T22:13:20.123Z,"archive favorite",'@a|b\|c,Presse/R\/D,"'+1` +
        '\n-1"',
      'https://a.example/,Titre,,unread,,,',
      '',
    ]);
  });
});

describe('printMarkdown', () => {
  it('writes a section a page', () => {
    const page = makePage({ title: 'Le *premier* [SMS]', savedAt, labels: ['mobile', 'a_b'] });

    expect(
      printMarkdown([page, makePage({ note: 'Une note\nde deux lignes\n\nPuis rien' })], 'Lectures'),
    ).toBe(
      String.raw`# Lectures

## [Le \*premier\* \[SMS\]](https://a.example/)

${toLocalDay(savedAt)} · mobile, a\_b

## [Titre](https://a.example/)

Une note\
de deux lignes

Puis rien
`,
    );
  });

  it.each([
    ['# titre', String.raw`\# titre`],
    ['- a', String.raw`\- a`],
    ['    1. a', String.raw`1\. a`],
    ['2) a', String.raw`2\) a`],
    ['a\n===', `a\\\n\\===`],
    ['![x](javascript:alert(1))', String.raw`\!\[x\](javascript:alert(1))`],
    ['<img onerror=x>', String.raw`\<img onerror=x\>`],
    ['&copy; et `code`', String.raw`\&copy; et \`code\``],
    ['2026-05-03', '2026-05-03'],
  ])('leaves no meaning to the note %j', (note, printed) => {
    expect(printMarkdown([makePage({ note })], 'a')).toBe(
      `# a\n\n## [Titre](https://a.example/)\n\n${printed}\n`,
    );
  });

  it('keeps an address from ending its link', () => {
    const url = 'https://a.example/a_(b)?c=1&copy;=2&d=3';

    expect(printMarkdown([makePage({ url })], 'a')).toContain(
      '(https://a.example/a_%28b%29?c=1&amp;copy;=2&d=3)',
    );
  });
});

describe('printOpml', () => {
  it('is read by a reader of OPML', () => {
    const feeds = [
      { title: 'A & « B »', feedUrl: 'https://a.example/feed?a=1&b=2', siteUrl: 'https://a.example/' },
      { title: '', feedUrl: 'https://b.example/feed', siteUrl: '' },
    ];

    expect(parseOpml(printOpml(feeds, 'Flux'))).toMatchObject({
      head: { title: 'Flux' },
      body: {
        outlines: [
          {
            type: 'rss',
            text: 'A & « B »',
            title: 'A & « B »',
            xmlUrl: 'https://a.example/feed?a=1&b=2',
            htmlUrl: 'https://a.example/',
          },
          { text: 'https://b.example/feed', xmlUrl: 'https://b.example/feed' },
        ],
      },
    });
  });

  it('is well formed whatever the texts are', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, url) => {
        const parser = new SaxesParser();
        parser.on('error', (error) => {
          throw error;
        });

        expect(() =>
          parser.write(printOpml([{ title, feedUrl: url, siteUrl: url }], title)).close(),
        ).not.toThrow();
      }),
      { seed: 2, numRuns: 1000 },
    );
  });
});

function findLinks(node: DefaultTreeAdapterTypes.Node): string[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  if (node.nodeName !== 'a' || !('attrs' in node)) return children.flatMap(findLinks);
  const href = node.attrs.find(({ name }) => name === 'href')?.value ?? '';
  return [`${href} ${children.map((child) => ('value' in child ? child.value : '')).join('')}`];
}
