import MiniSearch from 'minisearch';
import type { Query as Search } from 'minisearch';
import * as v from 'valibot';

import type { Query } from '../queries.ts';
import { SHOWN_TAGS } from '../toggle.ts';
import type { Metadata, Peer } from './peer.ts';
import { SHOWN_ARTICLES, countTags } from './peer.ts';

const hitsSchema = v.array(v.object({ id: v.string(), published: v.number(), tags: v.array(v.string()) }));

/**
 * MiniSearch with tags and categories as its words and nothing of the text, which would only be heavier.
 * It cannot count facets: the tags of all hits are counted.
 */
export const miniSearch: Peer = {
  name: 'MiniSearch',
  open(articles) {
    const index = new MiniSearch<Metadata>({
      fields: ['tags', 'category'],
      storeFields: ['title', 'summary', 'published', 'category', 'authors', 'tags'],
      // It reads a list as its values with commas between them.
      tokenize: (text) => text.split(','),
      processTerm: (word) => word,
      searchOptions: { prefix: false, fuzzy: false },
    });
    index.addAll(articles);
    return {
      download: [Buffer.from(JSON.stringify(index))],
      ask: (query) => {
        const found = index.search(toSearch(query));
        found.sort((a, b) => Number(b['published']) - Number(a['published']));
        const hits = found as unknown as v.InferOutput<typeof hitsSchema>; // The fields stored above.
        return {
          total: hits.length,
          ids: hits.slice(0, SHOWN_ARTICLES).map(({ id }) => id),
          tags: countTags(hits, SHOWN_TAGS),
        };
      },
    };
  },
};

function toSearch({ all, any, not, category }: Query): Search {
  const wanted: Search[] = all.map((tag) => ({ fields: ['tags'], queries: [tag] }));
  if (any.length > 0) wanted.push({ fields: ['tags'], combineWith: 'OR', queries: [...any] });
  if (category !== undefined) wanted.push({ fields: ['category'], queries: [category] });
  const positive: Search = { combineWith: 'AND', queries: wanted };
  return not.length === 0
    ? positive
    : {
        combineWith: 'AND_NOT',
        queries: [positive, ...not.map((tag) => ({ fields: ['tags'], queries: [tag] }))],
      };
}
