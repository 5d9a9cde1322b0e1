import type { Block } from '../../model/block.ts';
import type { BlockReader } from './reading.ts';
import type { SourceElement } from './source-tree.ts';
import { getAttribute, isElement } from './source-tree.ts';

/** Reads a list. What stands between its items, as a list that was nested by mistake, joins the item before. */
export const readList: BlockReader = (list, place) => {
  const items: Block[][] = [];
  for (const child of list.childNodes) {
    const isItem = isElement(child) && child.tagName === 'li';
    const blocks = place.reading.readBlocks(isItem ? child.childNodes : [child], place);
    if (blocks.length === 0) continue;
    const last = items.at(-1);
    if (isItem || last === undefined) items.push([...blocks]);
    else for (const block of blocks) last.push(block);
  }
  if (items.length === 0) return [];
  if (list.tagName !== 'ol') return [{ kind: 'list', ordered: false, items }];
  return [{ kind: 'list', ordered: true, ...readStart(list), items }];
};

function readStart(list: SourceElement): { start?: number } {
  const start = Number.parseInt(getAttribute(list, 'start') ?? '1', 10);
  return Number.isSafeInteger(start) && start !== 1 ? { start } : {};
}
