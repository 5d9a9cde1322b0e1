import type { Block, Inline, Row } from '../../model/block.ts';
import { readPhrase } from './phrase.ts';
import type { BlockReader, Place } from './reading.ts';
import type { SourceElement } from './source-tree.ts';
import { findChild, getAttribute, isElement } from './source-tree.ts';

/** Beyond this column, spans are not filled: a cell a thousand columns wide is a mistake, or an attack. */
const WIDEST_SPAN = 32;

const NOTHING: readonly Inline[] = [];

/**
 * Reads a table. Cells that span others are followed by empty ones, so that every column stays in
 * its place; pictures and other blocks in cells come after the table. A table of a single cell is
 * only a frame, and what it holds is read without it.
 */
export const readTable: BlockReader = (table, place) => {
  const sections = listSections(table);
  const cells = sections.flatMap(({ rows }) => rows.flat());
  const [only] = cells;
  const title = findChild(table, 'caption');
  if (only !== undefined && cells.length === 1 && title === undefined)
    return place.reading.readBlocks(only.childNodes, place);
  if (cells.some((cell) => getSpan(cell, 'colspan') > 1 || getSpan(cell, 'rowspan') > 1)) {
    place.reading.report.warn(table, 'span', {
      expected: 'a table with one cell for each row and column',
      found: 'cells that span others',
      fix: 'repeat or leave empty what they span; empty cells are put there',
    });
  }
  const rest: Block[] = [];
  const filled = sections.map(({ rows, ...section }) => ({ ...section, rows: fillRows(rows, place, rest) }));
  const caption = readPhrase(title?.childNodes ?? [], place);
  const rows = filled.filter(({ isHead }) => !isHead).flatMap((section) => section.rows);
  const head = filled.filter(({ isHead }) => isHead).flatMap((section) => section.rows);
  const hasText = [caption.runs, ...head.flat(), ...rows.flat()].some((runs) => runs.length > 0);
  const captioned = caption.runs.length === 0 ? {} : { caption: caption.runs };
  return [
    ...(hasText ? [{ kind: 'table', head, rows, ...captioned } as const] : []),
    ...rest,
    ...caption.rest,
  ];
};

type Section = { readonly isHead: boolean; readonly rows: readonly (readonly SourceElement[])[] };

/** The parser gives every row a `<tbody>`; a first row of nothing but `<th>` is the head all the same. */
function listSections(table: SourceElement): readonly Section[] {
  const groups = table.childNodes
    .filter(isElement)
    .filter(({ tagName }) => ['thead', 'tbody', 'tfoot'].includes(tagName));
  const sections = groups
    .toSorted((a, b) => Number(a.tagName === 'tfoot') - Number(b.tagName === 'tfoot'))
    .map((group) => ({
      isHead: group.tagName === 'thead',
      rows: group.childNodes.filter(isElement).map(listCells),
    }));
  const [first, ...others] = sections;
  const [top, ...below] = first?.rows ?? [];
  if (first === undefined || first.isHead || top === undefined || !isTitleRow(top)) return sections;
  return [{ isHead: true, rows: [top] }, { isHead: false, rows: below }, ...others];
}

function listCells(row: SourceElement): readonly SourceElement[] {
  return row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

function isTitleRow(cells: readonly SourceElement[]): boolean {
  return cells.length > 0 && cells.every(({ tagName }) => tagName === 'th');
}

/** Reads the cells of a section. Blocks in them, and what else is no text, go to `rest`. */
function fillRows(rows: Section['rows'], place: Place, rest: Block[]): readonly Row[] {
  // For each column, how many of the next rows a cell above reaches into.
  const held: number[] = [];
  return rows
    .filter((cells) => cells.length > 0)
    .map((cells) => {
      const row: (readonly Inline[])[] = [];
      const skipHeld = () => {
        for (let left = held[row.length] ?? 0; left > 0; left = held[row.length] ?? 0) {
          held[row.length] = left - 1;
          row.push(NOTHING);
        }
      };
      for (const cell of cells) {
        skipHeld();
        const phrase = readPhrase(cell.childNodes, place);
        for (const block of phrase.rest) rest.push(block);
        const start = row.length;
        const end = Math.max(start + 1, Math.min(start + getSpan(cell, 'colspan'), WIDEST_SPAN));
        for (let column = start; column < end; column++) {
          row.push(column === start ? phrase.runs : NOTHING);
          if (column < WIDEST_SPAN) held[column] = getSpan(cell, 'rowspan') - 1;
        }
      }
      skipHeld();
      return row;
    });
}

function getSpan(cell: SourceElement, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(getAttribute(cell, name) ?? '1', 10);
  return span > 1 ? Math.min(span, 1000) : 1;
}
