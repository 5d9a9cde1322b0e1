import type { Filter } from '../filter.ts';
import type { Month } from '../instant.ts';
import { isDay, isMonth, monthOf } from '../instant.ts';
import { toSlug } from '../slug.ts';
import { foldWord } from './fold.ts';

/** The parts of a filter that a search can name. */
export type QueryFilter = Partial<Pick<Filter, 'tags' | 'not' | 'author' | 'category' | 'from' | 'to'>>;

const OPERATORS: ReadonlyMap<string, 'tag' | 'author' | 'category' | 'before' | 'after'> = new Map([
  ['tag', 'tag'],
  ['sujet', 'tag'],
  ['author', 'author'],
  ['auteur', 'author'],
  ['category', 'category'],
  ['rubrique', 'category'],
  ['before', 'before'],
  ['avant', 'before'],
  ['after', 'after'],
  ['apres', 'after'],
]);

/** Tells whether a word before a colon is an operator; accents and case aside. */
export function isOperator(name: string): boolean {
  return OPERATORS.has(foldWord(name));
}

/**
 * Adds what an operator asks to a filter; nothing where its value cannot be read, or where the filter cannot say it
 * (two authors, not an author).
 *
 * @example
 * applyOperator({}, { name: 'avant', value: '2021', isExcluded: false }) // => { to: '2020-12' }
 */
export function applyOperator(
  filter: QueryFilter,
  {
    name,
    value,
    isExcluded,
  }: { readonly name: string; readonly value: string; readonly isExcluded: boolean },
): QueryFilter | undefined {
  const operator = OPERATORS.get(foldWord(name));
  if (operator === undefined || value.trim() === '') return undefined;
  if (operator === 'tag') return addTag(filter, value, isExcluded ? 'not' : 'tags');
  if (isExcluded) return undefined;
  if (operator === 'author' || operator === 'category') {
    const slug = toSlug(value);
    return (filter[operator] ?? slug) === slug ? { ...filter, [operator]: slug } : undefined;
  }
  if (operator === 'after') {
    const from = readFrom(value);
    return from && { ...filter, from: from > (filter.from ?? '') ? from : (filter.from ?? from) };
  }
  const to = readTo(value);
  return to && { ...filter, to: to < (filter.to ?? '9999-99') ? to : (filter.to ?? to) };
}

/** Tells whether an operator names a day within a month, all of which its filter includes. */
export function isWidened({ name, value }: { readonly name: string; readonly value: string }): boolean {
  const operator = OPERATORS.get(foldWord(name));
  if (operator !== 'before' && operator !== 'after') return false;
  const date = readDate(value);
  return date !== undefined && isDay(date) && !date.endsWith('-01');
}

/** A tag has one role: the one named last. */
function addTag(filter: QueryFilter, value: string, role: 'tags' | 'not'): QueryFilter {
  const slug = toSlug(value);
  const other = role === 'tags' ? 'not' : 'tags';
  const without = (tags: QueryFilter['tags'] = []) => tags.filter((tag) => tag !== slug);
  const { [other]: others, ...rest } = filter;
  const left = without(others);
  return {
    ...rest,
    [role]: [...without(filter[role]), slug],
    ...(left.length > 0 ? { [other]: left } : {}),
  };
}

/** The first month of a year, the month itself, or that of a day. */
function readFrom(value: string): Month | undefined {
  const date = readDate(value);
  if (date === undefined) return undefined;
  if (isDay(date)) return monthOf(date);
  const month = date.length === 4 ? `${date}-01` : date;
  return isMonth(month) ? month : undefined;
}

/** The last month of which a part is before a date: months are the least that a filter tells apart. */
function readTo(value: string): Month | undefined {
  const date = readDate(value);
  const month = readFrom(value);
  if (date === undefined || month === undefined) return undefined;
  if (date.length > month.length && !date.endsWith('-01')) return month;
  const [year = 0, number = 0] = month.split('-').map(Number);
  const before = year * 12 + number - 2;
  const text = `${String(Math.floor(before / 12)).padStart(4, '0')}-${String((before % 12) + 1).padStart(2, '0')}`;
  return isMonth(text) ? text : undefined;
}

/** Reads `2021`, `2021-06`, `2021-06-15`, and as the French write them `06/2021` and `15/06/2021`. */
function readDate(value: string): string | undefined {
  const parts = value.trim().split(/[-/]/);
  if (parts.length > 3 || !parts.every((part) => /^\d+$/.test(part))) return undefined;
  const [year = '', ...rest] = (parts[0] ?? '').length === 4 ? parts : parts.reverse();
  if (year.length !== 4 || rest.some((part) => part.length > 2)) return undefined;
  const date = [year, ...rest.map((part) => part.padStart(2, '0'))].join('-');
  return rest.length < 2 || isDay(date) ? date : undefined;
}
