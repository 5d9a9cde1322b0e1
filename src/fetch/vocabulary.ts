import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { CountedTag } from '../model/edition.ts';
import { TAGS_PER_FILE } from '../model/edition.ts';
import { editionQuery, tagCountsQuery, tagsQuery } from './queries.ts';

/** Every tag of the edition with its count today, in the order of first use. */
export const vocabularyQuery = (client: QueryClient) =>
  queryOptions({
    queryKey: ['vocabulary'],
    queryFn: async (): Promise<readonly CountedTag[]> => {
      const { tagCount } = await client.query(editionQuery());
      const files = Array.from({ length: Math.ceil(tagCount / TAGS_PER_FILE) }, (_, file) => file);
      const parts = await Promise.all(
        files.map((file) => Promise.all([client.query(tagsQuery(file)), client.query(tagCountsQuery(file))])),
      );
      return parts.flatMap(([{ tags }, { counts }]) =>
        tags.map((tag, index) => ({ ...tag, count: counts[index] ?? 0 })),
      );
    },
    retry: false, // Each file is tried again on its own.
  });
