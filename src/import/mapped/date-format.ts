import type { Instant } from '../../model/instant.ts';
import { readDate } from '../markdown/read-date.ts';

const PARTS: Readonly<Record<string, string>> = {
  YYYY: String.raw`(?<year>\d{4})`,
  MMMM: String.raw`(?<name>\p{L}{3,12})`,
  MM: String.raw`(?<month>\d{1,2})`,
  DD: String.raw`(?<day>\d{1,2})(?:er|st|nd|rd|th)?`,
  HH: String.raw`(?<hour>\d{1,2})`,
  mm: String.raw`(?<minute>\d{2})`,
  ss: String.raw`(?<second>\d{2})`,
  Z: String.raw`(?<zone>Z|[+\-]\d{2}:?\d{2})`,
};

/** Tells whether a format names a day: year, month and day. */
export function isDateFormat(format: string): boolean {
  return format.includes('YYYY') && format.includes('MM') && format.includes('DD');
}

/**
 * Reads a date as a format writes it: `YYYY`, `MM` (or `MMMM`, a name in English or French), `DD`, and if need be `HH`,
 * `mm`, `ss` and `Z`. Text around it is passed over.
 *
 * @example
 * readFormatted('publié le 06/11/2013 à 10h30', 'DD/MM/YYYY à HHhmm') // => '2013-11-06T10:30:00Z'
 */
export function readFormatted(text: string, format: string): Instant | undefined {
  const pattern = format
    .split(/(YYYY|MMMM|MM|DD|HH|mm|ss|Z)/)
    .map((piece) =>
      Object.hasOwn(PARTS, piece)
        ? (PARTS[piece] ?? '')
        : escapePattern(piece).replaceAll(/\s+/g, String.raw`\s+`),
    );
  const {
    year,
    name,
    month,
    day,
    hour = '00',
    minute = '00',
    second = '00',
    zone = '',
  } = new RegExp(`(?<!\\d)${pattern.join('')}`, 'u').exec(text)?.groups ?? {};
  if (year === undefined || day === undefined) return undefined;
  const time = `${hour.padStart(2, '0')}:${minute}:${second}`;
  return name === undefined
    ? readDate(`${year}-${month ?? ''}-${day} ${time}${zone}`)
    : readDate(`${day} ${name} ${year} ${time} ${zone}`);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}-]/g, String.raw`\$&`);
}
