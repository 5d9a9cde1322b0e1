import type { Instant } from '../../model/instant.ts';
import { parseInstant } from '../../model/instant.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Reads a date of WordPress's database or of its REST answers, as one of Greenwich; nothing for
 * `0000-00-00 00:00:00` and for days that do not exist.
 *
 * @example
 * readWordPressDate('2021-03-12 15:04:00') // => '2021-03-12T15:04:00Z'
 * readWordPressDate('2021-02-30 15:04:00') // => undefined
 */
export function readWordPressDate(text: string | undefined): Instant | undefined {
  const [, day, time] = /^\s*(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)Z?\s*$/.exec(text ?? '') ?? [];
  return day === undefined || day.startsWith('0000') ? undefined : parseInstant(`${day}T${time}Z`);
}

/** Reads a date of RSS (RFC 822), `Mon, 05 Feb 2024 16:39:01 +0000`. */
export function readFeedDate(text: string | undefined): Instant | undefined {
  const parts =
    /^\s*(?:\w+,\s*)?(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d\d:\d\d(?::\d\d)?)\s+(GMT|UTC?|Z|[+-]\d{4})\s*$/i.exec(
      text ?? '',
    );
  if (parts === null) return undefined;
  const [, day = '', name = '', year = '', time = '', zone = ''] = parts;
  const month = MONTHS.findIndex((known) => known.toLowerCase() === name.toLowerCase()) + 1;
  const offset = /\d/.test(zone) ? zone : 'Z';
  return parseInstant(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}T${time}${offset}`);
}
