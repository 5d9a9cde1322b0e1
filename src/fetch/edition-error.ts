/**
 * Why a file of the edition did not arrive as one:
 * `unreachable` (no answer, or not all of it), `filtered` (another page answers in its place, as networks do that ask
 * for a login), `absent` (404, 410 or 451), `refused` (another error status), `unreadable` (truncated, HTML in place of
 * JSON, another shape), `format` (written for another version of the application), `replaced` (of another edition
 * than the files it belongs to).
 */
export type Failure =
  | 'unreachable'
  | 'filtered'
  | 'absent'
  | 'refused'
  | 'unreadable'
  | 'format'
  | 'replaced';

/** What the network door throws. `message` is for the developer; readers are told by `failure`. */
export class EditionError extends Error {
  override readonly name = 'EditionError';
  readonly failure: Failure;
  /**
   * From when on the same request may be answered, in milliseconds since 1970; where the host asked for time, after
   * that. Absent where waiting does not help, or where enough time was spent on it.
   */
  readonly again: number | undefined;

  constructor(failure: Failure, path: string, detail: string, again?: number) {
    super(`${path} · ${detail}`);
    this.failure = failure;
    this.again = again;
  }
}
