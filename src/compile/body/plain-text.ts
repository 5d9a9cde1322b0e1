import type { Block } from '../../model/block.ts';
import type { Addresses } from './address.ts';
import type { Mark, Piece } from './inline.ts';
import { addText, buildParagraphs } from './inline.ts';
import { cleanText } from './source-tree.ts';

const UNMARKED: readonly Mark[] = [];

/**
 * Reads a text without markup: blank lines part paragraphs, line ends are kept, and the addresses
 * in it are links.
 */
export function readPlainText(source: string, addresses: Addresses): readonly Block[] {
  const pieces: Piece[] = [];
  for (const line of cleanText(source).split(/\r\n?|\n/)) {
    readLine(line, pieces, addresses);
    pieces.push({ kind: 'break', marks: UNMARKED });
  }
  return buildParagraphs(pieces).map((runs) => ({ kind: 'paragraph', runs }));
}

function readLine(line: string, pieces: Piece[], addresses: Addresses): void {
  let end = 0;
  for (const match of line.matchAll(/\bhttps?:\/\/[^\s<>"«»“”]+/giu)) {
    const address = trimAddress(match[0]);
    const link = addresses.readLink(address);
    if (link === undefined || !('href' in link)) continue;
    addText(pieces, line.slice(end, match.index), UNMARKED);
    addText(pieces, address, [{ kind: 'link', href: link.href }]);
    end = match.index + address.length;
  }
  addText(pieces, line.slice(end), UNMARKED);
}

/** The point that ends a sentence is not the address's; nor is a bracket that the address did not open. */
function trimAddress(address: string): string {
  let unopened = address.split(')').length - address.split('(').length;
  let { length } = address;
  for (; /[.,;:!?'’…)\]*_]/u.test(address.charAt(length - 1)); length--) {
    if (address.charAt(length - 1) === ')' && unopened-- <= 0) break;
  }
  return address.slice(0, length);
}
