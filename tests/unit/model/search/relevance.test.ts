import { expect, it } from 'vitest';

import { search } from '../../../../src/model/search/engine.ts';
import { parseQuery } from '../../../../src/model/search/parse-query.ts';
import { findReciprocalRank, makeKnownItems } from '../../../bench/known-items.ts';
import { openSearchedArchive } from '../../../bench/searched-archive.ts';
import { makeArticleFile, makeIndexFiles, openFiles } from '../../../support/make-search-index.ts';

/* The archive is small and fixed: what fails here has made searching worse. Large ones are measured (`--only search`). */

const [ARTICLES, ITEMS] = [600, 150];

const archive = openSearchedArchive(2);
const slugs = new Map<string, number>();
const articles = Array.from({ length: ARTICLES }, (_, ordinal) => {
  const { slug, title, summary, paragraphs } = archive.article(ordinal);
  slugs.set(slug, ordinal);
  return makeArticleFile({ ordinal, headline: title, standfirst: summary }, paragraphs);
});
const index = openFiles(makeIndexFiles(articles, { size: 6000 }), ARTICLES, []);
const items = makeKnownItems(archive, ARTICLES, ITEMS);

it.each([
  ['as written', 0.99],
  ['without accents', 0.99],
  ['inflected otherwise', 0.98],
  ['with one typo', 0.97],
  ['last word cut', 0.98],
] as const)(
  'finds a known article by some of its words, %s: mean reciprocal rank at least %f',
  async (wording, floor) => {
    let sum = 0;
    for (const { slug, queries } of items) {
      const found = await search(index, parseQuery(queries[wording], ['fr']), {
        isTyping: wording === 'last word cut',
      });
      sum += findReciprocalRank(found, slugs.get(slug) ?? -1);
    }

    expect(sum / ITEMS).toBeGreaterThanOrEqual(floor);
  },
);
