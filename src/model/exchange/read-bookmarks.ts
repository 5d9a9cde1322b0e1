import { MOST_FOLDERS } from './clean-page.ts';
import type { Draft } from './exchanged-page.ts';
import { readMoment } from './read-moment.ts';
import { scanLinks } from './scan-links.ts';
import { splitNames } from './spreadsheet-cell.ts';

/**
 * Reads a Netscape bookmark file, the one that every browser exports.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)
 * describes it; Firefox added TAGS, Pinboard TOREAD, Raindrop data-important, and Kiosque data-labels,
 * for labels that have a comma in them.
 */
export function* readBookmarks(html: string): Generator<Draft, void> {
  let isToldOfDepth = false;
  for (const { line, attributes, title, note, folder, isTooDeep } of scanLinks(html)) {
    const url = attributes.get('href');
    // An anchor without an address is a place in a page.
    if (url === undefined) continue;
    const where = `line ${line}`;
    if (isTooDeep && !isToldOfDepth) {
      isToldOfDepth = true;
      yield { where, found: `more than ${MOST_FOLDERS} folders in each other` };
    }
    const labels = attributes.get('data-labels');
    yield {
      where,
      url,
      title,
      savedAt: readMoment(attributes.get('add_date') ?? ''),
      isRead: attributes.get('toread') === '0',
      isFavorite: attributes.get('data-important') === 'true',
      labels: labels === undefined ? (attributes.get('tags') ?? '').split(',') : splitNames(labels, '|'),
      folder,
      note,
    };
  }
}
