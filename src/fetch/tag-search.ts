import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { NumberedTag } from '../model/edition.ts';
import { COUNTS_PER_FILE } from '../model/edition.ts';
import { findTags, toVocabularyKeys, toWords } from '../model/vocabulary.ts';
import { getDevice } from './device.ts';
import { tagCountsQuery, vocabularyFileQuery, vocabularyKeysQuery } from './list-queries.ts';
import { isForDevice } from './on-device.ts';

/**
 * A tag that was looked up; `total` is how many articles of the whole edition have it. The device alone knows neither
 * that nor its number.
 */
export type FoundTag = Omit<NumberedTag, 'id'> & { readonly id?: number; readonly total?: number };

/** What a search for tags found. */
export type FoundTags = {
  readonly tags: readonly FoundTag[];
  /** The network failed: these are only the tags of articles that are on this device. */
  readonly isOnDeviceOnly?: true;
};

/** Tags that a search shows at most. */
const FOUND_TAGS = 20;

/**
 * The tags of the whole edition that have words beginning as those of a text do, without regard to
 * accents and case. One file of the vocabulary answers, and the counts of those found. Where the network fails and there
 * are no copies of them, the articles on this device answer; the network is asked again the next time.
 */
export const tagSearchQuery = (client: QueryClient, text: string) => {
  const words = toWords(text);
  return queryOptions({
    queryKey: ['tag-search', words.join(' ')],
    queryFn: async (): Promise<FoundTags> => {
      const { tags, ...rest } = await findOrAskDevice(client, text, words);
      return { ...rest, tags: tags.slice(0, FOUND_TAGS) };
    },
    staleTime: ({ state: { data } }) => (data?.isOnDeviceOnly === true ? 0 : Number.POSITIVE_INFINITY),
  });
};

async function findOrAskDevice(
  client: QueryClient,
  text: string,
  words: readonly string[],
): Promise<FoundTags> {
  try {
    const found = await findInVocabulary(client, text, words);
    return { tags: await countTags(client, found) };
  } catch (error) {
    if (getDevice() === undefined) throw error;
    const code = await import('./tags-on-device.ts').catch(() => Promise.reject(error));
    return code.findTagsOnDevice(text, error);
  }
}

async function findInVocabulary(
  client: QueryClient,
  text: string,
  words: readonly string[],
): Promise<readonly NumberedTag[]> {
  // The longest word has the fewest tags; of equals the first.
  const [word = ''] = words.toSorted((a, b) => b.length - a.length);
  const [key = ''] = toVocabularyKeys(word);
  const { keys } = await client.query(vocabularyKeysQuery());
  if (!keys.includes(key)) return [];
  const { tags } = await client.query(vocabularyFileQuery(key));
  return findTags(tags, text).slice(0, FOUND_TAGS);
}

/** A tag whose count does not come for want of a network is as good without. */
async function countTags(client: QueryClient, tags: readonly NumberedTag[]): Promise<readonly FoundTag[]> {
  return Promise.all(
    tags.map(async (tag) => {
      try {
        const { counts } = await client.query(tagCountsQuery(Math.floor(tag.id / COUNTS_PER_FILE)));
        return { ...tag, total: counts[tag.id % COUNTS_PER_FILE] ?? 0 };
      } catch (error) {
        if (!isForDevice(error)) throw error;
        return tag;
      }
    }),
  );
}
