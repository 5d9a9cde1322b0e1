/** What stops an import, or costs a file of it: one sentence, `where · what was expected · what came · what to do`. */
export class ImportError extends Error {
  override readonly name = 'ImportError';

  constructor(where: string, expected: string, found: string, fix: string) {
    super([where, `expected ${expected}`, `found ${found}`, fix].join(' · '));
  }
}
