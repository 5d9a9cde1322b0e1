import type { Extent } from './feed-extent.ts';

/** A section in the document, `[number]`, or a row of sections that are not, `[from, to]`. */
type Piece = readonly [from: number, to?: number];

/** What a feed is made of, from its first section to its last: those in the document, and what stands for the others. */
export function listPieces({ first, last, near: [from, to], held }: Extent): readonly Piece[] {
  const pieces: Piece[] = [];
  let next = first;
  const add = (start: number, end: number) => {
    if (start > next) pieces.push([next, start - 1]);
    for (let number = start; number <= end; number++) pieces.push([number]);
    next = end + 1;
  };
  if (held !== undefined && held >= first && held < from) add(held, held);
  add(Math.max(first, from), Math.min(last, to));
  if (held !== undefined && held > to && held <= last) add(held, held);
  if (next <= last) pieces.push([next, last]);
  return pieces;
}
