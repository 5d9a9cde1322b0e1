import { existsSync, readFileSync, readdirSync } from 'node:fs';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readBlocks } from '../../../../src/model/block.ts';
import { expectSound } from '../../body/expect-sound.ts';
import { parseHtml } from '../../body/read-html.ts';
import { rewrite } from './rewrite.ts';

const names = [
  ...['p', 'div', 'b', 'i', 'a', 'code', 'span', 'font', 'nobr', 'h2', 'ul', 'li', 'dl', 'dt', 'blockquote'],
  ...[
    'figure',
    'figcaption',
    'table',
    'tr',
    'td',
    'caption',
    'pre',
    'details',
    'section',
    'noscript',
    'script',
  ],
  ...[
    'svg',
    'math',
    'mi',
    'form',
    'button',
    'select',
    'option',
    'object',
    'embed',
    'iframe',
    'template',
    'picture',
  ],
  ...[
    'source',
    'video',
    'amp-img',
    'lite-youtube',
    'textarea',
    'xmp',
    'listing',
    'plaintext',
    'style',
    'marquee',
  ],
];
const attributes = [
  ...[
    '',
    ' id="a"',
    ' href="#a"',
    ' href="/2020/hen/?utm_source=x"',
    ' href="javascript:alert(1)"',
    ' href="/a.jpg"',
  ],
  ...[
    ' src="/a-300x200.jpg"',
    ' data-src="/b.jpg"',
    ' srcset="/a.jpg 2x, /c.jpg"',
    ' src="data:," data-id="jNQXAC9IVRw"',
  ],
  ...[
    ' class="twitter-tweet"',
    ' class="wp-block-embed"',
    ' class="wp-embedded-content"',
    ' class="youtube-player"',
  ],
  ...[
    ' class="katex"',
    ' style="x" onclick="alert(1)"',
    ' lang="en"',
    ' data="https://youtube.com/v/jNQXAC9IVRw"',
  ],
];
const atoms = [
  ...[
    'un',
    ' ',
    '\n',
    '&nbsp;',
    '&lt;',
    '&#13;',
    '<br>',
    '<hr>',
    '<!-- -->',
    '<',
    '</',
    '>',
    '&amp;lt;',
    '\0',
  ],
  ...[
    '<img src="/a.jpg" alt="a.jpg">',
    '<img src="spacer.gif" data-src="/b.jpg">',
    'https://youtu.be/jNQXAC9IVRw',
  ],
  ...[
    '<a href="https://fox.example/2020/hen/#x">x</a>',
    '<param name="movie" value="http://youtube.com/v/jNQXAC9IVRw">',
  ],
];

const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(...atoms),
      fc
        .tuple(fc.constantFrom(...names), fc.constantFrom(...attributes))
        .map(([name, rest]) => `<${name}${rest}>`),
      fc.constantFrom(...names).map((name) => `</${name}>`),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('a rewritten body', () => {
  it('changes no more when it is rewritten again', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(markup, fc.boolean(), (html, typography) => {
        const once = rewrite(html, { typography });
        const twice = rewrite(once.html, { typography });

        expect(twice.html).toBe(once.html);
        expect(twice.pictures.map(({ address }) => address)).toEqual(
          once.pictures.map(({ address }) => address),
        );
      }),
      { numRuns: 4000 },
    );
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(markup, (html) => {
        expect(rewrite(html)).toEqual(rewrite(html));
      }),
    );
  });

  it('is sound, and holds no script, handler or address that runs', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(markup, (html) => {
        const rewritten = rewrite(html).html;

        expectHarmless(rewritten);
        expectSound(parseHtml(rewritten));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['<div>', 100_000],
    ['<b>', 100_000],
    ['<table><tr><td>', 20_000],
    ['<svg><g>', 20_000],
    ['<a><b><i><font>', 20_000],
  ])('keeps the text of markup without end: %s', (tag, times) => {
    const { html, notes } = rewrite(`<p>un &lt;renard&gt;</p>${tag.repeat(times)}deux<script>trois</script>`);

    expect(readBlocks(parseHtml(html).blocks)).toContain('un <renard>\n');
    expect(notes.at(-1)?.construct).toBe('markup without end');
  });

  it('keeps what a form hides of its depth', () => {
    expect(readBlocks(parseHtml(rewrite(`${'<form><figure></form>'.repeat(509)}deux`).html).blocks)).toBe(
      'deux\n',
    );
  });

  // Long enough that a time which grows with the square of the length would run into the limit of a test.
  it.each([
    [
      'paragraphs',
      '<p>L\'eau : <a href="/2020/hen">oui</a> <img src="/a.jpg" srcset="/a.jpg 2x"> !</p>'.repeat(3000),
    ],
    ['one word', `<p>${'a'.repeat(300_000)}`],
    ['spaces', `<p>a${' '.repeat(300_000)}:${'« '.repeat(50_000)}`],
    ['apostrophes and times', `<p>${"l'a 12:30 ".repeat(30_000)}`],
    ['elements in one line', `<p>${'<b>a</b> !<code>b</code>: '.repeat(12_000)}`],
    ['candidates', `<img srcset="${','.repeat(300_000)}">`],
    ['a name', `<img alt="a-1" src="/${'-'.repeat(300_000)}/${'.a'.repeat(100_000)}">`],
    ['slashes', `<a href="https://fox.example/${'/'.repeat(300_000)}a">x</a>`],
    ['hashes', `<a href="/${'#'.repeat(300_000)} ">x</a>`],
    ['twins', '<img data-src="/a.jpg"><noscript><img src="/a.jpg"></noscript>'.repeat(6000)],
    ['lost images', '<img src="data:,">'.repeat(20_000)],
    [
      'frames in frames',
      `${'<figure class="wp-block-embed">'.repeat(500)}${'https://a.example/ '.repeat(10_000)}`,
    ],
    ['a data address', `<img src="data:image/png${'a'.repeat(300_000)}">`],
  ])('is made in a time that grows with its length only: %s', (_what, html) => {
    expect(() => rewrite(html, { typography: true })).not.toThrow();
  });
});

const corpora = new URL('../../../../../shared/corpora/', import.meta.url);
const xss = new URL('xss/', corpora);
const suites = existsSync(xss) ? readdirSync(xss).filter((name) => name.endsWith('.json')) : [];

describe('the hostile bodies of other projects', () => {
  it.skipIf(suites.length === 0)(
    'give nothing that the compiler alone would not (skipped where ../shared/corpora/xss is absent)',
    { timeout: 180_000 },
    () => {
      let bodies = 0;
      for (const file of suites) {
        const cases: readonly { id: string; html?: string }[] = JSON.parse(
          readFileSync(new URL(file, xss), 'utf8'),
        );
        for (const { html: source } of cases) {
          if (source === undefined) continue;
          const rewritten = rewrite(source, { typography: true }).html;

          expectHarmless(rewritten);
          expectSound(parseHtml(rewritten));
          expect(rewrite(rewritten, { typography: true }).html).toBe(rewritten);
          bodies++;
        }
      }
      expect(bodies).toBeGreaterThan(1000);
    },
  );

  it.skipIf(!existsSync(new URL('wordpress/', corpora)))(
    'and every body of WordPress keep their words (skipped where ../shared/corpora/wordpress is absent)',
    { timeout: 60_000 },
    () => {
      for (const file of ['wp-64-block-test-data.xml', 'wp-theme-unit-test.xml']) {
        const xml = readFileSync(new URL(`wordpress/${file}`, corpora), 'utf8');
        for (const [, source = ''] of xml.matchAll(
          /<content:encoded><!\[CDATA\[(.*?)\]\]><\/content:encoded>/gs,
        )) {
          const { html } = rewrite(source);

          expectSound(parseHtml(html));
          expect(countWords(html)).toBeGreaterThanOrEqual(countWords(source) * 0.995);
        }
      }
    },
  );
});

/** What printed markup may never hold. Texts hold no `<`, so that only tags look like tags. */
function expectHarmless(html: string): void {
  expect(html).not.toMatch(/<(?:script|style|svg|math|object|embed|base|meta|link|template|noscript)[\s>]/i);
  const tags = html.match(/<[a-z](?:[^"'>]|"[^"]*")*>/gi) ?? [];
  for (const tag of tags) {
    const attributeNames = [...tag.matchAll(/\s([^\s=>"]+)="[^"]*"/g)].map(([, name]) => name);
    expect(attributeNames.filter((name) => /^(?:on|style$|srcdoc$|formaction$)/i.test(name ?? ''))).toEqual(
      [],
    );
    expect(tag).not.toMatch(/\s(?:href|src|cite)="\s*(?:javascript|vbscript|data:text)/i);
  }
}

/** The words that the compiler shows of a body. */
function countWords(html: string): number {
  return readBlocks(parseHtml(html, { base: 'https://fox.example/2021/fox/' }).blocks)
    .split(/\s+/)
    .filter(Boolean).length;
}
