import { describe, expect, it } from 'vitest';

import { scanTags } from '../../../../src/model/exchange/scan-tags.ts';

describe('scanTags', () => {
  it.each([
    ['a &lt; b', ['a < b']],
    ['a < b <3 c', ['a < b <3 c']],
    ['a<!-- <b> -->c<!doctype x><?xml y?>d', ['a', 'c', 'd']],
    ['<B>a</b >', ['<b>', 'a', '</b>']],
    ['<br/><a/>', ['<br>', '<a>']],
    ['<a HREF="x>y" b=\'"\' c=d/e f checked>', ['<a href="x>y" b=""" c="d/e" f="" checked="">']],
    ['<a href="1" href="2" "y>', ['<a href="1" "y="">']],
    ['a<b c="', ['a']],
    ['a<!-- b', ['a']],
  ])('cuts %j', (html, pieces) => {
    const cut = [...scanTags(html)].map((markup) => {
      if (markup.kind === 'text') return markup.text;
      if (markup.kind === 'close') return `</${markup.name}>`;
      return `<${[markup.name, ...[...markup.attributes].map(([name, value]) => `${name}="${value}"`)].join(' ')}>`;
    });

    expect(cut).toEqual(pieces);
  });
});
