import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeEntities } from '../../../../src/model/exchange/decode-entities.ts';
import { escapeMarkup } from '../../../../src/model/exchange/escape-markup.ts';
import { anyText } from './make-page.ts';

describe('decodeEntities', () => {
  it.each([
    ['&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
    ['&eacute;&Eacute;&yuml;&nbsp;&laquo;&hellip;&OElig;', 'éÉÿ\u00a0«…Œ'],
    ['&#233;&#xE9;&#XE9;&#128512;', 'ééé😀'],
    ['&#146;', '’'],
    ['&#0;&#xD800;&#x110000;', '\uFFFD\uFFFD\uFFFD'],
    ['&amp;lt;', '&lt;'],
    ['?a=1&copy=2&b', '?a=1&copy=2&b'],
    ['&nothing; &; &#; &#x;', '&nothing; &; &#; &#x;'],
  ])('decodes %j as %j', (text, decoded) => {
    expect(decodeEntities(text)).toBe(decoded);
  });

  it('undoes what escapeMarkup does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decodeEntities(escapeMarkup(text))).toBe(text);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
