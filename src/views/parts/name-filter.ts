import type { Messages } from '../../messages/fr.ts';
import type { Filter } from '../../model/filter.ts';
import type { Month } from '../../model/instant.ts';

/**
 * Names a filtered list in words, for titles and saved pages.
 *
 * @example
 * nameFilter(fr, 'Mobile', { …, tags: ['5g'], not: ['radio'] }, names, month) // => 'Mobile : 5G, sauf Radio'
 */
export function nameFilter(
  words: Messages,
  name: string,
  filter: Filter,
  names: ReadonlyMap<string, string>,
  month: (month: Month) => string,
): string {
  const { chips } = words.filter;
  const parts = (['tags', 'any', 'not'] as const).flatMap((role) =>
    filter[role].map((slug) => chips[role](names.get(`tag-${slug}`) ?? slug)),
  );
  if (filter.category !== undefined)
    parts.push(chips.category(names.get(`category-${filter.category}`) ?? filter.category));
  if (filter.author !== undefined)
    parts.push(chips.author(names.get(`author-${filter.author}`) ?? filter.author));
  if (filter.from !== undefined) parts.push(chips.from(month(filter.from)));
  if (filter.to !== undefined) parts.push(chips.to(month(filter.to)));
  return parts.length === 0 ? name : words.list.narrowed(name, parts.join(', '));
}
