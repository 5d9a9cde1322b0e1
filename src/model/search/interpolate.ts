import type { BitReader, BitWriter } from './bits.ts';
import { readBelow, writeBelow } from './number-codes.ts';

/**
 * Writes a set of numbers below `bound`, in ascending order, by binary interpolative coding (Moffat and Stuiver, 2000): the
 * one in the middle first, then each half, between limits that narrow. It takes about what sets of this size must take, and
 * less where numbers stand close together: news come in waves. The count and the bound are known to the reader.
 */
export function writeSet(writer: BitWriter, numbers: ArrayLike<number>, bound: number): void {
  const write = (first: number, end: number, low: number, high: number) => {
    const count = end - first;
    if (count === 0) return;
    const half = count >>> 1;
    const middle = numbers[first + half] ?? 0;
    // So many stand on both sides, so it cannot be nearer to the limits.
    writeBelow(writer, middle - low - half, high - low - count + 1);
    write(first, first + half, low, middle);
    write(first + half + 1, end, middle + 1, high);
  };
  write(0, numbers.length, 0, bound);
}

/** Reads a set that `writeSet` wrote into `into`, which is as long as the set; a set of more numbers than `bound` is none. */
export function readSet(reader: BitReader, into: Uint32Array, bound: number): void {
  const read = (first: number, end: number, low: number, high: number) => {
    const count = end - first;
    if (count === 0) return;
    const half = count >>> 1;
    const middle = low + half + readBelow(reader, high - low - count + 1);
    into[first + half] = middle;
    read(first, first + half, low, middle);
    read(first + half + 1, end, middle + 1, high);
  };
  read(0, into.length, 0, bound);
}
