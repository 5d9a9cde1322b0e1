import type { Block, Inline } from '../../model/block.ts';
import type { Place } from './reading.ts';
import type { SourceNode } from './source-tree.ts';

/** A run of text, and the blocks among it that are no text: the picture in a cell, the table in a caption. */
export type Phrase = { readonly runs: readonly Inline[]; readonly rest: readonly Block[] };

/** Reads nodes where only a run of text fits; paragraphs become lines of it. */
export function readPhrase(nodes: readonly SourceNode[], place: Place): Phrase {
  const runs: Inline[] = [];
  const rest: Block[] = [];
  for (const block of place.reading.readBlocks(nodes, { ...place, isPhrase: true })) {
    if (block.kind !== 'paragraph') {
      rest.push(block);
      continue;
    }
    if (runs.length > 0) runs.push({ kind: 'break' });
    for (const run of block.runs) runs.push(run);
  }
  return { runs, rest };
}
