import { isHit } from '../queries.ts';
import { SHOWN_TAGS } from '../toggle.ts';
import type { Peer } from './peer.ts';
import { SHOWN_ARTICLES, countTags } from './peer.ts';

/** One file of all articles, and the language's own `filter`: what most static sites do. */
export const arrayFilter: Peer = {
  name: 'Array.filter',
  open: (articles) => ({
    download: [Buffer.from(JSON.stringify(articles))],
    ask: (query) => {
      const hits = articles.filter(({ tags, category }) => isHit(query, tags, category));
      return {
        total: hits.length,
        ids: hits.slice(0, SHOWN_ARTICLES).map(({ id }) => id),
        tags: countTags(hits, SHOWN_TAGS),
      };
    },
  }),
};
