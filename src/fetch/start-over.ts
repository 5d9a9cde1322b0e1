import type { QueryClient } from '@tanstack/react-query';

import { EditionError } from './edition-error.ts';
import { askAnew } from './fetch-json.ts';
import { freshEditionQuery } from './queries.ts';

/**
 * Prepares another try after a failure. Where the edition was replaced while it was read, everything
 * that was kept of it is forgotten first, and lists begin again with the new front door; otherwise
 * what is good stays.
 */
export async function startOver(client: QueryClient, error: unknown): Promise<void> {
  askAnew();
  if (!(error instanceof EditionError && error.failure === 'replaced')) return;
  client.removeQueries({ queryKey: ['edition'], type: 'inactive' });
  await client.query(freshEditionQuery());
  await client.resetQueries({ queryKey: ['list'] });
}
