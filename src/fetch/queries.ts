import { QueryClient, queryOptions } from '@tanstack/react-query';
import type * as v from 'valibot';

import type { Edition, Term } from '../model/edition.ts';
import {
  aliasesFileSchema,
  articleFileSchema,
  authorsFileSchema,
  cardsFileSchema,
  chunkSchema,
  editionPath,
  editionSchema,
  frontSchema,
  frontTermsSchema,
  monthsFileSchema,
  tagCountsFileSchema,
  tagsFileSchema,
  termHeadSchema,
  vocabularyFileSchema,
  vocabularyKeysSchema,
} from '../model/edition.ts';
import { toColumns } from '../model/scan.ts';
import type { Slug } from '../model/slug.ts';
import { EditionError, fetchJson, isPassing } from './fetch-json.ts';

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

function fileQuery<Schema extends v.GenericSchema>(path: string, schema: Schema) {
  return queryOptions({
    queryKey: ['edition', path],
    queryFn: ({ signal }) => fetchJson(path, schema, 'revalidated', signal),
  });
}

/**
 * A file that never changes under its address. The version in the address is another one after
 * what never changes has changed after all: an edition renumbered, a card corrected.
 */
function sealedQuery<File extends { readonly numbering: string }, Value>(
  path: string,
  schema: v.GenericSchema<unknown, File>,
  numbering: string,
  version: string,
  read: (file: File) => Value,
) {
  const address = `${path}?v=${version}`;
  return queryOptions({
    queryKey: ['edition', address],
    queryFn: async ({ signal }) => {
      const file = await fetchJson(address, schema, 'sealed', signal);
      assertSameEdition(address, numbering, file.numbering);
      return read(file);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** @throws {EditionError} `replaced` when a file is of another numbering than the files it belongs to */
export function assertSameEdition(path: string, expected: string, found: string): void {
  if (expected === found) return;
  throw new EditionError('replaced', path, `expected numbering ${expected}, got ${found}`);
}

/** The front door: site, categories, top tags. */
export const editionQuery = () => fileQuery(editionPath.edition, editionSchema);

/** The cards of the front page. */
export const frontQuery = () => fileQuery(editionPath.front, frontSchema);
export const frontTermsQuery = () => fileQuery(editionPath.frontTerms, frontTermsSchema);

/** What of the front door stands around every page. */
export type Frame = Pick<Edition, 'site'> & {
  readonly categories: readonly Pick<Edition['categories'][number], 'slug' | 'label'>[];
};

/** The frame of every page: a prerendered page carries it in place of the whole front door. */
export const frameQuery = (client: QueryClient) =>
  queryOptions({
    queryKey: ['frame'],
    queryFn: async (): Promise<Frame> => {
      const { site, categories } = await client.query(editionQuery());
      return { site, categories: categories.map(({ slug, label }) => ({ slug, label })) };
    },
    retry: false, // The file is tried again on its own.
  });

/** One article whole. */
export const articleQuery = (slug: Slug) => fileQuery(editionPath.article(slug), articleFileSchema);

/** The head of a term. */
export const termQuery = (term: Term) => fileQuery(editionPath.term(term), termHeadSchema);

/** The rows of a sealed chunk, of the numbering that its head has. */
export const chunkQuery = (numbering: string, term: Term, chunk: number) =>
  sealedQuery(editionPath.chunk(term, chunk), chunkSchema, numbering, numbering, ({ rows }) =>
    toColumns(rows),
  );

/** Consecutive cards, as an edition has them; its last file still grows. */
export const cardsQuery = (edition: Edition, file: number) => {
  const { numbering, cardsPerFile, next, revised } = edition;
  const path = editionPath.cards(file);
  if ((file + 1) * cardsPerFile > next) return fileQuery(path, cardsFileSchema);
  const revision = revised[String(file)];
  const version = revision === undefined ? numbering : `${numbering}-${revision}`;
  return sealedQuery(path, cardsFileSchema, numbering, version, (cards) => cards);
};

/** Names of consecutive tags; only the last file grows. */
export const tagsQuery = (file: number) => fileQuery(editionPath.tags(file), tagsFileSchema);

/** Counts of consecutive tags. */
export const tagCountsQuery = (file: number) => fileQuery(editionPath.tagCounts(file), tagCountsFileSchema);

/** Every author whole. */
export const authorsQuery = () => fileQuery(editionPath.authors, authorsFileSchema);

/** Some of the old addresses; `toAliasFile` names the file in which one would be. */
export const aliasesQuery = (file: string) => fileQuery(editionPath.aliases(file), aliasesFileSchema);

/** The months that have articles. */
export const monthsQuery = () => fileQuery(editionPath.months, monthsFileSchema);

/** The tags that have a word which begins with two letters. */
export const vocabularyFileQuery = (key: string) =>
  fileQuery(editionPath.vocabulary(key), vocabularyFileSchema);

/** Which files of the vocabulary there are. */
export const vocabularyKeysQuery = () => fileQuery(editionPath.vocabularyKeys, vocabularyKeysSchema);
