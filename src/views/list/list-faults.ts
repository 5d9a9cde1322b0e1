import type { ArticleList } from '../../fetch/list.ts';
import type { Term } from '../../model/edition.ts';
import type { Filter } from '../../model/filter.ts';
import { MOST_TAGS, findQueryFaults } from '../../model/location.ts';
import type { Slug } from '../../model/slug.ts';
import type { FilterFault } from '../parts/filter-faults.tsx';

/** Everything in the address of a list that its filter cannot do as it is asked. */
export function listFaults(filter: Filter, list: ArticleList, search: string): readonly FilterFault[] {
  const { named } = list.question;
  const unknown = (part: 'tag' | 'author' | 'category', slugs: readonly Slug[]) =>
    slugs
      // A device does not know what else there is.
      .filter((slug) => list.isOnDeviceOnly !== true && !named.has(`${part}-${slug}` satisfies Term))
      .map((slug) => ({ kind: 'unknown' as const, part, name: slug }));
  const { tags, any, not, author, category, from, to } = filter;
  return [
    ...findQueryFaults(search).map((fault): FilterFault =>
      fault.kind === 'unread' ? fault : { kind: 'many', kept: MOST_TAGS, limit: MOST_TAGS },
    ),
    ...unknown('tag', [...new Set([...tags, ...any, ...not])]),
    ...unknown('author', author === undefined ? [] : [author]),
    ...unknown('category', category === undefined ? [] : [category]),
    ...tags
      .filter((slug) => not.includes(slug))
      .map((slug): FilterFault => ({ kind: 'conflict', name: list.names.get(`tag-${slug}`) ?? slug })),
    ...(from !== undefined && to !== undefined && from > to ? [{ kind: 'dates' as const, from, to }] : []),
  ];
}
