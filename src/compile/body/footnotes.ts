import type { BlockReader, Place } from './reading.ts';
import type { SourceElement } from './source-tree.ts';
import { findChild, getAttribute, hasClass, isElement } from './source-tree.ts';

/** What stands beside the notes in their section, and which the reader's page has by itself. */
const FURNITURE = ['hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Tells whether an element holds the article's footnotes: a section with a list of them, or that list. */
export function isNotes(element: SourceElement, place: Place): boolean {
  if (place.isNote === true) return false;
  const isNamed =
    hasClass(element, 'footnotes', 'wp-block-footnotes') || getAttribute(element, 'role') === 'doc-endnotes';
  return isNamed && findList(element) !== undefined;
}

/** Reads footnotes. They are kept aside, to be the last block of the article, and numbered as they come. */
export const readNotes: BlockReader = (element, place) => {
  const { anchors, notes, readBlocks } = place.reading;
  const list = findList(element);
  for (const item of list?.childNodes ?? []) {
    if (!isElement(item) || item.tagName !== 'li') continue;
    anchors.placeNote(item, notes.length + 1);
    notes.push(readBlocks(item.childNodes, { reading: place.reading, depth: 2, marks: [], isNote: true }));
  }
  if (list === element) return [];
  const others = element.childNodes.filter(
    (node) => node !== list && !(isElement(node) && FURNITURE.includes(node.tagName)),
  );
  return readBlocks(others, { ...place, isNote: true });
};

function findList(element: SourceElement): SourceElement | undefined {
  return element.tagName === 'ol' ? element : findChild(element, 'ol');
}
