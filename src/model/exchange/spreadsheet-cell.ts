/**
 * Keeps a spreadsheet from taking a text for a formula (`=HYPERLINK(…)`, `+1`, `@SUM`): puts an
 * apostrophe before it. Also before one that already looks so guarded, so that `releaseCell` is exact.
 *
 * @example
 * guardCell('=1+1')  // => "'=1+1"
 * guardCell("'=1+1") // => "''=1+1"
 * guardCell("'tis")  // => "'tis"
 */
export function guardCell(text: string): string {
  return /^'*\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
}

/** Undoes `guardCell`. */
export function releaseCell(cell: string): string {
  return /^'+\s*[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}

/**
 * Writes names into one cell; a name that has the sign in it has it behind a backslash.
 *
 * @example
 * joinNames(['a', 'b/c'], '/') // => 'a/b\\/c'
 */
export function joinNames(names: readonly string[], sign: '/' | '|'): string {
  return names.map((name) => name.replaceAll('\\', '\\\\').replaceAll(sign, `\\${sign}`)).join(sign);
}

/** Undoes `joinNames`. */
export function splitNames(cell: string, sign: '/' | '|'): readonly string[] {
  const names = [''];
  for (const [piece] of cell.matchAll(/\\[^]|[/|]|[^\\/|]+|\\/g)) {
    if (piece === sign) names.push('');
    else names.push(names.pop() + (piece.length === 2 && piece.startsWith('\\') ? piece.charAt(1) : piece));
  }
  return names;
}
