import type { Filter } from '../filter.ts';
import { isFiltering, sortTags } from '../filter.ts';

/**
 * Puts two filters together: an article must pass both. Gives one filter where one can say it, else both, and none where
 * neither leaves anything out.
 */
export function mergeFilters(one: Filter, other: Filter): readonly Filter[] {
  const both = [one, other].filter(isFiltering);
  const isOne =
    (one.any.length === 0 || other.any.length === 0) &&
    isEither(one.author, other.author) &&
    isEither(one.category, other.category);
  if (both.length < 2 || !isOne) return both;
  const from = [one.from, other.from]
    .filter((month) => month !== undefined)
    .sort()
    .at(-1);
  const to = [one.to, other.to].filter((month) => month !== undefined).sort()[0];
  const { from: _from, to: _to, ...rest } = { ...one, ...other };
  return [
    {
      ...rest,
      tags: sortTags([...one.tags, ...other.tags]),
      any: [...one.any, ...other.any],
      not: sortTags([...one.not, ...other.not]),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
  ];
}

function isEither(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}
