import { parseInstant } from '../instant.ts';

/** Chrome counts from 1601 inside its own files, and some extensions write that number out. */
const SECONDS_FROM_1601_TO_1970 = 11_644_473_600;

/**
 * Reads a date in any of the units in which exports write it, as milliseconds since 1970; nothing for
 * an empty or zero date. The size of a number tells its unit: none of those meant is before 1973.
 *
 * @example
 * readMoment('1700000000')           // => 1700000000000, from seconds
 * readMoment('1700000000000000')     // => 1700000000000, from microseconds
 * readMoment('13344473600000000')    // => 1700000000000, from the microseconds of Chrome
 * readMoment('2023-11-14T22:13:20Z') // => 1700000000000
 * readMoment('0')                    // => undefined
 */
export function readMoment(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d{1,17}(?:\.\d{1,9})?$/.test(trimmed)) return fromUnit(Number(trimmed)) || undefined;
  const instant = parseInstant(trimmed);
  if (instant === undefined) return undefined;
  // An Instant ends at the second.
  const [, fraction = ''] = /\.(\d{1,3})/.exec(trimmed) ?? [];
  return Date.parse(instant) + Number(fraction.padEnd(3, '0'));
}

function fromUnit(count: number): number {
  if (count < 1e11) return Math.floor(count * 1000);
  if (count < 1e14) return Math.floor(count);
  if (count < 1e16) return Math.floor(count / 1000);
  return Math.floor(count / 1000) - SECONDS_FROM_1601_TO_1970 * 1000;
}
