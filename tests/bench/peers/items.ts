import itemsjs from 'itemsjs';

import type { Query } from '../queries.ts';
import { isHit } from '../queries.ts';
import { SHOWN_TAGS } from '../toggle.ts';
import type { Peer } from './peer.ts';
import { SHOWN_ARTICLES, countTags } from './peer.ts';

/** itemsjs, made for facets: it fetches all articles and builds its bit sets in the browser. */
export const itemsJs: Peer = {
  name: 'itemsjs',
  open(articles) {
    const download = Buffer.from(JSON.stringify(articles));
    // It writes its numbers into the objects it is given.
    const own = articles.map((article) => ({ ...article }));
    const index = itemsjs(own, {
      native_search_enabled: false,
      sortings: { newest: { field: 'published', order: 'desc' } },
      aggregations: { tags: { size: SHOWN_TAGS }, category: { size: 12 } },
    });
    return {
      download: [download],
      ask: (query) => {
        const shared = { per_page: SHOWN_ARTICLES, sort: 'newest' };
        if (query.not.length > 0) {
          const { data } = index.search({ ...shared, ...toFilters(query), is_all_filtered_items: true });
          const hits = (data.allFilteredItems ?? []).filter(({ tags, category }) =>
            isHit(query, tags, category),
          );
          const ids = hits.slice(0, SHOWN_ARTICLES).map(({ id }) => id);
          return { total: hits.length, ids, tags: countTags(hits, SHOWN_TAGS) };
        }
        const { pagination, data } = index.search({ ...shared, ...toFilters(query) });
        return {
          total: pagination.total,
          ids: data.items.map(({ id }) => id),
          // It fills up with tags that no hit has.
          tags: (data.aggregations['tags']?.buckets ?? [])
            .filter(({ doc_count }) => doc_count > 0)
            .map(({ key, doc_count }) => [key, doc_count]),
        };
      },
    };
  },
};

/**
 * Its filters know AND, its language of queries knows OR. Its NOT finds nothing beside an AND (2.4.4 takes
 * the `-` of `not_filters` for a tag), so it is applied to what the AND finds.
 */
function toFilters({ all, any, category }: Query) {
  if (any.length > 0) return { filters_query: any.map((tag) => `tags:${tag}`).join(' OR ') };
  return { filters: { tags: all, ...(category === undefined ? {} : { category: [category] }) } };
}
