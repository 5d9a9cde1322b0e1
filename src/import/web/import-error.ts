/** What stops an import, or costs a file of it: one sentence, `where · what was expected · what came · what to do`. */
export class ImportError extends Error {
  override readonly name = 'ImportError';

  /** What a server answered, where it did. */
  readonly status: number | undefined;

  constructor(where: string, expected: string, found: string, fix: string, status?: number) {
    super([where, `expected ${expected}`, `found ${found}`, fix].join(' · '));
    this.status = status;
  }
}
