import { describe, expect, it } from 'vitest';

import type { Inline } from '../../../src/model/block.ts';
import { faultsOf, paragraph, readHtml } from './read-html.ts';

describe('the marks of a text', () => {
  it.each<[string, Inline]>([
    ['<strong>x</strong>', { kind: 'strong', runs: ['x'] }],
    ['<b>x</b>', { kind: 'strong', runs: ['x'] }],
    ['<em>x</em>', { kind: 'emphasis', runs: ['x'] }],
    ['<i>x</i>', { kind: 'emphasis', runs: ['x'] }],
    ['<cite>x</cite>', { kind: 'emphasis', runs: ['x'] }],
    ['<dfn>x</dfn>', { kind: 'emphasis', runs: ['x'] }],
    ['<var>x</var>', { kind: 'emphasis', runs: ['x'] }],
    ['<code>x</code>', { kind: 'code', text: 'x' }],
    ['<kbd>x</kbd>', { kind: 'code', text: 'x' }],
    ['<samp>x</samp>', { kind: 'code', text: 'x' }],
    ['<tt>x</tt>', { kind: 'code', text: 'x' }],
    ['<sub>x</sub>', { kind: 'sub', runs: ['x'] }],
    ['<sup>x</sup>', { kind: 'sup', runs: ['x'] }],
    ['<mark>x</mark>', { kind: 'mark', runs: ['x'] }],
    ['<abbr title="Ixe">x</abbr>', { kind: 'abbreviation', title: 'Ixe', runs: ['x'] }],
    ['<acronym title="Ixe">x</acronym>', { kind: 'abbreviation', title: 'Ixe', runs: ['x'] }],
    ['<a href="https://example.org/x">x</a>', { kind: 'link', href: 'https://example.org/x', runs: ['x'] }],
  ])('reads %s', (source, run) => {
    expect(readHtml(`<p>Un ${source} ici</p>`)).toEqual([paragraph('Un ', run, ' ici')]);
  });

  it.each([
    '<u>x</u>',
    '<span>x</span>',
    '<font color="red">x</font>',
    '<small>x</small>',
    '<ins>x</ins>',
    '<abbr>x</abbr>',
    '<a>x</a>',
    '<a name="y">x</a>',
    '<time datetime="2021">x</time>',
  ])('reads %s as its text, without a word', (source) => {
    expect(readHtml(`<p>Un ${source} ici</p>`)).toEqual([paragraph('Un x ici')]);
    expect(faultsOf(`<p>Un ${source} ici</p>`)).toEqual([]);
  });

  it('nests marks as they are written', () => {
    expect(readHtml('<p><b>un <i>deux</i></b></p>')).toEqual([
      paragraph({ kind: 'strong', runs: ['un ', { kind: 'emphasis', runs: ['deux'] }] }),
    ]);
  });

  it('leaves out a mark within its like', () => {
    expect(readHtml('<p><b>un <strong>deux</strong></b></p>')).toEqual([
      paragraph({ kind: 'strong', runs: ['un deux'] }),
    ]);
  });

  it('keeps a link in code, and code in a link', () => {
    const href = 'https://example.org/';
    const code: Inline = { kind: 'code', text: 'x' };

    expect(
      readHtml(`<p><code>a<a href="${href}">x</a></code></p><p><a href="${href}"><code>x</code></a></p>`),
    ).toEqual([
      paragraph({ kind: 'code', text: 'a' }, { kind: 'link', href, runs: [code] }),
      paragraph({ kind: 'link', href, runs: [code] }),
    ]);
  });

  it('makes one run of neighbouring texts', () => {
    expect(readHtml('<p>a<span>b</span><!-- -->c<code>d<span>e</span></code></p>')).toEqual([
      paragraph('abc', { kind: 'code', text: 'de' }),
    ]);
  });

  it('leaves out marks around nothing that can be seen', () => {
    expect(readHtml('<p>a<b></b> <a href="https://example.org/"> </a>b</p>')).toEqual([paragraph('a b')]);
  });

  it.each([
    ['fr', '«\u00a0x\u00a0»'],
    ['fr-CA', '«\u00a0x\u00a0»'],
    ['en', '“x”'],
  ])('puts the quotation marks of %s around a <q>', (language, text) => {
    expect(readHtml('<p><q>x</q></p>', { language })).toEqual([paragraph(text)]);
  });

  it('keeps what was struck out, and says that the line through it is lost', () => {
    expect(readHtml('<p><del>un</del> <s>deux</s></p>')).toEqual([paragraph('un deux')]);
    expect(faultsOf('<p><del>un</del> <s>deux</s></p>')).toEqual([
      'warning: articles/renard.json · content_html:1 · expected text that stands · found <del> and 1 more · take out what was struck; its text is shown like the rest',
    ]);
  });

  it('reads the picture of an emoji as that emoji', () => {
    expect(readHtml('<p>Un <img class="emoji" src="https://s.w.org/1f98a.svg" alt="🦊"> passe</p>')).toEqual([
      paragraph('Un 🦊 passe'),
    ]);
  });
});
