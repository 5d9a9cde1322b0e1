import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import { EditionError } from '../fetch/edition-error.ts';
import { findMoved } from '../fetch/find-moved.ts';
import { articleQuery } from '../fetch/queries.ts';
import type { ArticleFile } from '../model/edition.ts';
import { printLocation } from '../model/location.ts';
import type { Slug } from '../model/slug.ts';
import { getCopy } from '../reader/saved.ts';

/** What stands at an article's address: the article, or the word that it has another address now. */
export type Opened =
  | {
      readonly kind: 'article';
      readonly file: ArticleFile;
      /** The edition has no article at this address any more: it is the copy that a reader saved. */
      readonly isLost?: boolean;
    }
  | { readonly kind: 'moved'; readonly to: Slug };

/**
 * Opens an article. Where the edition no longer has it, or cannot be reached, the copy of a reader
 * who saved it opens in its place; else the address is looked up among the old ones.
 */
export const openArticleQuery = (client: QueryClient, slug: Slug) =>
  queryOptions({
    queryKey: ['open', slug],
    queryFn: async (): Promise<Opened> => {
      try {
        return { kind: 'article', file: await client.query(articleQuery(slug)) };
      } catch (error) {
        if (!(error instanceof EditionError)) throw error;
        const address = printLocation({ page: 'article', slug, fragment: '' });
        const copy = await findCopy(address);
        const isLost = error.failure === 'absent';
        if (copy !== undefined) return { kind: 'article', file: copy, isLost };
        if (!isLost) throw error;
        return { kind: 'moved', to: await findMoved(client, address) };
      }
    },
  });

/** Looks an address that no page has up among the old permalinks. */
export const openAddressQuery = (client: QueryClient, path: string) =>
  queryOptions({
    queryKey: ['moved', path],
    queryFn: () => findMoved(client, path),
  });

async function findCopy(address: string): Promise<ArticleFile | undefined> {
  try {
    return await getCopy(address);
  } catch {
    // Without storage there is no copy; the page then says why the article itself did not come.
    return undefined;
  }
}
