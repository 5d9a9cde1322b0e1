import type { LocalPicture } from './list-pictures.ts';
import { RENDITION_FORMATS, getRenditionWidths, printRenditionPath } from './rendition.ts';

/** Wide enough for a phone and for a column, and a fifth of the widest. */
const KEPT_WIDTH = 960;

/** Gives the path, under the site's base, of the one rendition that stands for a picture where there is no network. */
export function printKeptPath({ source, width }: Pick<LocalPicture, 'source' | 'width'>): string {
  const best = getRenditionWidths(width).findLast((some) => some <= KEPT_WIDTH) ?? width;
  // Every browser that can show the page knows the last format.
  return printRenditionPath(source.stem, best, RENDITION_FORMATS[1]);
}
