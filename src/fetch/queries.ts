import { QueryClient, queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';

import type { Edition, FrontFile, Term } from '../model/edition.ts';
import {
  aliasesFileSchema,
  articleFileSchema,
  authorsFileSchema,
  cardsFileSchema,
  editionPath,
  editionSchema,
  frontSchema,
  frontTermsSchema,
  termHeadSchema,
} from '../model/edition.ts';
import type { Slug } from '../model/slug.ts';
import { EditionError } from './edition-error.ts';
import type { Freshness } from './fetch-json.ts';
import { fetchJson } from './fetch-json.ts';

/** How a client gets the files that may change. */
type Ways = {
  /** It waits for the network as long as it takes: a copy may be of the edition before. */
  readonly waitsForNetwork?: boolean;
};

/**
 * Makes the cache of everything fetched. What may be tried again is tried again behind `fetchJson`, for each file on
 * its own: here tries would multiply. `always`, because any other mode leaves a promise pending for ever on a device
 * without network; nothing is fetched anew by itself, however old, since a list must not move under the reader's
 * finger: what is shown stays of one edition until the reader opens another page, or asks (`insertEdition`).
 */
export function createQueryClient({ waitsForNetwork = false }: Ways = {}): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        meta: { waitsForNetwork },
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
}

export function fileQuery<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  freshness: Freshness = 'revalidated',
) {
  return queryOptions({
    queryKey: ['edition', path],
    queryFn: ({ signal, meta }) =>
      fetchJson(path, schema, meta?.['waitsForNetwork'] === true ? 'fresh' : freshness, signal),
  });
}

/**
 * A file that never changes under its address. The version in the address is another one after
 * what never changes has changed after all: an edition renumbered, a card corrected.
 */
export function sealedQuery<File extends { readonly numbering: string }, Value>(
  path: string,
  schema: v.GenericSchema<unknown, File>,
  numbering: string,
  version: string,
  read: (file: File) => Value,
) {
  const address = `${path}?v=${version}`;
  // Read before it is kept: what is wrong in a file that never changes would stay wrong.
  const valueSchema = v.pipe(
    schema,
    v.transform((file) => {
      assertSameEdition(address, numbering, file.numbering);
      return read(file);
    }),
  );
  return queryOptions({
    queryKey: ['edition', address],
    queryFn: ({ signal }) => fetchJson(address, valueSchema, 'sealed', signal),
  });
}

/** @throws {EditionError} `replaced` when a file is of another numbering than the files it belongs to */
export function assertSameEdition(path: string, expected: string, found: string): void {
  if (expected === found) return;
  throw new EditionError('replaced', path, `expected numbering ${expected}, got ${found}`);
}

/** The front door: site, categories, top tags. It is that of the whole visit, however long nobody looks at it. */
export const editionQuery = () => ({
  ...fileQuery(editionPath.edition, editionSchema),
  gcTime: Number.POSITIVE_INFINITY,
});

/** The front door as the network has it now, under the same key: for who has found that it has changed, or asks. */
export const freshEditionQuery = () => ({
  ...fileQuery(editionPath.edition, editionSchema, 'fresh'),
  gcTime: Number.POSITIVE_INFINITY,
  staleTime: 0,
});

/** The cards of the front page. */
export const frontQuery = () => fileQuery(editionPath.front, frontSchema);
export const frontTermsQuery = () => fileQuery(editionPath.frontTerms, frontTermsSchema);

/** What the front page shows. */
export type FrontPage = { readonly edition: Edition; readonly front: FrontFile };

/** What the front page shows, of one edition; it stays so behind the articles that are read from it. */
export const frontPageQuery = (client: QueryClient) =>
  queryOptions({
    queryKey: ['list', 'front'],
    queryFn: async (): Promise<FrontPage> => {
      const [edition, front] = await Promise.all([client.query(editionQuery()), client.query(frontQuery())]);
      return { edition, front };
    },
    gcTime: Number.POSITIVE_INFINITY,
  });

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
  });

/** One article whole. */
export const articleQuery = (slug: Slug) =>
  fileQuery(editionPath.article(slug), articleFileSchema, 'withdrawable');

/** The head of a term. */
export const termQuery = (term: Term) => fileQuery(editionPath.term(term), termHeadSchema, 'withdrawable');

/** Consecutive cards, as an edition has them; its last file still grows. */
export const cardsQuery = (edition: Edition, file: number) => {
  const { numbering, cardsPerFile, next, revised } = edition;
  const path = editionPath.cards(file);
  if ((file + 1) * cardsPerFile > next) return fileQuery(path, cardsFileSchema);
  const revision = revised[String(file)];
  const version = revision === undefined ? numbering : `${numbering}-${revision}`;
  return sealedQuery(path, cardsFileSchema, numbering, version, (cards) => cards);
};

/** Every author whole. */
export const authorsQuery = () => fileQuery(editionPath.authors, authorsFileSchema);

/** Some of the old addresses; `toAliasFile` names the file in which one would be. */
export const aliasesQuery = (file: string) =>
  fileQuery(editionPath.aliases(file), aliasesFileSchema, 'withdrawable');
