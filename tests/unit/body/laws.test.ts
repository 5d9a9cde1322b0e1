import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { expectSound } from './expect-sound.ts';
import { parseHtml } from './read-html.ts';

const names = [
  ...[
    'p',
    'div',
    'b',
    'i',
    'em',
    'a',
    'code',
    'sup',
    'sub',
    'mark',
    'abbr',
    'span',
    'q',
    'del',
    'x-fox',
    'font',
    'small',
  ],
  ...[
    'h2',
    'h4',
    'ul',
    'ol',
    'li',
    'blockquote',
    'cite',
    'figure',
    'figcaption',
    'table',
    'tr',
    'td',
    'th',
    'caption',
  ],
  ...[
    'pre',
    'details',
    'summary',
    'section',
    'aside',
    'dl',
    'dt',
    'noscript',
    'script',
    'svg',
    'math',
    'form',
    'select',
  ],
];
const attributes = [
  ...[
    '',
    ' id="a"',
    ' href="#a"',
    ' href="https://example.org/"',
    ' href="javascript:alert(1)"',
    ' title="t"',
  ],
  ...[' class="footnotes"', ' class="pullquote"', ' class="wp-block-gallery"', ' class="wp-block-embed"'],
  ...[
    ' class="twitter-tweet"',
    ' class="wp-block-verse"',
    ' colspan="3" rowspan="2"',
    ' start="4"',
    ' style="x" onclick="y"',
  ],
];
const atoms = [
  ...['un', ' ', '\n', '&nbsp;', '&lt;', '<br>', '<hr>', '<!-- -->', '<', '</', '>'],
  ...[
    '<img src="images/nuit.svg" alt="">',
    '<img src="https://example.org/a.jpg">',
    '<iframe src="https://youtu.be/abc">',
  ],
  ...['</iframe>', '<audio src="/a.mp3"></audio>', '<sup><a href="#a">1</a></sup>'],
];

const nests = [
  ...[
    '<b>',
    '<i>',
    '<sub>',
    '<sup>',
    '<mark>',
    '<code>',
    '<abbr title="t">',
    '<a href="/">',
    '<ul><li>',
    '<ol><li>',
  ],
  ...['<blockquote>', '<details><summary>y</summary>', '<figure>', '<table><tr><td>y<td>'],
];

/** Tag soup: pieces of HTML that fit together, or do not. */
const soup = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(fc.constantFrom(...names), fc.constantFrom(...attributes))
          .map(([name, rest]) => `<${name}${rest}>`),
      },
      { weight: 3, arbitrary: fc.constantFrom(...names).map((name) => `</${name}>`) },
      { weight: 3, arbitrary: fc.constantFrom(...atoms) },
    ),
    { maxLength: 80, size: 'max' },
  )
  .map((pieces) => pieces.join(''));

describe('the laws of bodies', () => {
  it('any text at all gives valid, safe and shallow blocks', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

    fc.assert(fc.property(fc.string({ unit, maxLength: 200 }), (source) => expectSound(parseHtml(source))));
  });

  it('so does any tag soup', () => {
    fc.assert(
      fc.property(soup, (source) => expectSound(parseHtml(source))),
      { numRuns: 1000 },
    );
  });

  it('so does any nesting of marks and blocks', () => {
    const nesting = fc.array(fc.constantFrom(...nests), { minLength: 20, maxLength: 60, size: 'max' });

    fc.assert(fc.property(nesting, (tags) => expectSound(parseHtml(tags.map((tag) => `${tag}x`).join('')))));
  });

  it('the same body gives the same blocks and the same faults', () => {
    fc.assert(
      fc.property(soup, (source) => {
        expect(parseHtml(source)).toEqual(parseHtml(source));
      }),
    );
  });

  it('no two headings of an article have the same id', () => {
    const headings = fc.array(fc.constantFrom('a', 'A', 'a 2', 'p', 'p 2', 'fn 1', 'titre p', '!', 'é'), {
      maxLength: 30,
    });

    fc.assert(
      fc.property(headings, (texts) => {
        const { blocks } = parseHtml(texts.map((text) => `<h2>${text}</h2>`).join(''));
        const ids = blocks.map((block) => (block.kind === 'heading' ? block.id : ''));

        expect(new Set(ids).size).toBe(texts.length);
      }),
    );
  });
});
