import { useQueryClient } from '@tanstack/react-query';

import { wholeListQuery } from '../../fetch/list.ts';
import type { SearchResult } from '../../fetch/search/search-queries.ts';
import type { Filter } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { nameFilter } from '../parts/name-filter.ts';
import { SaveButton } from '../parts/save-button.tsx';
import { useWords } from '../parts/words.tsx';
import { useSearchWords } from './use-search-words.ts';

type Props = {
  readonly text: string;
  readonly filter: Filter;
  /** What it finds now; nothing where that is not known. */
  readonly found: SearchResult | undefined;
};

/** Saves a search as a page: the shelf leads to what it finds then. */
export function SaveSearch({ text, filter, found }: Props) {
  const words = useWords();
  const own = useSearchWords();
  const client = useQueryClient();
  const name = own.savedAs(text);
  const getPage = () => {
    // They have come for the filters that stand beside it.
    const list = client.getQueryData(wholeListQuery(client, { page: 'all', filter }).queryKey);
    const title = nameFilter(words, name, filter, list?.names ?? new Map<string, string>(), words.month);
    const description = found?.isExact === true ? words.list.status(found.all.length) : '';
    return { kind: 'list', title, description } as const;
  };
  return (
    <SaveButton
      address={printLocation({ page: 'search', text, filter, order: 'relevance' })}
      name={name}
      getPage={getPage}
      isQuiet
    />
  );
}
