import type { QueryClient } from '@tanstack/react-query';

import type { Edition } from '../model/edition.ts';
import { editionQuery } from './queries.ts';

/** Lets the pages that are opened from now on be of a newer edition; what is shown stays as it is. */
export function adoptEdition(client: QueryClient, edition: Edition): void {
  forgetEdition(client);
  client.setQueryData(editionQuery().queryKey, edition);
}

/**
 * Forgets what was kept of an edition. Sealed files and articles do not depend on it; what a page shows, or waits for, is
 * its own.
 */
export function forgetEdition(client: QueryClient): void {
  client.removeQueries({
    type: 'inactive',
    predicate: ({ queryKey: [kind, path], state }) => {
      if (state.fetchStatus !== 'idle' || kind === 'open') return false;
      return kind !== 'edition' || !/^edition\/articles\/|\?v=/.test(String(path));
    },
  });
}
