import { describe, expect, it } from 'vitest';

import { cleanPage, showFound } from '../../../../src/model/exchange/clean-page.ts';

describe('cleanPage', () => {
  it('has the address, its spaces written out, where a title lacks', () => {
    expect(cleanPage({ url: ' https://a.example/x\ty z', title: ' \u0000' })).toMatchObject({
      url: 'https://a.example/xy%20z',
      title: 'https://a.example/xy%20z',
    });
  });

  it.each([0, -1, 1e14, Number.NaN])('has no date for %d', (savedAt) => {
    expect(cleanPage({ url: 'https://a.example/', savedAt })).not.toHaveProperty('savedAt');
  });

  it('keeps a label once, however its accents are composed', () => {
    const labels = ['é', ' ', 'e\u0301', 'É', '\uFEFFé'];

    expect(cleanPage({ url: 'https://a.example/', labels })?.labels).toEqual(['é', 'É']);
  });
});

describe('showFound', () => {
  it.each([
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['a\nb\u0000', 'a b'],
    [`${'a'.repeat(78)}😀😀`, `${'a'.repeat(78)}…`],
    ['', 'nothing'],
    [null, 'nothing'],
    [12, '12'],
    [{}, 'an object'],
    [[[]], 'a list'],
  ])('shows %j as %j', (found, shown) => {
    expect(showFound(found)).toBe(shown);
  });
});
