import { countLines } from './count-lines.ts';

/** What is to the right of them is left out. */
const MOST_COLUMNS = 256;

/** A record of a CSV file: its cells, by the names that the header gives them. */
export type CsvRecord = {
  /** The line on which it begins. */
  readonly line: number;
  /** Gives a cell; empty when the record or the header is too short for it. */
  readonly get: (name: string) => string;
  /** Whether a quote is open to the end of the file, so that the last cell is made of what came after it. */
  readonly isOpen: boolean;
};

/** A CSV file: the names of its columns in small letters, and its records. */
export type CsvFile = { readonly names: readonly string[]; readonly records: Iterable<CsvRecord> };

/**
 * Cuts a CSV file into records (RFC 4180: quotes, line ends inside them, CRLF), in time that grows with
 * the text only. Cells may be parted by a semicolon, as spreadsheets of many countries do, or a tab: the
 * one of which the first line has most. Lines that are blank are left out.
 */
export function scanRecords(text: string): CsvFile {
  const csv = text.replace(/^[\s\uFEFF]*(?:sep=.\r?\n)?/i, (skipped) => skipped.replaceAll(/[^\n]/g, ''));
  const rows = scanRows(csv, findSeparator(csv));
  const names = (rows.next().value?.cells ?? []).map((name) => name.trim().toLowerCase());
  return { names, records: nameCells(rows, names) };
}

type Row = { readonly line: number; readonly cells: readonly string[]; readonly isOpen: boolean };

function* nameCells(rows: Iterable<Row>, names: readonly string[]): Generator<CsvRecord, void> {
  const columns = new Map(names.map((name, column) => [name, column] as const).reverse());
  for (const { line, cells, isOpen } of rows) {
    yield { line, isOpen, get: (name) => cells[columns.get(name) ?? -1] ?? '' };
  }
}

function findSeparator(csv: string): string {
  const [header = ''] = /[^\r\n]*/.exec(csv.trimStart()) ?? [];
  const count = (separator: string) => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

function* scanRows(csv: string, separator: string): Generator<Row, undefined> {
  const lineAt = countLines(csv);
  const cellEnd = new RegExp(`[${separator}\r\n]|$`, 'g');
  let place = 0;
  while (place < csv.length) {
    const line = lineAt(place);
    const cells: string[] = [];
    let isOpen = false;
    for (;;) {
      let cell = '';
      if (csv.charAt(place) === '"') ({ cell, place, isOpen } = readQuoted(csv, place + 1));
      // What stands behind a closing quote belongs to the cell too.
      cellEnd.lastIndex = place;
      const end = cellEnd.exec(csv)?.index ?? csv.length;
      if (cells.length < MOST_COLUMNS) cells.push(cell + csv.slice(place, end));
      place = end;
      if (csv.charAt(place) !== separator) break;
      place++;
    }
    place += csv.startsWith('\r\n', place) ? 2 : 1;
    if (cells.length > 1 || cells[0]?.trim() !== '') yield { line, cells, isOpen };
  }
  return undefined;
}

/** Reads from behind an opening quote to behind the closing one. */
function readQuoted(csv: string, start: number) {
  let cell = '';
  let place = start;
  for (;;) {
    const quote = csv.indexOf('"', place);
    if (quote === -1) return { cell: cell + csv.slice(place), place: csv.length, isOpen: true };
    cell += csv.slice(place, quote);
    place = quote + 1;
    if (csv.charAt(place) !== '"') return { cell, place, isOpen: false };
    cell += '"';
    place++;
  }
}
