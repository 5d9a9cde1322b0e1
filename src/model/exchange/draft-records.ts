import { showFound } from './clean-page.ts';
import type { Draft, DraftPage } from './exchanged-page.ts';
import type { CsvRecord } from './scan-records.ts';

/** Drafts a page of each record of a CSV file; one whose quote never closes is a fault. */
export function* draftRecords(
  records: Iterable<CsvRecord>,
  draft: (record: CsvRecord) => DraftPage,
): Generator<Draft, void> {
  for (const record of records) {
    const where = `line ${record.line}`;
    const page = draft(record);
    if (record.isOpen) yield { where, found: `"… ${showFound(page.url)}` };
    else yield { where, ...page };
  }
}
