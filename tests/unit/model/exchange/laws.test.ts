import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cleanPage } from '../../../../src/model/exchange/clean-page.ts';
import type { ExchangedPage } from '../../../../src/model/exchange/exchanged-page.ts';
import { printBookmarks } from '../../../../src/model/exchange/print-bookmarks.ts';
import { printCsv } from '../../../../src/model/exchange/print-csv.ts';
import { printMarkdown } from '../../../../src/model/exchange/print-markdown.ts';
import { readExchange } from '../../../../src/model/exchange/read-exchange.ts';
import { makeRandom } from '../../../support/make-random.ts';
import { anyPage, anyText, makePage, readPages } from './make-page.ts';
import { SAMPLES } from './samples.ts';

describe('what is printed', () => {
  it('reads as the same pages, as a table (J12)', () => {
    fc.assert(
      fc.property(fc.array(anyPage, { maxLength: 5 }), (pages) => {
        expect(readPages(printCsv(pages))).toEqual({ source: 'kiosque-csv', pages, faults: [] });
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('reads as the same pages, as bookmarks, folder by folder and to the second (J12)', () => {
    fc.assert(
      fc.property(fc.array(anyPage, { maxLength: 5 }), anyText, (pages, title) => {
        const { source, pages: read, faults } = readPages(printBookmarks(pages, title));

        expect({ source, faults }).toEqual({ source: 'bookmarks', faults: [] });
        expect(groupByFolder(read)).toEqual(groupByFolder(pages.map(toSecond)));
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('reads as clean pages, also when those printed are not', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (title, label, note) => {
        const rough = { ...makePage(), title, labels: [label, label], note };

        expect(readPages(printCsv([rough])).pages).toEqual([cleanPage(rough)]);
        expect(readPages(printBookmarks([rough], '')).pages).toEqual([cleanPage(rough)]);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('has a section a page, as Markdown, whatever their texts are (J12)', () => {
    fc.assert(
      fc.property(fc.array(anyPage, { maxLength: 5 }), (pages) => {
        const headings = printMarkdown(pages, 'Lectures').match(/^#.*$/gm);

        expect(headings).toHaveLength(1 + pages.length);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('cleanPage', () => {
  it('leaves what is clean as it is', () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        expect(cleanPage(page)).toEqual(page);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});

describe('a file that was damaged', () => {
  it.each(Object.entries(SAMPLES))(
    'never makes %s throw, nor gives an address that is no link',
    (_, sample) => {
      const random = makeRandom(6);
      for (let run = 0; run < 400; run++) {
        const read = readExchange(damage(sample, random), 'a');

        const urls = read.ok ? read.value.pages.map(({ url }) => url) : [];
        expect(urls.filter((url) => !/^https?:\/\/[^/]/i.test(url))).toEqual([]);
      }
    },
  );

  it('never makes it throw when it is nothing but damage', () => {
    fc.assert(
      fc.property(fc.constantFrom('', '<DL>', '[', 'url,'), anyText, (start, text) => {
        expect(readExchange(start + text, 'a')).toHaveProperty('ok');
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});

describe('5 MB of hostile text', () => {
  const bookmarks = '<!DOCTYPE NETSCAPE-Bookmark-file-1>';
  it.each<[string, string, string]>([
    ['open brackets', bookmarks, '<'],
    ['tags that do not end', bookmarks, '<a '],
    ['quotes that do not end', bookmarks, '<a href="'],
    ['quotes of both kinds', bookmarks, `<a x="' y='" `],
    ['attributes', `${bookmarks}<a `, 'a=b '],
    ['blank attributes', `${bookmarks}<a`, ' \n\t'],
    ['equal signs', `${bookmarks}<a `, '='],
    ['comments that do not end', bookmarks, '<!--'],
    ['declarations that do not end', bookmarks, '<!'],
    ['ampersands', `${bookmarks}<a href=x>`, '&'],
    ['numbers of entities', `${bookmarks}<a href=x>`, '&#x1'],
    ['lists in lists', bookmarks, '<DL>'],
    ['named lists in lists', bookmarks, '<H3>a</H3><DL>'],
    ['links without end', bookmarks, '<a href=https://a.example/>'],
    ['names without lists', bookmarks, '<h3>a'],
    ['descriptions', `${bookmarks}<a href=https://a.example/>`, '<dd>a<br>'],
    ['quotes in a table', 'url,title\n"', '"'],
    ['blank lines of a table', 'url,title\n', '\r\n'],
    ['separators', 'url,title\n', ','],
    ['columns', 'url', ',url'],
    ['escaped labels', 'url,labels\nhttps://a.example/,', '\\|'],
    ['backslashes', 'url,labels\nhttps://a.example/,', '\\'],
    ['labels', 'url,labels\nhttps://a.example/,', 'a'],
    ['apostrophes', 'url,title\nhttps://a.example/,', "'"],
    ['spaces', 'url,title\nhttps://a.example/,"', ' '],
    ['tabs in an address', 'url,title\n"https://a.example/', '\t'],
    ['digits of a date', 'url,savedAt\nhttps://a.example/,', '1'],
    ['lists of JSON', '[{"href":', '['],
    ['lists of JSON that end', `[{"href":"x"},${'['.repeat(2_500_000)}`, ']'],
    ['objects', '[', '{"href":'],
    ['spaces alone', '', ' '],
  ])(
    'is read in time that grows with it: %s',
    (_, start, unit) => {
      const whole = 5_000_000;
      const text = start + unit.repeat(Math.max(0, Math.floor((whole - start.length) / unit.length)));

      const read = readExchange(text, 'a');

      expect(read).toHaveProperty('ok');
      // A second on a machine at rest, many on a loaded one; the square of its length would take hours.
    },
    60_000,
  );
});

function toSecond({ savedAt, ...page }: ExchangedPage): ExchangedPage {
  const second = Math.floor((savedAt ?? 0) / 1000) * 1000;
  return second === 0 ? page : { ...page, savedAt: second };
}

function groupByFolder(pages: readonly ExchangedPage[]) {
  return Object.groupBy(pages, ({ folder }) => JSON.stringify(folder));
}

/** Flips, cuts and doubles a few pieces. */
function damage(sample: string, random: ReturnType<typeof makeRandom>): string {
  let text = sample;
  for (let count = 1 + random.number(4); count > 0; count--) {
    const from = random.number(text.length + 1);
    const to = from + random.number(random.pick([2, 40, text.length + 1]));
    const piece = random.pick([
      '',
      text.slice(from, to).repeat(2),
      String.fromCharCode(random.number(0x100)),
      random.pick(['"', '<', '>', '&', '\n', '\u0000', '\ud800', '[', '{', ',', "'", '\\', 'javascript:']),
    ]);
    text = text.slice(0, from) + piece + text.slice(to);
  }
  return text;
}
