import type { QueryClient } from '@tanstack/react-query';
import { notifyManager } from '@tanstack/react-query';

import { forgetEdition } from './adopt-edition.ts';
import type { Edition } from '../model/edition.ts';
import { editionPath } from '../model/edition.ts';
import { isFiltering } from '../model/filter.ts';
import { printLocation } from '../model/location.ts';
import { EditionError } from './edition-error.ts';
import { listQuery, wholeListQuery } from './list.ts';
import { createQueryClient, editionQuery, frameQuery, frontPageQuery, frontTermsQuery } from './queries.ts';
import type { EditionListLocation } from './question.ts';
import { openingQuery } from './section.ts';
import { isStandIn } from './shown-copies.ts';

/** A page that shows articles of an edition. */
export type EditionPage = EditionListLocation | { readonly page: 'front' };

let opened: { readonly edition: Edition; readonly client: QueryClient } | undefined;

/** Gives a cache of its own for an edition that is not shown yet: what it gets mixes with nothing that is shown. */
export function openBeside(edition: Edition): QueryClient {
  if (opened?.edition === edition) return opened.client;
  const client = createQueryClient({ waitsForNetwork: true });
  client.setQueryData(editionQuery().queryKey, edition);
  opened = { edition, client };
  return client;
}

/**
 * Lets a page that is shown become one of a newer edition: all that it opens with is fetched first, and takes the place of
 * the old at once. Whatever else was kept of the old one is forgotten, but for what is on the screen.
 *
 * @throws {EditionError} when something does not come: then everything is as before
 */
export async function insertEdition(client: QueryClient, edition: Edition, page: EditionPage): Promise<void> {
  const next = openBeside(edition);
  await Promise.all([next.query(frameQuery(next)), preparePage(client, next, page)]);
  assertNoCopies(next);
  notifyManager.batch(() => {
    forgetEdition(client);
    for (const { queryKey, state } of next.getQueryCache().getAll())
      if (state.data !== undefined) client.setQueryData(queryKey, state.data);
  });
}

/**
 * Where the network failed, copies stand in: they may be of the edition before, and are no part of a newer one.
 *
 * @throws {EditionError} when there are some; they are asked for again the next time
 */
export function assertNoCopies(next: QueryClient): void {
  const standIns = next.getQueryCache().findAll({
    predicate: ({ queryKey: [, path] }) => path !== editionPath.edition && isStandIn(path),
  });
  const [first] = standIns;
  if (first === undefined) return;
  const edition = next.getQueryData(editionQuery().queryKey);
  next.clear();
  next.setQueryData(editionQuery().queryKey, edition);
  throw new EditionError('unreachable', String(first.queryKey[1]), 'only a copy came');
}

async function preparePage(client: QueryClient, next: QueryClient, page: EditionPage): Promise<unknown> {
  if (page.page === 'front') {
    // Who mutes by tags or signatures has them at hand.
    const isMuting = client.getQueryData(frontTermsQuery().queryKey) !== undefined;
    return Promise.all([
      next.query(frontPageQuery(next)),
      isMuting ? next.query(frontTermsQuery()) : undefined,
    ]);
  }
  const list = await next.query(listQuery(next, page));
  // What the device has of it is no news.
  if (list.isOnDeviceOnly === true) throw new EditionError('unreachable', printLocation(page), 'no answer');
  const isCounted = client.getQueryData(wholeListQuery(client, page).queryKey) !== undefined;
  return Promise.all([
    next.query(openingQuery(next, page, list, 0)),
    isCounted || isFiltering(page.filter) ? next.query(wholeListQuery(next, page, list)) : undefined,
  ]);
}
