import { describe, expect, it } from 'vitest';

import { readMoment } from '../../../../src/model/exchange/read-moment.ts';

describe('readMoment', () => {
  it.each<[string, number | undefined, string]>([
    ['1700000000', 1_700_000_000_000, 'seconds'],
    ['1700000000.25', 1_700_000_000_250, 'seconds and a fraction'],
    ['1700000000123', 1_700_000_000_123, 'milliseconds'],
    ['1700000000123456', 1_700_000_000_123, 'microseconds'],
    ['13344473600000000', 1_700_000_000_000, 'the microseconds of Chrome'],
    [' 2023-11-14T23:13:20+0100 ', 1_700_000_000_000, 'an instant in a zone'],
    ['2023-11-14T22:13:20.5Z', 1_700_000_000_500, 'a fraction of a second'],
    ['0', undefined, 'zero, which is no date'],
    ['', undefined, 'nothing'],
    ['-1', undefined, 'before 1970'],
    ['2023-02-30T00:00:00Z', undefined, 'a day that does not exist'],
    ['14/11/2023', undefined, 'a day in the order of some country'],
  ])('reads %j as %j: %s', (text, moment) => {
    expect(readMoment(text)).toBe(moment);
  });
});
