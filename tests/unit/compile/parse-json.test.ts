import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseJson } from '../../../src/compile/parse-json.ts';

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(parseJson(json, 'a.json')).toEqual({ ok: true, value: JSON.parse(json) as unknown });
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('names the line and the column at which a text breaks, however V8 words it', () => {
    const anyBroken = fc
      .tuple(
        fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1 }),
        fc.nat(),
        fc.constantFrom('@', 'x', '\u00a0'),
      )
      .map(([value, place, stain]) => {
        const lines = JSON.stringify(value, null, 2).split('\n');
        const row = place % lines.length;
        const indent = /^ */.exec(lines[row] ?? '')?.[0].length ?? 0;
        lines[row] = `${lines[row]?.slice(0, indent)}${stain}${lines[row]?.slice(indent)}`;
        return {
          text: lines.join('\n'),
          path: `line ${row + 1}, column ${indent + 1}`,
          found: JSON.stringify(stain),
        };
      });

    fc.assert(
      fc.property(anyBroken, ({ text, path, found }) => {
        expect(parseJson(text, 'a.json')).toMatchObject({ ok: false, reason: [{ path, found }] });
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});
