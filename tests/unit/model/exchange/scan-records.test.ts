import { describe, expect, it } from 'vitest';

import { scanRecords } from '../../../../src/model/exchange/scan-records.ts';

describe('scanRecords', () => {
  it.each([
    ['a,b\n1,2\n', ['2: 1 2']],
    ['a,b\r\n1,2\r\n3,4', ['2: 1 2', '3: 3 4']],
    ['"a","b"\n"1,""x""\r\ny",2\n3,4\n', ['2: 1,"x"\r\ny 2', '4: 3 4']],
    ['a;b\n1,5;2\n', ['2: 1,5 2']],
    ['a\tb\n1\t2\n', ['2: 1 2']],
    ['sep=;\r\na;b\r\n1;2\r\n', ['3: 1 2']],
    ['a,b\n\n \n1\n1,2,3\n', ['4: 1 ', '5: 1 2']],
    ['a,b\n"1"x,2\n', ['2: 1x 2']],
    [' A , B \n1,2', ['2: 1 2']],
    ['b,a,b\n1,2,3', ['2: 2 1']],
  ])('cuts %j', (csv, rows) => {
    const { names, records } = scanRecords(csv);

    expect(names).toContain('a');
    expect([...records].map(({ line, get }) => `${line}: ${get('a')} ${get('b')}`)).toEqual(rows);
  });
});
