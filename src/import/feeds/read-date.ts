import type { Instant } from '../../model/instant.ts';
import { parseInstant, toInstant } from '../../model/instant.ts';

/** How the names of months begin in English, French, German, Spanish, Italian and Portuguese, accents apart. */
const MONTHS = [
  ['jan', 'ene', 'gen'],
  ['feb', 'fev'],
  ['mar'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'dic'],
] as const;

/** RFC 822's names of zones, and those of Europe, by their distance from Greenwich in hours. */
const ZONES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ ut: 0, utc: 0, gmt: 0, z: 0, wet: 0, west: 1, bst: 1, cet: 1, cest: 2, eet: 2, eest: 3, msk: 3 },
    ...{
      est: -5,
      edt: -4,
      cst: -6,
      cdt: -5,
      mst: -7,
      mdt: -6,
      pst: -8,
      pdt: -7,
      akst: -9,
      akdt: -8,
      hst: -10,
    },
  }),
);

const TIME = /(?:^|[\st,])(\d{1,2})(?::|\s?h\s?)(\d{2})?(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\b)?/;

type Day = { readonly year: number; readonly month: number; readonly day: number; readonly rest: string };

/**
 * Reads a date in the forms that feeds have it in: RFC 822 and its many misreadings, ISO 8601 whole or in part, names of
 * months in six languages, seconds since 1970. Without a zone it is Greenwich's. Nothing for a day that does not exist,
 * and for `03/04/2021`, which two halves of the world read differently.
 *
 * @example
 * readDate('Thu, 07 Dec 17 10:00:29 -0800') // => '2017-12-07T18:00:29Z'
 * readDate('mer., 14 juil. 2021 à 10h30')   // => '2021-07-14T10:30:00Z'
 * readDate('2012-07')                       // => '2012-07-01T00:00:00Z'
 * readDate('30 Feb 2021')                   // => undefined
 */
export function readDate(written: string): Instant | undefined {
  const text = written.slice(0, 200).trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (/^\d{10}$/.test(text)) return toInstant(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return toInstant(Number(text));
  const day = findDay(text);
  if (day === undefined) return undefined;
  const time = findTime(day.rest);
  const [date, clock] = [[pad(day.year, 4), pad(day.month), pad(day.day)].join('-'), time.clock];
  return parseInstant(`${date}T${clock}${findZone(time.rest)}`);
}

function findDay(text: string): Day | undefined {
  const iso = /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?![-/.\d])/.exec(text);
  if (iso !== null) return toDay(text, iso[0], iso[1], iso[3] ?? '1', iso[4] ?? '1');
  const basic = /^(\d{4})(\d{2})(\d{2})(?=t|$)/.exec(text);
  if (basic !== null) {
    const day = toDay(text, basic[0], basic[1], basic[2], basic[3]);
    return day === undefined
      ? undefined
      : { ...day, rest: day.rest.replace(/^t(\d\d)(\d\d)(\d\d)?/, 't$1:$2:$3') };
  }
  const numeric = /^(?:[a-z]+\.?,?\s+)?(\d{1,2})([/.-])(\d{1,2})\2(\d{4})/.exec(text);
  if (numeric !== null) return readNumeric(text, numeric);
  return findNamedDay(text);
}

/** `16/07/2021` has one meaning, `03/04/2021` two; with full stops the day is first everywhere. */
function readNumeric(
  text: string,
  [whole, first = '', mark, second = '', year]: RegExpExecArray,
): Day | undefined {
  if (mark === '.' || Number(first) > 12 || first === second) return toDay(text, whole, year, second, first);
  return Number(second) > 12 ? toDay(text, whole, year, first, second) : undefined;
}

/** `7 December 2017`, `1er janvier 20`, `07-Dec-17`, `December 7, 2017`, `Thu Dec 7 10:00:29 PST 2017`. */
function findNamedDay(text: string): Day | undefined {
  const dayFirst =
    /(?:^|[\s,])(\d{1,2})(?:er|st|nd|rd|th|\.|º)?[\s-]+(?:de\s+)?([a-z]{3,12})\.?,?[\s-]+(?:de\s+)?(\d{2,4})(?!:)/.exec(
      text,
    );
  if (dayFirst !== null) return toDay(text, dayFirst[0], dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = /(?:^|[\s,])([a-z]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/.exec(text);
  if (monthFirst !== null) return toDay(text, monthFirst[0], monthFirst[3], monthFirst[1], monthFirst[2]);
  const yearLast = /^(?:[a-z]+,?\s+)?([a-z]{3,12})\s+(\d{1,2})\s(.+?)\s(\d{4})$/.exec(text);
  if (yearLast === null) return undefined;
  const day = toDay('', '', yearLast[4], yearLast[1], yearLast[2]);
  return day === undefined ? undefined : { ...day, rest: ` ${yearLast[3]}` };
}

function toDay(text: string, found: string, year = '', month = '', day = ''): Day | undefined {
  const monthNumber = /^\d/.test(month)
    ? Number(month)
    : MONTHS.findIndex((names) => names.some((name) => month.startsWith(name))) + 1;
  if (monthNumber === 0) return undefined;
  return {
    year: readYear(year),
    month: monthNumber,
    day: Number(day),
    rest: text.slice(text.indexOf(found) + found.length),
  };
}

/** RFC 2822: of two digits, up to 49 are this century’s; of three, the first is a mistake of 2000. */
function readYear(text: string): number {
  const year = Number(text);
  if (text.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return text.length === 3 ? 1900 + year : year;
}

function findTime(text: string): { readonly clock: string; readonly rest: string } {
  const found = TIME.exec(text);
  if (found === null) return { clock: '00:00:00', rest: text };
  const [whole, hour = '0', minute = '0', second = '0', half] = found;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0);
  // A leap second is the one before it.
  const seconds = Math.min(Number(second), 59);
  return {
    clock: [pad(hours), pad(Number(minute)), pad(seconds)].join(':'),
    rest: text.slice(found.index + whole.length),
  };
}

function findZone(text: string): string {
  const offset = /([+-])(\d{1,2})(?::?(\d{2}))?\s*(?:\(|$)/.exec(text.trim());
  if (offset !== null) return `${offset[1]}${pad(Number(offset[2]))}:${offset[3] ?? '00'}`;
  const [name = ''] = /[a-z]+/.exec(text) ?? [];
  const hours = ZONES.get(name) ?? 0;
  return `${hours < 0 ? '-' : '+'}${pad(Math.abs(hours))}:00`;
}

function pad(number: number, digits = 2): string {
  return String(number).padStart(digits, '0');
}
