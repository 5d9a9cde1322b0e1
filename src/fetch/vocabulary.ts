import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { CountedTag } from '../model/edition.ts';
import { COUNTS_PER_FILE, TAGS_PER_FILE } from '../model/edition.ts';
import { editionQuery } from './queries.ts';
import { tagCountsQuery, tagsQuery } from './list-queries.ts';

/** Every tag that an article has, with its count today, in the order of first use. */
export const vocabularyQuery = (client: QueryClient) =>
  queryOptions({
    queryKey: ['vocabulary'],
    queryFn: async (): Promise<readonly CountedTag[]> => {
      const { tagCount } = await client.query(editionQuery());
      const list = (size: number) => Array.from({ length: Math.ceil(tagCount / size) }, (_, file) => file);
      const [names, counts] = await Promise.all([
        Promise.all(list(TAGS_PER_FILE).map((file) => client.query(tagsQuery(file)))),
        Promise.all(list(COUNTS_PER_FILE).map((file) => client.query(tagCountsQuery(file)))),
      ]);
      const all = counts.flatMap((file) => file.counts);
      return (
        names
          .flatMap(({ tags }) => tags)
          .map((tag, id) => ({ ...tag, count: all[id] ?? 0 }))
          // A tag that its last article has lost keeps its number, and nothing else.
          .filter(({ count }) => count > 0)
      );
    },
  });
