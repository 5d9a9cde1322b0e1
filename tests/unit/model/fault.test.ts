import { describe, expect, it } from 'vitest';

import type { Fault } from '../../../src/model/fault.ts';
import { compareFaults, printFault, showValue, suggestName } from '../../../src/model/fault.ts';
import { makeRandom } from '../../support/make-random.ts';

function makeFault(overrides: Partial<Fault> = {}): Fault {
  return {
    severity: 'error',
    file: 'articles/fox.json',
    path: 'date_published',
    expected: 'a date',
    found: '"3 May"',
    fix: 'write 2026-05-03T08:00:00Z',
    ...overrides,
  };
}

describe('printFault', () => {
  it('says file, path, what was expected, what was found and what to do, on one line', () => {
    expect(printFault(makeFault())).toBe(
      'articles/fox.json · date_published · expected a date · found "3 May" · write 2026-05-03T08:00:00Z',
    );
  });

  it('says so when it is a warning', () => {
    expect(printFault(makeFault({ severity: 'warning' }))).toMatch(/^warning: articles\/fox\.json · /);
  });

  it('leaves out the path when the whole file is meant', () => {
    expect(printFault(makeFault({ path: '' }))).toMatch(/^articles\/fox\.json · expected a date/);
  });
});

describe('compareFaults', () => {
  it('orders by file, errors first, then by path, whatever order they come in', () => {
    const faults = [
      makeFault({ file: 'a.json', path: 'b' }),
      makeFault({ file: 'a.json', path: 'a', severity: 'warning' }),
      makeFault({ file: 'b.json', path: 'a', expected: 'a' }),
      makeFault({ file: 'b.json', path: 'a', expected: 'b' }),
      makeFault({ file: 'b.json', path: 'b' }),
    ];

    const sorted = makeRandom(1).shuffle(faults).sort(compareFaults);

    expect(sorted).toEqual(faults);
  });
});

describe('showValue', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['', '""'],
    ['3 May', '"3 May"'],
    [['a', 1], '["a",1]'],
    ['line\nend', '"line\\nend"'],
  ])('shows %j as %s', (value, text) => {
    expect(showValue(value)).toBe(text);
  });

  it('shortens what is too long for a line, after a whole character', () => {
    const shown = showValue('🦊'.repeat(100));

    expect(shown).toBe(`"${'🦊'.repeat(38)}…`);
  });

  it('shows lists inside each other, however deep', () => {
    const depth = 100_000;
    const deep = JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;

    expect(showValue(deep)).toBe(`${'['.repeat(77)}…`);
  });
});

describe('suggestName', () => {
  const names = ['mobile', 'web', 'sécurité', 'Yohann Poiron'];

  it.each([
    ['mobil', 'mobile', 'a letter lacks'],
    ['moblie', 'mobile', 'two letters changed places'],
    ['Mobile', 'mobile', 'a capital'],
    ['wab', 'web', 'a letter is another'],
    ['securite', 'sécurité', 'accents lack'],
    ['Yoann Poirron', 'Yohann Poiron', 'a name by ear'],
    ['jeux', undefined, 'nothing is near'],
    ['', undefined, 'nothing was written'],
    ['x'.repeat(10_000), undefined, 'nothing is as long'],
  ])('takes %j for %s: %s', (wrong, meant, _why) => {
    expect(suggestName(wrong, names)).toBe(meant);
  });

  it('prefers the nearest, then the first in order', () => {
    expect(suggestName('web1', ['web3', 'web2', 'webcam'])).toBe('web2');
  });

  it('has nothing to suggest where there is no name', () => {
    expect(suggestName('mobile', [])).toBeUndefined();
  });
});
