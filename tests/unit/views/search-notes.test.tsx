import { QueryClientProvider } from '@tanstack/react-query';
import { expect, it } from 'vitest';

import type { SearchResult } from '../../../src/fetch/search/search-queries.ts';
import { SearchNotes } from '../../../src/views/search/search-notes.tsx';
import { makeClient } from '../fetch/serve.ts';
import { makeSearchResult } from './make-search-result.ts';
import { render } from './render.tsx';

const renderNotes = (overrides: Partial<SearchResult>) =>
  render(
    <QueryClientProvider client={makeClient()}>
      <SearchNotes result={makeSearchResult(overrides)} isCut={false} hrefOf={(text) => text} />
    </QueryClientProvider>,
  ).text.replaceAll('\u00a0', ' ');

it.each<[Partial<SearchResult>, RegExp, string]>([
  [{ widened: ['avant:15/06/2021'] }, /mois entiers : « avant:15\/06\/2021 » comprend tout/, 'one day'],
  [{ widened: ['a', 'b'] }, /« a », « b » comprennent tout/, 'both ends of a time'],
  [{ unknown: ['foo:bar'] }, /« foo:bar » n’a pas été compris/, 'what nobody knows'],
  [{}, /^$/, 'nothing where there is nothing to say'],
])('of %j a search says what it made: %s (%s)', (overrides, expected) => {
  expect(renderNotes(overrides)).toMatch(expected);
});
