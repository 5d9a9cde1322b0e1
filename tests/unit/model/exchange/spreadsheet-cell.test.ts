import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  guardCell,
  joinNames,
  releaseCell,
  splitNames,
} from '../../../../src/model/exchange/spreadsheet-cell.ts';
import { anyText } from './make-page.ts';

describe('a cell of a spreadsheet', () => {
  it('is guarded and released as it was, and no formula', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', "'", "''", '=', "'=", ' ', '-', '＝', '\t@'),
        anyText,
        (start, text) => {
          const cell = guardCell(start + text);

          expect(releaseCell(cell)).toBe(start + text);
          expect(cell).not.toMatch(/^\s*[=+\-@]/);
        },
      ),
      { seed: 2, numRuns: 1000 },
    );
  });

  it('holds names that have its signs in them', () => {
    fc.assert(
      fc.property(
        fc.array(anyText, { minLength: 1 }),
        fc.constantFrom('/' as const, '|' as const),
        (names, sign) => {
          expect(splitNames(joinNames(names, sign), sign)).toEqual(names);
        },
      ),
      { seed: 3, numRuns: 1000 },
    );
  });
});
