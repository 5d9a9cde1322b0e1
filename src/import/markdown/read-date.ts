import type { Instant } from '../../model/instant.ts';
import { parseInstant, toInstant } from '../../model/instant.ts';

/** Names of months by their beginnings, in English and French; `mar` and `jui` alone would be two. */
const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^f[eé]v|^feb/,
  /^mar/,
  /^avr|^apr/,
  /^mai$|^may$/,
  /^juin|^jun/,
  /^juil|^jul/,
  /^ao[uû]|^aug/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^d[eé]c/,
];

const NUMBERS =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|z|UTC|GMT|[+-]\d{2}:?\d{2})?$/;
const DAY_FIRST =
  /^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+([a-zéû]{3,9})\.?,?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const MONTH_FIRST =
  /^(?:[a-z]{3,9}\.?,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a date as people write it at the head of a file. Without a zone it is Greenwich's, without an hour it is
 * midnight. Nothing for a day that does not exist, and for `03/05/2021`, which is two days.
 *
 * @example
 * readDate('2013-11-06 10:00:00 +0100') // => '2013-11-06T09:00:00Z'
 * readDate('6 novembre 2013')           // => '2013-11-06T00:00:00Z'
 * readDate('2021-02-30')                // => undefined
 */
export function readDate(value: unknown): Instant | undefined {
  // TOML has dates of its own, which print as they were written.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : readDate(value.toISOString());
  if (typeof value === 'number') return readNumber(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) return build(numbers, [1, 2, 3]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return build(dayFirst, [3, 2, 1]);
  const monthFirst = MONTH_FIRST.exec(text);
  return monthFirst === null ? undefined : build(monthFirst, [3, 1, 2]);
}

/** Reads seconds or milliseconds since 1970; `20210503` is a day. */
function readNumber(value: number): Instant | undefined {
  const digits = String(value);
  if (/^(?:19|20)\d{6}$/.test(digits)) return readDate(digits.replace(/(\d{4})(\d{2})/, '$1-$2-'));
  const moment = value < 100_000_000_000 ? value * 1000 : value;
  return Number.isFinite(moment) && moment > 100_000_000_000 && moment < 8_000_000_000_000
    ? toInstant(moment)
    : undefined;
}

function build(
  parts: RegExpExecArray,
  [year, month, day]: readonly [number, number, number],
): Instant | undefined {
  const write = (group: number) => (parts[group] ?? '0').padStart(2, '0');
  const named = parts[month] ?? '';
  const number = /^\d+$/.test(named)
    ? Number(named)
    : MONTHS.findIndex((pattern) => pattern.test(named.toLowerCase())) + 1;
  const zone = parts[7] === undefined || /^(?:z|utc|gmt)$/i.test(parts[7]) ? 'Z' : parts[7];
  return parseInstant(
    `${parts[year] ?? ''}-${String(number).padStart(2, '0')}-${write(day)}T${write(4)}:${write(5)}:${write(6)}${zone}`,
  );
}
