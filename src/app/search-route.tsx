import { searchAlsoIn } from '../fetch/search/device-articles.ts';
import { openFindKept } from '../fetch/search/find-kept.ts';
import { findKeptWith } from '../fetch/search/kept-query.ts';
import { startSearchWorkersWith } from '../fetch/search/search-client.ts';
import { listKeptArticles } from '../reader/kept-articles.ts';
import { subscribeLibrary } from '../reader/library.ts';
import { trustSearchWorker } from './trust-worker.ts';

// A worker needs the one policy of the page, and saved articles are the reader's: neither is for `fetch/` to reach for.
startSearchWorkersWith(async () => new Worker(trustSearchWorker(), { type: 'module', name: 'search' }));
searchAlsoIn(listKeptArticles);

/** Finds saved articles by their full copies. */
export const findKept = openFindKept(subscribeLibrary);
findKeptWith(() => Promise.resolve(findKept));

export { SearchPage as SearchRoute } from '../views/search/search.tsx';
