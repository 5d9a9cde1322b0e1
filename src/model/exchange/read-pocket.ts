import type { Draft } from './exchanged-page.ts';
import { draftRecords } from './draft-records.ts';
import { readMoment } from './read-moment.ts';
import { scanLinks } from './scan-links.ts';
import type { CsvRecord } from './scan-records.ts';

/**
 * Reads `ril_export.html`, which Pocket (once « Read It Later ») gave out at https://getpocket.com/export
 * before its CSV files: two lists of links under the headings « Unread » and « Read Archive », with
 * `time_added` in seconds and `tags`. Where a page has no title, Pocket wrote its address.
 */
export function* readPocketHtml(html: string): Generator<Draft, void> {
  for (const { line, attributes, title, heading } of scanLinks(html)) {
    const url = attributes.get('href');
    if (url === undefined) continue;
    yield {
      where: `line ${line}`,
      url,
      title,
      savedAt: readMoment(attributes.get('time_added') ?? ''),
      isRead: /archive/i.test(heading),
      labels: splitTags(attributes.get('tags') ?? ''),
    };
  }
}

/**
 * Reads `part_000000.csv` of the archive that Pocket gave out until it closed in 2025:
 * `title,url,time_added,tags,status`, the status `unread` or `archive`.
 */
export function readPocketCsv(records: Iterable<CsvRecord>): Generator<Draft, void> {
  return draftRecords(records, ({ get }) => ({
    url: get('url'),
    title: get('title'),
    savedAt: readMoment(get('time_added')),
    isRead: get('status').trim() === 'archive',
    labels: splitTags(get('tags')),
  }));
}

/** A tag of Pocket has neither of the signs: its page parted them by commas, its CSV file by bars. */
function splitTags(tags: string): readonly string[] {
  return tags.split(/[,|]/);
}
