import { create, insertMultiple, save, search } from '@orama/orama';

import type { Query } from '../queries.ts';
import { SHOWN_TAGS } from '../toggle.ts';
import type { Peer } from './peer.ts';
import { SHOWN_ARTICLES } from './peer.ts';

const SCHEMA = { published: 'number', category: 'enum', tags: 'enum[]' } as const;

/** Orama with the fields that are filtered and sorted by in its schema, and its own facets. */
export const orama: Peer = {
  name: 'Orama',
  async open(articles) {
    const index = create({ schema: SCHEMA });
    const documents = articles.map((article) => ({
      ...article,
      authors: [...article.authors],
      tags: [...article.tags],
    }));
    await insertMultiple(index, documents, 5000);
    return {
      download: [Buffer.from(JSON.stringify(save(index)))],
      ask: async (query) => {
        const { count, hits, facets } = await search(index, {
          term: '',
          where: toWhere(query),
          sortBy: { property: 'published', order: 'DESC' },
          limit: SHOWN_ARTICLES,
          facets: { tags: {} },
        });
        return {
          total: count,
          ids: hits.map(({ document }) => String(document['id'])),
          // It neither sorts nor cuts the facets of a list of values.
          tags: Object.entries(facets?.['tags']?.values ?? {})
            .sort(([, a], [, b]) => b - a)
            .slice(0, SHOWN_TAGS),
        };
      },
    };
  },
};

function toWhere({ all, any, not, category }: Query) {
  return {
    and: [
      ...(all.length === 0 ? [] : [{ tags: { containsAll: [...all] } }]),
      ...(any.length === 0 ? [] : [{ tags: { containsAny: [...any] } }]),
      ...(category === undefined ? [] : [{ category: { eq: category } }]),
      ...(not.length === 0 ? [] : [{ not: { tags: { containsAny: [...not] } } }]),
    ],
  };
}
