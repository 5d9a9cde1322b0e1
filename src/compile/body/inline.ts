import type { Inline } from '../../model/block.ts';

/** What one element says of the text inside it. */
export type Mark =
  | { readonly kind: 'strong' | 'emphasis' | 'sub' | 'sup' | 'mark' | 'code' }
  | { readonly kind: 'link'; readonly href: string }
  | { readonly kind: 'abbreviation'; readonly title: string };

/** How many kinds of mark there are, and so how deep runs nest: a mark within its like adds nothing. */
export const MARK_KINDS = 8;

/**
 * A piece of text with all its marks, from the outermost in. A paragraph is collected as a flat
 * list of pieces, since a block may open and close in the midst of any mark.
 */
export type Piece = { readonly marks: readonly Mark[] } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'note'; readonly number: number }
  | { readonly kind: 'break' }
);

/** Puts a mark inside others. Code stays innermost, for its text can hold no mark. */
export function addMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  if (marks.some(({ kind }) => kind === mark.kind)) return marks;
  const last = marks.at(-1);
  return last?.kind === 'code' ? [...marks.slice(0, -1), mark, last] : [...marks, mark];
}

/** Adds text to pieces, as one piece with what stands before it under the same marks. */
export function addText(pieces: Piece[], text: string, marks: readonly Mark[]): void {
  const last = pieces.at(-1);
  if (last?.kind === 'text' && last.marks === marks)
    pieces[pieces.length - 1] = { ...last, text: last.text + text };
  else pieces.push({ kind: 'text', text, marks });
}

/**
 * Builds the runs of the paragraphs that pieces make: white space folded as a browser folds it,
 * two line breaks or more ending a paragraph, nothing for what would be blank.
 */
export function buildParagraphs(pieces: readonly Piece[]): readonly (readonly Inline[])[] {
  const paragraphs: Piece[][] = [];
  let open: Piece[] | undefined;
  for (const { before, line } of splitLines(pieces)) {
    const folded = foldSpaces(line);
    if (!folded.some(isVisible)) {
      open = undefined;
    } else if (open === undefined || before === undefined) {
      paragraphs.push((open = folded));
    } else {
      open.push(before);
      for (const piece of folded) open.push(piece);
    }
  }
  return paragraphs.map((paragraph) => nestMarks(paragraph, 0));
}

type Line = { readonly before?: Piece; readonly line: Piece[] };

function splitLines(pieces: readonly Piece[]): readonly Line[] {
  let current: Line = { line: [] };
  const lines = [current];
  for (const piece of pieces) {
    if (piece.kind === 'break') lines.push((current = { before: piece, line: [] }));
    else current.line.push(piece);
  }
  return lines;
}

/** Non-breaking spaces are not white space here: somebody meant them. */
function foldSpaces(line: readonly Piece[]): Piece[] {
  const folded: Piece[] = [];
  let isAfterSpace = true;
  for (const piece of line) {
    if (piece.kind !== 'text') {
      folded.push(piece);
      isAfterSpace = false;
      continue;
    }
    const single = piece.text.replaceAll(/[ \t\n\f\r]{2,}|[\t\n\f\r]/g, ' ');
    const text: string = isAfterSpace && single.startsWith(' ') ? single.slice(1) : single;
    if (text === '') continue;
    folded.push({ ...piece, text });
    isAfterSpace = text.endsWith(' ');
  }
  const last = folded.at(-1);
  if (last?.kind === 'text' && last.text.endsWith(' ')) {
    folded.pop();
    if (last.text !== ' ') folded.push({ ...last, text: last.text.slice(0, -1) });
  }
  return folded;
}

function isVisible(piece: Piece): boolean {
  return piece.kind === 'note' || (piece.kind === 'text' && /[^\s\u200b-\u200d\u2060]/u.test(piece.text));
}

/** Wraps neighbours that share a mark, one level of marks at a time. */
function nestMarks(pieces: readonly Piece[], level: number): readonly Inline[] {
  const runs: Inline[] = [];
  for (let start = 0, end = 0; start < pieces.length; start = end) {
    const mark = pieces[start]?.marks[level];
    while (end < pieces.length && pieces[end]?.marks[level] === mark) end++;
    for (const run of printGroup(pieces.slice(start, end), mark, level)) {
      const last = runs.at(-1);
      if (typeof run === 'string' && typeof last === 'string') runs[runs.length - 1] = last + run;
      else runs.push(run);
    }
  }
  return runs;
}

/** Prints pieces under one mark. A link around a space is none: nobody could see it. */
function printGroup(pieces: readonly Piece[], mark: Mark | undefined, level: number): readonly Inline[] {
  if (mark === undefined || !pieces.some(isVisible)) return pieces.map((piece) => printPiece(piece, false));
  if (mark.kind === 'code') return pieces.map((piece) => printPiece(piece, true));
  const runs = nestMarks(pieces, level + 1);
  return [
    mark.kind === 'link' || mark.kind === 'abbreviation' ? { ...mark, runs } : { kind: mark.kind, runs },
  ];
}

function printPiece(piece: Piece, isCode: boolean): Inline {
  switch (piece.kind) {
    case 'text':
      return isCode && isVisible(piece) ? { kind: 'code', text: piece.text } : piece.text;
    case 'note':
      return { kind: 'note', number: piece.number };
    case 'break':
      return { kind: 'break' };
    default:
      return piece satisfies never;
  }
}
