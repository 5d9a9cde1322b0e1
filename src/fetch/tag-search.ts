import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { NumberedTag } from '../model/edition.ts';
import { COUNTS_PER_FILE } from '../model/edition.ts';
import { findTags, toVocabularyKeys, toWords } from '../model/vocabulary.ts';
import { tagCountsQuery, vocabularyFileQuery, vocabularyKeysQuery } from './list-queries.ts';

/** A tag that was looked up; `total` is how many articles of the whole edition have it. */
export type FoundTag = NumberedTag & { readonly total: number };

/** Tags that a search shows at most. */
const FOUND_TAGS = 20;

/**
 * The tags of the whole edition that have words beginning as those of a text do, without regard to
 * accents and case. One file of the vocabulary answers, and the counts of those found.
 */
export const tagSearchQuery = (client: QueryClient, text: string) => {
  const words = toWords(text);
  return queryOptions({
    queryKey: ['tag-search', words.join(' ')],
    queryFn: async (): Promise<readonly FoundTag[]> => {
      // The longest word has the fewest tags; of equals the first.
      const [word = ''] = words.toSorted((a, b) => b.length - a.length);
      const [key = ''] = toVocabularyKeys(word);
      const { keys } = await client.query(vocabularyKeysQuery());
      if (!keys.includes(key)) return [];
      const { tags } = await client.query(vocabularyFileQuery(key));
      const found = findTags(tags, text).slice(0, FOUND_TAGS);
      return Promise.all(
        found.map(async (tag) => {
          const { counts } = await client.query(tagCountsQuery(Math.floor(tag.id / COUNTS_PER_FILE)));
          return { ...tag, total: counts[tag.id % COUNTS_PER_FILE] ?? 0 };
        }),
      );
    },
  });
};
