import type { QueryClient } from '@tanstack/react-query';

import { editionQuery } from '../queries.ts';
import type { FindKept } from './kept-query.ts';
import { KEPT } from './kept-query.ts';
import { getLine } from './search-client.ts';

/**
 * Makes what finds saved articles by their copies: it asks the worker, with network or without, whether the edition can be
 * searched or not. What was found is looked for anew after every change of the library. It throws a `SearchWorkerError`.
 *
 * @param subscribe calls a listener whenever the library may have changed
 */
export function openFindKept(subscribe: (listener: () => void) => unknown): FindKept {
  let library = 0;
  const followers = new WeakSet<QueryClient>();
  const follow = (client: QueryClient) => {
    if (followers.has(client)) return;
    followers.add(client);
    subscribe(() => {
      library++;
      void client.invalidateQueries({ queryKey: [KEPT] });
    });
  };
  return async (client, text, signal) => {
    follow(client);
    const site = await client.query(editionQuery()).then(
      (edition) => edition.site.language,
      () => '',
    );
    return new Set(await getLine(client).ask({ kind: 'kept', text, site, library }, signal));
  };
}
