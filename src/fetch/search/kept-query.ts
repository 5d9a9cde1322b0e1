import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

/** Gives the addresses of the saved articles whose copies hold every word of a text. */
export type FindKept = (
  client: QueryClient,
  text: string,
  signal: AbortSignal,
) => Promise<ReadonlySet<string>>;

let load: () => Promise<FindKept> = () => Promise.reject(new Error('nobody has said what searches copies'));

/** From now on this brings what searches the copies, once a text is looked for. */
export function findKeptWith(loading: () => Promise<FindKept>): void {
  load = loading;
}

/** What the keys of these answers begin with. */
export const KEPT = 'kept';
/** Who types leaves an answer at every key. */
const ANSWER_KEPT_MS = 60_000;

/**
 * The saved articles whose copies hold every word of a text: the whole of them, not what the shelf shows of them. Of a text
 * that goes on, or is shortened, the answer of before stands until its own has come.
 */
export const keptQuery = (client: QueryClient, text: string) =>
  queryOptions({
    queryKey: [KEPT, text],
    queryFn: async ({ signal }) => (await load())(client, text, signal),
    placeholderData: (before, query) => {
      const other = query?.queryKey[1] ?? '';
      return other !== '' && (text.startsWith(other) || other.startsWith(text)) ? before : undefined;
    },
    structuralSharing: false,
    gcTime: ANSWER_KEPT_MS,
  });
