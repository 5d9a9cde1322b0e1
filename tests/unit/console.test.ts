import { describe, expect, it } from 'vitest';

import { assertQuiet, expectConsole } from '../support/console.ts';

describe('the console of a test', () => {
  it('fails a test that writes an unexpected warning, and shows the warning', () => {
    console.warn('the %s is damaged', 'copy');

    expect(assertQuiet).toThrow(/console\.warn: the copy is damaged/);
  });

  it('accepts an error that the test expects, once', () => {
    console.error('the copy is damaged');

    expectConsole(/^console\.error: the copy/);

    expect(() => expectConsole(/the copy/)).toThrow(/there was: nothing/);
  });
});
