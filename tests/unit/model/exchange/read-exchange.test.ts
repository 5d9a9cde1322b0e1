import { describe, expect, it } from 'vitest';

import { readExchange } from '../../../../src/model/exchange/read-exchange.ts';
import { makePage, readPages } from './make-page.ts';
import {
  CHROME,
  FIREFOX,
  INSTAPAPER,
  KIOSQUE_CSV,
  OMNIVORE,
  PINBOARD,
  PINBOARD_HTML,
  POCKET_CSV,
  POCKET_HTML,
  SAFARI,
  SAMPLES,
  WALLABAG,
} from './samples.ts';

const savedAt = 1_700_000_000_000;

describe('readExchange', () => {
  it('reads the bookmarks of Chrome, with their folders', () => {
    expect(readPages(CHROME)).toEqual({
      source: 'bookmarks',
      pages: [
        makePage({
          url: 'https://journal.example/a?x=1&y=2&copy=3',
          title: "Tom & l'été <en vrai>",
          savedAt,
          folder: ['Barre de favoris'],
        }),
        makePage({
          url: 'https://journal.example/b',
          title: 'Tom &amp; Jerry',
          folder: ['Barre de favoris', 'R&D'],
        }),
        makePage({
          url: 'https://journal.example/c',
          title: 'https://journal.example/c',
          savedAt: savedAt,
          folder: ['Barre de favoris'],
        }),
        makePage({
          url: 'https://journal.example/a?x=1&y=2&copy=3',
          title: 'Encore',
          savedAt: savedAt + 2000,
        }),
      ],
      faults: [
        { where: 'line 15', found: 'javascript:(function(){alert("x")})()' },
        { where: 'line 19', found: 'chrome://settings/' },
      ],
    });
  });

  it('reads the bookmarks of Firefox, with tags and descriptions', () => {
    expect(readPages(FIREFOX)).toEqual({
      source: 'bookmarks',
      pages: [
        makePage({
          url: 'https://presse.example/un',
          title: 'Un',
          savedAt,
          labels: ['réseaux', '5G'],
          folder: ['Presse'],
          note: 'Première ligne\nSeconde <ligne>',
        }),
        makePage({ url: 'https://presse.example/deux', title: 'Deux', savedAt }),
      ],
      faults: [{ where: 'line 12', found: 'place:type=6&sort=14&maxResults=10' }],
    });
  });

  it('reads the bookmarks of Safari, whose lists stand in no list', () => {
    expect(readPages(SAFARI).pages).toEqual([
      makePage({ url: 'https://apple.example/', title: 'Pomme', folder: ['Favoris'] }),
      makePage({
        url: 'https://lecture.example/long',
        title: 'Un long article',
        folder: ['Liste de lecture'],
      }),
    ]);
  });

  it('reads the bookmarks of Pinboard, with what is still to be read', () => {
    expect(readPages(PINBOARD_HTML).pages).toEqual([
      makePage({
        url: 'https://pin.example/1',
        title: 'À lire',
        savedAt,
        labels: ['lire', 'long'],
        note: 'Conseillé par Léa\nà finir',
      }),
      makePage({ url: 'https://pin.example/2', title: 'Lu', savedAt: savedAt + 1000, isRead: true }),
    ]);
  });

  it('reads the page that Pocket exported', () => {
    expect(readPages(POCKET_HTML)).toEqual({
      source: 'pocket',
      pages: [
        makePage({
          url: 'https://poche.example/un?a=1&b=2',
          title: 'L’un & l’autre',
          savedAt,
          labels: ['mobile', 'long read'],
        }),
        makePage({ url: 'https://poche.example/deux', title: '' }),
        makePage({
          url: 'https://poche.example/trois',
          title: 'Trois',
          savedAt: 1_600_000_000_000,
          isRead: true,
        }),
      ],
      faults: [{ where: 'line 17', found: 'ftp://poche.example/quatre' }],
    });
  });

  it('reads the table that Pocket exported', () => {
    expect(readPages(POCKET_CSV)).toEqual({
      source: 'pocket',
      pages: [
        makePage({
          url: 'https://poche.example/un',
          title: 'L’un, "l’autre"',
          savedAt,
          labels: ['mobile', 'long read'],
        }),
        makePage({ url: 'https://poche.example/deux', title: '', savedAt: 1_600_000_000_000, isRead: true }),
      ],
      faults: [{ where: 'line 4', found: 'nothing' }],
    });
  });

  it('reads the table of Instapaper', () => {
    expect(readPages(INSTAPAPER)).toEqual({
      source: 'instapaper',
      pages: [
        makePage({
          url: 'https://insta.example/un',
          title: 'Un',
          savedAt,
          labels: ['mobile', 'à voir, un jour'],
          note: 'Une phrase\nsur deux lignes',
        }),
        makePage({ url: 'https://insta.example/deux', title: '', savedAt: 1_600_000_000_000, isRead: true }),
        makePage({
          url: 'https://insta.example/trois',
          title: 'Trois',
          savedAt: 1_600_000_001_000,
          isFavorite: true,
        }),
        makePage({
          url: 'https://insta.example/quatre',
          title: 'Quatre',
          savedAt: 1_600_000_002_000,
          labels: ['cuisine', 'été'],
          folder: ['Recettes'],
        }),
      ],
      faults: [{ where: 'line 7', found: 'instapaper-private://email/abc/' }],
    });
  });

  it('reads the list of Omnivore', () => {
    expect(readPages(OMNIVORE)).toEqual({
      source: 'omnivore',
      pages: [
        makePage({
          url: 'https://omni.example/un',
          title: 'Un article',
          savedAt: savedAt + 123,
          isFavorite: true,
          labels: ['mobile', 'Favorites'],
        }),
        makePage({ url: 'https://omni.example/deux', title: '', isRead: true }),
        makePage({ url: 'https://omni.example/trois', title: 'Trois', savedAt, isRead: true }),
      ],
      faults: [{ where: 'item 4', found: 'nothing' }],
    });
  });

  it('reads the list of wallabag, and quotes what was underlined', () => {
    expect(readPages(WALLABAG)).toEqual({
      source: 'wallabag',
      pages: [
        makePage({
          url: 'https://walla.example/ein',
          title: 'Ein & Zwei',
          savedAt,
          isRead: true,
          labels: ['mobile', 'foo'],
          note: '> Deux\n> lignes\nÀ vérifier\n\n> Une',
        }),
        makePage({ url: 'https://walla.example/zwei', title: '', isFavorite: true }),
      ],
      faults: [{ where: 'item 3', found: 'file:///etc/passwd' }],
    });
  });

  it('reads the list of Pinboard', () => {
    expect(readPages(PINBOARD)).toEqual({
      source: 'pinboard',
      pages: [
        makePage({
          url: 'https://pin.example/1',
          title: 'Un titre',
          savedAt,
          labels: ['mobile', '.privé'],
          note: 'Une note\nà suivre',
        }),
        makePage({ url: 'https://pin.example/2', title: '', savedAt: savedAt + 1000, isRead: true }),
      ],
      faults: [{ where: 'item 3', found: 'nothing' }],
    });
  });

  it('reads our own table after a spreadsheet wrote it anew', () => {
    expect(readPages(KIOSQUE_CSV)).toEqual({
      source: 'kiosque-csv',
      pages: [
        makePage({
          url: 'https://kiosque.example/un',
          title: '=1+1',
          savedAt: savedAt + 123,
          isRead: true,
          isFavorite: true,
          labels: ['a', 'b|c'],
          folder: ['Presse', 'R/D'],
          note: 'Un "mot";\npuis un autre',
        }),
        makePage({ url: 'https://kiosque.example/deux', title: '' }),
      ],
      faults: [],
    });
  });

  it.each(Object.entries(SAMPLES))(
    'reads %s the same behind a mark of byte order and blank lines',
    (_, sample) => {
      const { source, pages } = readPages(sample);

      expect(readPages(`\uFEFF\n\r\n${sample}`)).toMatchObject({ source, pages });
    },
  );

  it.each(Object.entries(SAMPLES))('reads %s the same under any name', (_, sample) => {
    expect(readPages(sample, 'list.csv')).toEqual(readPages(sample, 'bookmarks.html'));
  });

  it.each([
    ['an empty file', '', 'nothing'],
    ['a list of nothing', ' []', '[]'],
    ['JSON that was cut short', '[{"href":"https://a.example/"', '[{"href":"https://a.example/"'],
    ['an object', '{"version":1}', '{"version":1}'],
    [
      'some page',
      '<html><a href="https://a.example/">a</a></html>',
      '<html><a href="https://a.example/">a</a></html>',
    ],
    ['a table without addresses', 'name,price\na,1\n', 'name,price a,1'],
    ['a ZIP archive', 'PK\u0003\u0004\u0014', 'PK'],
  ])('says what it found when it is given %s', (_, text, found) => {
    expect(readExchange(text, 'a.bin')).toEqual({ ok: false, reason: { where: 'a.bin', found } });
  });

  it('refuses more than 50 MB before it looks at them', () => {
    expect(readExchange('['.repeat(50 * 1024 * 1024 + 1), 'a.json')).toEqual({
      ok: false,
      reason: { where: 'a.json', found: 'more than 50 MB' },
    });
  });

  it('reads 100,000 items and says that there are more', () => {
    const { pages, faults } = readPages(`url\n${'https://a.example/\n'.repeat(100_001)}`);

    expect(pages).toHaveLength(100_000);
    expect(faults).toEqual([{ where: 'line 100002', found: 'more than 100000 items' }]);
  });

  it('keeps pages of deeper folders in the 64th, and says so once', () => {
    const deep = '<DT><H3>x</H3><DL>'.repeat(70);
    const link = '<DT><A HREF="https://a.example/">a</A>\n';

    const { pages, faults } = readPages(`<DL>\n${link}${deep}${link}${link}`);

    expect(pages.map(({ folder }) => folder.length)).toEqual([0, 64, 64]);
    expect(faults).toEqual([{ where: 'line 3', found: 'more than 64 folders in each other' }]);
  });

  it('reads JSON with control characters in its texts', () => {
    const { pages } = readPages('[{"href":"https://a.example/","description":"un\u0008 deux\u0000"}]');

    expect(pages).toEqual([makePage({ title: 'un deux' })]);
  });

  it('names the record whose quote is never closed', () => {
    const { pages, faults } = readPages('url,title\nhttps://a.example/,a\nhttps://b.example/,"b\nc,d\n');

    expect(pages).toEqual([makePage({ title: 'a' })]);
    expect(faults).toEqual([{ where: 'line 3', found: '"… https://b.example/' }]);
  });

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    ' \u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'mailto:a@a.example',
    '//a.example/',
    '/a',
    'https:',
    'https:///a',
    'https://?a',
    'https:\\\\a.example',
    'https://a.example/\u0000',
  ])('refuses the address %j in every format', (url) => {
    const files = [
      `<DL><DT><A HREF="${url}">a</A></DL>`,
      `<title>Pocket Export</title><a href="${url}">a</a>`,
      `title,url,time_added\na,"${url}",1\n`,
      `URL,Title,Timestamp\n"${url}",a,1\n`,
      `url,title\n"${url}",a\n`,
      JSON.stringify([{ href: url }]),
      JSON.stringify([{ url, is_archived: 0 }]),
      JSON.stringify([{ url, savedAt: '' }]),
    ];

    for (const file of files) expect(readPages(file)).toMatchObject({ pages: [], faults: [{}] });
  });

  it('decodes entities once (J13)', () => {
    const { pages } = readPages(
      '<DL><DT><A HREF="https://a.example/?a&amp;lt;">&amp;lt;img onerror=x&amp;gt;</A>',
    );

    expect(pages).toEqual([makePage({ url: 'https://a.example/?a&lt;', title: '&lt;img onerror=x&gt;' })]);
  });
});
