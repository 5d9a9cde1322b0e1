import type { BitReader, BitWriter } from './bits.ts';
import { DamageError, MAX_WIDTH } from './bits.ts';

/**
 * Writes a number below a bound that both sides know, in a minimal binary code: where the bound is no power of two, some
 * numbers take a bit less. A bound of 1 takes no bits.
 */
export function writeBelow(writer: BitWriter, value: number, bound: number): void {
  const width = 32 - Math.clz32(bound - 1);
  const short = 2 ** width - bound;
  // Numbers in the middle get the short codes: half of what a middle element of a set can be lies there.
  const turned = (value + bound - ((bound - short) >>> 1)) % bound;
  if (turned < short) writer.write(turned, width - 1);
  else writer.write(turned + short, width);
}

/** Reads a number below a bound, as `writeBelow` wrote it. */
export function readBelow(reader: BitReader, bound: number): number {
  const width = 32 - Math.clz32(bound - 1);
  if (width === 0) return 0;
  const short = 2 ** width - bound;
  const first = reader.read(width - 1);
  const turned = first < short ? first : first * 2 + reader.read(1) - short;
  const value = turned + ((bound - short) >>> 1);
  return value < bound ? value : value - bound;
}

/** Writes a number from 1 on, small ones shortest, in Elias' gamma code: 1 takes one bit, 2 and 3 take three. */
export function writeGamma(writer: BitWriter, value: number): void {
  const width = 32 - Math.clz32(value);
  writer.write(0, width - 1);
  writer.write(value, width);
}

/** Reads a number that `writeGamma` wrote. */
export function readGamma(reader: BitReader): number {
  let width = 0;
  while (reader.read(1) === 0)
    if (++width >= MAX_WIDTH) throw new DamageError('expected a number of at most 24 bits');
  return 2 ** width + reader.read(width);
}
