import { draftRecords } from './draft-records.ts';
import type { Draft } from './exchanged-page.ts';
import { readMoment } from './read-moment.ts';
import type { CsvRecord } from './scan-records.ts';
import { releaseCell, splitNames } from './spreadsheet-cell.ts';

/**
 * Reads what `printCsv` writes, also after a spreadsheet: columns may have been moved or taken out, but
 * for `url`. A date that the spreadsheet wrote in its own way is not guessed at.
 */
export function readCsv(records: Iterable<CsvRecord>): Generator<Draft, void> {
  return draftRecords(records, (record) => {
    const get = (name: string) => releaseCell(record.get(name));
    const list = get('list').split(' ');
    return {
      url: get('url'),
      title: get('title'),
      savedAt: readMoment(get('savedat')),
      isRead: list.includes('archive'),
      isFavorite: list.includes('favorite'),
      labels: splitNames(get('labels'), '|'),
      folder: splitNames(get('folder'), '/'),
      note: get('note'),
    };
  });
}
