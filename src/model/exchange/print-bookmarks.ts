import { cleanLine, cleanPage } from './clean-page.ts';
import { escapeMarkup } from './escape-markup.ts';
import type { ExchangedPage } from './exchanged-page.ts';
import { joinNames } from './spreadsheet-cell.ts';

/**
 * Writes pages as a Netscape bookmark file, which Chrome, Firefox and Safari import. A folder stands
 * once, its own pages before the folders in it. Dates are of the second, as the format has it. Chrome
 * reads line by line and by capital letters, so a bookmark is one line, and attributes have theirs.
 *
 * `readExchange` gives the same pages back, folder by folder.
 */
export function printBookmarks(pages: readonly ExchangedPage[], title: string): string {
  const heading = escapeMarkup(cleanLine(title));
  const root = makeFolder();
  for (const page of pages) {
    const clean = cleanPage(page);
    if (clean !== undefined) findFolder(root, clean.folder).pages.push(clean);
  }
  return [
    '<!DOCTYPE NETSCAPE-Bookmark-file-1>',
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">',
    `<TITLE>${heading}</TITLE>`,
    `<H1>${heading}</H1>`,
    ...printFolder(root, ''),
    '',
  ].join('\n');
}

type Folder = { readonly pages: ExchangedPage[]; readonly folders: Map<string, Folder> };

function makeFolder(): Folder {
  return { pages: [], folders: new Map() };
}

function findFolder(root: Folder, path: readonly string[]): Folder {
  return path.reduce((folder, name) => {
    const inner = folder.folders.get(name) ?? makeFolder();
    folder.folders.set(name, inner);
    return inner;
  }, root);
}

/** At most `MOST_FOLDERS` deep, so that calling itself is safe. */
function printFolder(folder: Folder, indent: string): string[] {
  const inside = `${indent}    `;
  return [
    `${indent}<DL><p>`,
    ...folder.pages.map((page) => `${inside}${printPage(page)}`),
    ...[...folder.folders].flatMap(([name, inner]) => [
      `${inside}<DT><H3>${escapeMarkup(name)}</H3>`,
      ...printFolder(inner, inside),
    ]),
    `${indent}</DL><p>`,
  ];
}

function printPage(page: ExchangedPage): string {
  const attributes = [
    ['HREF', page.url],
    ['ADD_DATE', page.savedAt === undefined ? '' : String(Math.floor(page.savedAt / 1000))],
    ['TOREAD', page.isRead ? '0' : '1'],
    ['TAGS', page.labels.join(',')],
    ['data-labels', page.labels.some(hasComma) ? joinNames(page.labels, '|') : ''],
    ['data-important', page.isFavorite ? 'true' : ''],
  ]
    .filter(([, value]) => value !== '')
    .map(([name, value = '']) => ` ${name}="${escapeMarkup(value)}"`);
  const bookmark = `<DT><A${attributes.join('')}>${escapeMarkup(page.title)}</A>`;
  return page.note === '' ? bookmark : `${bookmark}\n<DD>${escapeMarkup(page.note)}`;
}

function hasComma(label: string): boolean {
  return label.includes(',');
}
