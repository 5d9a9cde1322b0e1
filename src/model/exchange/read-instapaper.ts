import type { Draft } from './exchanged-page.ts';
import { draftRecords } from './draft-records.ts';
import { readMoment } from './read-moment.ts';
import type { CsvRecord } from './scan-records.ts';

/**
 * Reads `instapaper-export.csv` of https://www.instapaper.com/user:
 * `URL,Title,Selection,Folder,Timestamp` and, in newer ones, `Tags` as a list of JSON. A page stands once:
 * in « Unread », « Archive », « Starred » or a folder of the reader's. A starred one is not known as read.
 */
export function readInstapaper(records: Iterable<CsvRecord>): Generator<Draft, void> {
  return draftRecords(records, ({ get }) => {
    const folder = get('folder').trim();
    return {
      url: get('url'),
      title: get('title'),
      savedAt: readMoment(get('timestamp')),
      isRead: folder === 'Archive',
      isFavorite: folder === 'Starred',
      labels: readTags(get('tags')),
      folder: ['Unread', 'Archive', 'Starred'].includes(folder) ? [] : [folder],
      note: get('selection'),
    };
  });
}

function readTags(cell: string): readonly string[] {
  try {
    const tags: unknown = JSON.parse(cell);
    if (Array.isArray(tags)) return tags.filter((tag) => typeof tag === 'string');
  } catch {
    // Not a list of JSON, so a list of words.
  }
  return cell.split(',');
}
