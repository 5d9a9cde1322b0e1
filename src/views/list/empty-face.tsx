import { useQuery, useQueryClient } from '@tanstack/react-query';

import { dropsQuery } from '../../fetch/drops.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import type { Filter, FilterPart } from '../../model/filter.ts';
import { isFiltering } from '../../model/filter.ts';
import { EmptyList } from '../parts/empty-list.tsx';
import type { FilterFault } from '../parts/filter-faults.tsx';
import { useWords } from '../parts/words.tsx';

type Props = {
  location: EditionListLocation;
  faults: readonly FilterFault[];
  names: ReadonlyMap<string, string>;
  hrefOf: (filter: Filter) => string;
};

/** The empty face of a list: which part of its filter to drop, and what that would give. */
export function EmptyFace({ location, faults, names, hrefOf }: Props) {
  const isFiltered = isFiltering(location.filter);
  const textOf = usePartText(names);
  const { data, isPending } = useQuery({ ...dropsQuery(useQueryClient(), location), enabled: isFiltered });
  const drops = (data ?? []).map(({ part, without, total, isExact }) => ({
    key:
      'slug' in part && part.kind !== 'author' && part.kind !== 'category'
        ? `${part.kind}-${part.slug}`
        : part.kind,
    text: textOf(part),
    href: hrefOf(without),
    count: total,
    isAtLeast: !isExact,
  }));
  return (
    <EmptyList isFiltered={isFiltered} faults={faults} drops={isFiltered && isPending ? 'waiting' : drops} />
  );
}

/** Writes a part of a filter as its chip does. */
function usePartText(names: ReadonlyMap<string, string>): (part: FilterPart) => string {
  const { chips } = useWords().filter;
  const { month } = useWords();
  return (part) => {
    switch (part.kind) {
      case 'from':
      case 'to':
        return chips[part.kind](month(part.month));
      case 'author':
      case 'category':
        return chips[part.kind](names.get(`${part.kind}-${part.slug}`) ?? part.slug);
      default:
        return chips[part.kind](names.get(`tag-${part.slug}`) ?? part.slug);
    }
  };
}
