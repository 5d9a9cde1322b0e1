import { QueryClient, queryOptions } from '@tanstack/react-query';
import type * as v from 'valibot';

import type { Term } from '../model/edition.ts';
import {
  aliasesFileSchema,
  articleFileSchema,
  authorsFileSchema,
  cardsFileSchema,
  chunkSchema,
  editionPath,
  editionSchema,
  tagCountsFileSchema,
  tagsFileSchema,
  termHeadSchema,
} from '../model/edition.ts';
import type { Slug } from '../model/slug.ts';
import { fetchJson, isPassing } from './fetch-json.ts';

/** How long a file is taken for fresh before the next use asks the network again. */
const FRESH_MS = 5 * 60_000;

/**
 * Makes the cache of everything fetched. Two retries, only for what may pass; and `always`,
 * because any other mode leaves a promise pending for ever on a device without network.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && isPassing(error),
        retryDelay: (attempt) => 400 * 2 ** attempt,
        staleTime: FRESH_MS,
        refetchOnWindowFocus: false,
      },
    },
  });
}

function fileQuery<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  freshness: 'sealed' | 'revalidated' = 'revalidated',
) {
  return queryOptions({
    queryKey: ['edition', path],
    queryFn: ({ signal }) => fetchJson(path, schema, freshness, signal),
    staleTime: freshness === 'sealed' ? Number.POSITIVE_INFINITY : FRESH_MS,
  });
}

/** The front door: site, categories, authors, top tags, front page. */
export const editionQuery = () => fileQuery(editionPath.edition, editionSchema);

/** One article whole. */
export const articleQuery = (slug: Slug) => fileQuery(editionPath.article(slug), articleFileSchema);

/** The head of a term. */
export const termQuery = (term: Term) => fileQuery(editionPath.term(term), termHeadSchema);

/** A sealed chunk of a term's rows. */
export const chunkQuery = (term: Term, chunk: number) =>
  fileQuery(editionPath.chunk(term, chunk), chunkSchema, 'sealed');

/** Four consecutive cards; only the last file grows. */
export const cardsQuery = (file: number) => fileQuery(editionPath.cards(file), cardsFileSchema);

/** Names of consecutive tags; only the last file grows. */
export const tagsQuery = (file: number) => fileQuery(editionPath.tags(file), tagsFileSchema);

/** Counts of consecutive tags. */
export const tagCountsQuery = (file: number) => fileQuery(editionPath.tagCounts(file), tagCountsFileSchema);

/** Every author whole. */
export const authorsQuery = () => fileQuery(editionPath.authors, authorsFileSchema);

/** Some of the old addresses; `toAliasFile` names the file in which one would be. */
export const aliasesQuery = (file: string) => fileQuery(editionPath.aliases(file), aliasesFileSchema);
