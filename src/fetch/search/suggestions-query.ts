import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { AuthorsFile } from '../../model/edition.ts';
import { isStopWord } from '../../model/search/stop-words.ts';
import { toWords } from '../../model/vocabulary.ts';
import { authorsQuery } from '../queries.ts';
import type { FoundTag } from '../tag-search.ts';
import { tagSearchQuery } from '../tag-search.ts';

/** Topics and authors that a search may be about. */
export type Suggested = {
  readonly tags: readonly FoundTag[];
  readonly authors: AuthorsFile['authors'];
};

/** Topics that are suggested, and authors. */
const MOST_TAGS = 5;
const MOST_AUTHORS = 3;
/** A word of fewer letters, alone at the end of others, may become anything. */
const LEAST_LETTERS = 3;

/**
 * Topics and authors that have words beginning as those of a search do; where none has all of them, as its last two, or its
 * last one: « batterie du xia » may be about Xiaomi.
 */
export const suggestionsQuery = (client: QueryClient, text: string) =>
  queryOptions({
    queryKey: ['search-suggestions', toWords(text).join(' ')],
    queryFn: async (): Promise<Suggested> => {
      for (const tail of listTails(toWords(text))) {
        // What cannot be had is not suggested.
        const [tags, authors] = await Promise.all([
          findTopics(client, tail).catch(() => []),
          findAuthors(client, tail).catch(() => []),
        ]);
        if (tags.length + authors.length > 0) return { tags, authors };
      }
      return { tags: [], authors: [] };
    },
    // What it is made of is kept by itself, as long as it is good.
    staleTime: 0,
  });

/** The ends of a search that may be a name, the longest first. */
function listTails(words: readonly string[]): readonly (readonly string[])[] {
  const last = words.at(-1) ?? '';
  const isTelling = last.length >= LEAST_LETTERS && !isStopWord(last, 'fr') && !isStopWord(last, 'en');
  return [
    words,
    ...(words.length > 2 ? [words.slice(-2)] : []),
    ...(words.length > 1 && isTelling ? [[last]] : []),
  ];
}

async function findTopics(client: QueryClient, words: readonly string[]): Promise<readonly FoundTag[]> {
  const { tags } = await client.query(tagSearchQuery(client, words.join(' ')));
  return tags.slice(0, MOST_TAGS);
}

async function findAuthors(client: QueryClient, words: readonly string[]): Promise<Suggested['authors']> {
  const { authors } = await client.query(authorsQuery());
  const isFound = (name: string) => {
    const own = toWords(name);
    return words.every((word) => own.some((other) => other.startsWith(word)));
  };
  return authors.filter(({ name }) => isFound(name)).slice(0, MOST_AUTHORS);
}
