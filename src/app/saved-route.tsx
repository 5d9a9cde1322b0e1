import { findKeptWith } from '../fetch/search/kept-query.ts';

// Most readers look at their shelf without a word to find. Who has one may go on to the search, whose code this is.
findKeptWith(async () => (await import('./search-route.tsx')).findKept);

export { SavedPages as SavedRoute } from '../views/saved/saved.tsx';
