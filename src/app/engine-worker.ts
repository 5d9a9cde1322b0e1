import { openDesk } from '../fetch/search/desk.ts';
import type { FromWorker, ToWorker } from '../fetch/search/protocol.ts';

/*
 * The worker of the search: it computes, and asks the page for every file that it needs. Copies of saved articles it reads
 * itself, so that the page has none of the work; what reads them comes when it is asked for, since most searches do without.
 */

const hear = openDesk((message: FromWorker) => postMessage(message), {
  listVersions: async () => (await import('../reader/kept-articles.ts')).listKeptVersions(),
  getArticles: async (addresses) => (await import('../reader/kept-articles.ts')).getKeptArticles(addresses),
});

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => hear(data));
postMessage({ kind: 'alive' } satisfies FromWorker);
