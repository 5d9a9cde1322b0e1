import { QueryClientProvider } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';

import type { Loosening } from '../../../src/fetch/search/protocol.ts';
import type { SearchResult } from '../../../src/fetch/search/search-queries.ts';
import { looseningsQuery } from '../../../src/fetch/search/search-queries.ts';
import { searchWords } from '../../../src/messages/search.ts';
import { EmptySearch } from '../../../src/views/search/empty-search.tsx';
import { makeClient } from '../fetch/serve.ts';
import { makeSearchResult } from './make-search-result.ts';
import type { Part } from './render.tsx';
import { render } from './render.tsx';

const words = searchWords.fr;

function renderEmpty(result: Partial<SearchResult>, late?: readonly Loosening[]): Part {
  const client = makeClient();
  const found = makeSearchResult(result);
  if (late !== undefined) client.setQueryData(looseningsQuery(client, found).queryKey, late);
  return render(
    <QueryClientProvider client={client}>
      <EmptySearch result={found} hrefOf={(text) => `/search?q=${encodeURIComponent(text)}`} />
    </QueryClientProvider>,
  );
}

const WITHOUT: Loosening = { kind: 'word', what: 'la', text: 'le', count: 3, isExact: true };

describe('a search that finds nothing', () => {
  it('says how it can be loosened, and that there is no way where there is none', () => {
    const face = renderEmpty({ loosenings: [WITHOUT] });

    expect(face.one('a').target).toBe('/search?q=le');
    expect(face.text).toContain(words.emptyHint);
    expect(renderEmpty({ loosenings: [] }).text).toContain(words.emptyStuck);
  });

  it('says that its words are too common to be looked for in bodies, and no more of their spelling', () => {
    const face = renderEmpty({ isTooCommon: true, loosenings: [WITHOUT] });

    expect(face.text).toContain(words.emptyCommon);
    expect(face.text).not.toContain(words.emptyHint);
    expect(face.one('a').target).toBe('/search?q=le');
  });

  it('says nothing of that where it is not why', () => {
    expect(renderEmpty({ loosenings: [] }).text).not.toContain(words.emptyCommon);
    expect(renderEmpty({ loosenings: [WITHOUT] }).text).not.toContain(words.emptyCommon);
  });

  it('keeps ways that come late closed, in the line that said that they are looked for', () => {
    const [before, after, none] = [renderEmpty({}), renderEmpty({}, [WITHOUT]), renderEmpty({}, [])];

    expect(before.text).toContain(words.loosening);
    expect(after.text).not.toContain(words.loosening);
    expect(after.one('summary').text).toBe(words.loosen);
    expect(after.one('details').attributes).not.toHaveProperty('open');
    expect(after.one('details').one('a').target).toBe('/search?q=le');
    // The sentence above stays what it was: it might take more lines, or fewer.
    for (const face of [before, after, none]) expect(face.text).toContain(words.emptyStuck);
  });
});
