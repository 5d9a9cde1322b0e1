import type { Block } from '../../model/block.ts';
import type { Fault } from '../../model/fault.ts';
import type { Note } from '../source.ts';

/** Counts the blocks of a body by their kind, those inside others too. */
export function countBlocks(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const visit = (block: Block) => {
    counts.set(block.kind, (counts.get(block.kind) ?? 0) + 1);
    if (block.kind === 'quote' || block.kind === 'details') block.blocks.forEach(visit);
    if (block.kind === 'gallery') block.images.forEach(visit);
    if (block.kind === 'footnotes') block.notes.flat().forEach(visit);
  };
  blocks.forEach(visit);
  return counts;
}

/** Takes what the compiler says of a body as a note: what it leaves out is refused, what it shows otherwise simplified. */
export function toNote({ expected, found, fix }: Fault): Note {
  const element = /^<[^>]+>/.exec(found)?.[0];
  return {
    construct: element ?? `other than ${expected}`,
    outcome: /left out/.test(fix) ? 'refused' : 'simplified',
    sample: found,
  };
}
