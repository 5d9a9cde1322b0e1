import { cleanPage } from './clean-page.ts';
import type { ExchangedPage } from './exchanged-page.ts';
import { guardCell, joinNames } from './spreadsheet-cell.ts';

const NAMES = ['url', 'title', 'savedAt', 'list', 'labels', 'folder', 'note'] as const;

/**
 * Writes pages as a CSV file (RFC 4180) for a spreadsheet, which begins with the mark by which Excel
 * knows UTF-8. `list` is `unread` or `archive`, with ` favorite` behind it; labels are parted by `|`,
 * folders by `/`. No cell is taken for a formula. `readExchange` gives the same pages back.
 */
export function printCsv(pages: readonly ExchangedPage[]): string {
  const rows = pages.flatMap((page) => {
    const clean = cleanPage(page);
    return clean === undefined ? [] : [printRow(clean)];
  });
  return `\uFEFF${[NAMES.join(','), ...rows, ''].join('\r\n')}`;
}

function printRow(page: ExchangedPage): string {
  const cells: Readonly<Record<(typeof NAMES)[number], string>> = {
    url: page.url,
    title: page.title,
    savedAt: page.savedAt === undefined ? '' : new Date(page.savedAt).toISOString(),
    list: `${page.isRead ? 'archive' : 'unread'}${page.isFavorite ? ' favorite' : ''}`,
    labels: joinNames(page.labels, '|'),
    folder: joinNames(page.folder, '/'),
    note: page.note,
  };
  return NAMES.map((name) => quoteCell(guardCell(cells[name]))).join(',');
}

function quoteCell(text: string): string {
  return /[",;\s]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
