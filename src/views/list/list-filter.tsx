import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { monthsOfQuery } from '../../fetch/months.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import type { Filter } from '../../model/filter.ts';
import { setMonths } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { FilterSheet } from '../parts/filter-panel.tsx';
import { useWords } from '../parts/words.tsx';
import type { KnownList } from './use-list.ts';
import type { useTagSearch } from './use-tag-search.ts';
import { useFoundTags } from './use-tag-search.ts';

type Props = {
  location: EditionListLocation;
  /** The filter of the address, which the list may still be on the way to. */
  filter: Filter;
  names: ReadonlyMap<string, string>;
  known: KnownList;
  search: ReturnType<typeof useTagSearch>;
  hrefOf: (filter: Filter) => string;
};

/** The filter of a list, fed with what the edition knows: tags, the whole vocabulary, months. */
export function ListFilter({ location, filter, names, known, search, hrefOf }: Props) {
  const words = useWords();
  const { list, total, countAll } = known;
  const { from, to } = filter;
  const [isDated, setIsDated] = useState(from !== undefined || to !== undefined);
  const { data: months = 'waiting' } = useQuery({
    ...monthsOfQuery(useQueryClient(), location, isDated),
    placeholderData: (before) => before,
  });
  const found = useFoundTags(location, list, search.text);
  return (
    <FilterSheet
      filter={filter}
      names={names}
      hrefOf={hrefOf}
      tags={list.tags}
      isExact={list.isExact}
      onCountAll={countAll}
      chunksLeft={list.chunksLeft}
      search={{ ...search, found }}
      resultText={words.filter.see(total, !list.isExact)}
      months={{
        months,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        hrefOf: (range) => hrefOf(setMonths(filter, range)),
        jumpHrefOf: (month) => `${printLocation(location)}#${month}`,
        onOpen: () => setIsDated(true),
      }}
    />
  );
}
