import type { SearchResult } from '../../../src/fetch/search/search-queries.ts';
import { editionPath, editionSchema } from '../../../src/model/edition.ts';
import { EVERYTHING } from '../../../src/model/filter.ts';
import { makeEdition } from '../../support/make-edition.ts';

const edition = makeEdition().read(editionPath.edition, editionSchema);

/** What a search gives; unless told otherwise it finds nothing. */
export function makeSearchResult(overrides: Partial<SearchResult> = {}): SearchResult {
  const none = new Uint32Array(0);
  return {
    ...{
      all: none,
      most: none,
      isExact: true,
      hasMore: false,
      stories: [],
      others: [],
      loosenings: undefined,
    },
    ...{ terms: [], unknown: [], widened: [], words: [], isEmpty: false, isCut: false, isTooCommon: false },
    ...{ filter: EVERYTHING, edition, source: 'index' },
    question: { text: 'renard', filter: EVERYTHING, order: 'relevance', isTyping: false, want: 8 },
    ...overrides,
  };
}
