import { EditionError } from '../../fetch/edition-error.ts';
import { SearchWorkerError } from '../../fetch/search/open-line.ts';

/** Why a search has no answer, in the terms in which readers are told. */
export type SearchFailure =
  | 'index'
  | 'worker'
  | 'unreachable'
  | 'filtered'
  | 'refused'
  | 'format'
  | 'unexpected';

/** Names what went wrong with a search. */
export function toSearchFailure(error: unknown): SearchFailure {
  if (error instanceof SearchWorkerError) return 'worker';
  if (!(error instanceof EditionError)) return 'unexpected';
  const { failure } = error;
  return failure === 'absent' || failure === 'unreadable' || failure === 'replaced' ? 'index' : failure;
}
