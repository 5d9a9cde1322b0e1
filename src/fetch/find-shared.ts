import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { Card } from '../model/edition.ts';
import { parseLocation, printLocation } from '../model/location.ts';
import type { Shared } from './shared-address.ts';
import { findSharedAddresses, toOwnAddress } from './shared-address.ts';
import type { Failure } from './edition-error.ts';
import { EditionError } from './edition-error.ts';
import { findMoved } from './find-moved.ts';
import { articleQuery, frameQuery } from './queries.ts';

/** What became of something that was shared. */
export type FoundShared =
  /** It is an address of this archive: `to` is where it opens. */
  | { readonly kind: 'own'; readonly to: string }
  /** It is none; `namesake` is an article that had the same path here. */
  | { readonly kind: 'foreign'; readonly address: string; readonly namesake?: Card }
  /** Who could tell does not answer. */
  | { readonly kind: 'unsure'; readonly address: string; readonly why: Failure }
  /** There is no address in it. */
  | { readonly kind: 'nothing' };

/**
 * Looks up what was shared: pages of the site need nobody's answer, old permalinks the edition's.
 *
 * @param here where the site is read, with a slash at its end
 */
export const sharedQuery = (client: QueryClient, shared: Shared, here: string) =>
  queryOptions({
    queryKey: ['shared', here, shared],
    queryFn: () => findShared(client, shared, here),
    // A page that could not be found without network may be found now.
    staleTime: 0,
  });

async function findShared(client: QueryClient, shared: Shared, here: string): Promise<FoundShared> {
  const addresses = findSharedAddresses(shared);
  const bases = [here, ...(await findBase(client))];
  const found: FoundShared[] = [];
  for (const address of addresses) {
    const one = await findOne(client, address, bases);
    if (one.kind === 'own') return one;
    found.push(one);
  }
  const isNamesake = (one: FoundShared) => one.kind === 'foreign' && one.namesake !== undefined;
  return found.find(isNamesake) ?? found[0] ?? { kind: 'nothing' };
}

/** Where the site says that it is; unknown without the front door. */
async function findBase(client: QueryClient): Promise<readonly string[]> {
  try {
    const { site } = await client.query(frameQuery(client));
    return site.url === '' ? [] : [`${site.url}/`];
  } catch (error) {
    if (error instanceof EditionError) return [];
    throw error;
  }
}

async function findOne(
  client: QueryClient,
  address: string,
  bases: readonly string[],
): Promise<Exclude<FoundShared, { kind: 'nothing' }>> {
  const own = toOwnAddress(address, bases);
  const location = own === undefined ? undefined : parseLocation(own);
  const isPage = location !== undefined && location.page !== 'unknown' && location.page !== 'share';
  if (isPage) return { kind: 'own', to: printLocation(location) };
  try {
    const slug = await findMoved(client, own ?? new URL(address).pathname);
    const to = printLocation({ page: 'article', slug, fragment: '' });
    if (own !== undefined) return { kind: 'own', to };
    const { card, source } = await client.query(articleQuery(slug));
    if (source !== undefined && isSamePage(source.url, address)) return { kind: 'own', to };
    // Another site may have a page of this path too.
    return { kind: 'foreign', address, namesake: card };
  } catch (error) {
    if (!(error instanceof EditionError)) throw error;
    return error.failure === 'absent'
      ? { kind: 'foreign', address }
      : { kind: 'unsure', address, why: error.failure };
  }
}

function isSamePage(one: string, other: string): boolean {
  return toOwnAddress(one, [`${other.replace(/[?#].*$/s, '').replace(/\/$/, '')}/`]) === '/';
}
