import { describe, expect, it } from 'vitest';

import { faultsOf, paragraph, readHtml } from './read-html.ts';

const call = { kind: 'note', number: 1 } as const;

describe('the footnotes of an article', () => {
  it.each([
    [
      'Kiosque',
      '<sup><a href="#fn-1" id="fnref-1">1</a></sup>',
      '<section class="footnotes"><ol><li id="fn-1">La <i>note</i>. <a href="#fnref-1">↩</a></li></ol></section>',
    ],
    [
      'WordPress',
      '<sup data-fn="8b2" class="fn"><a href="#8b2" id="8b2-link">1</a></sup>',
      '<ol class="wp-block-footnotes"><li id="8b2">La <i>note</i>. <a href="#8b2-link" aria-label="Retour">↩︎</a></li></ol>',
    ],
    [
      'GitHub',
      '<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref>1</a></sup>',
      '<section data-footnotes class="footnotes"><h2 id="footnote-label">Footnotes</h2><ol><li id="user-content-fn-1"><p>La <i>note</i>. <a href="#user-content-fnref-1" class="data-footnote-backref">↩</a></p></li></ol></section>',
    ],
    [
      'Pandoc',
      '<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>',
      '<section role="doc-endnotes"><hr><ol><li id="fn1"><p>La <i>note</i>. <a href="#fnref1" role="doc-backlink">Back</a></p></li></ol></section>',
    ],
    [
      'a plain list',
      '<sup><a href="#n1">[1]</a></sup>',
      '<ol class="footnotes"><li><a name="n1"></a>La <i>note</i>.</li></ol>',
    ],
  ])('are read as %s writes them', (_tool, reference, notes) => {
    expect(readHtml(`<p>Un${reference} renard.</p>${notes}`)).toEqual([
      paragraph('Un', call, ' renard.'),
      { kind: 'footnotes', notes: [[paragraph('La ', { kind: 'emphasis', runs: ['note'] }, '.')]] },
    ]);
    expect(faultsOf(`<p>Un${reference} renard.</p>${notes}`)).toEqual([]);
  });

  it('are one list, at the end, counted through the article', () => {
    const notes = (id: string) => `<section class="footnotes"><ol><li id="${id}">${id}</li></ol></section>`;

    expect(readHtml(`${notes('a')}<p>Un<sup><a href="#b">*</a></sup></p>${notes('b')}<p>Fin</p>`)).toEqual([
      paragraph('Un', { kind: 'note', number: 2 }),
      paragraph('Fin'),
      { kind: 'footnotes', notes: [[paragraph('a')], [paragraph('b')]] },
    ]);
  });

  it('may call one another', () => {
    const source = '<ol class="footnotes"><li id="a">Un<li id="b">Voir <sup><a href="#a">1</a></sup></ol>';

    expect(readHtml(source)).toEqual([
      { kind: 'footnotes', notes: [[paragraph('Un')], [paragraph('Voir ', call)]] },
    ]);
  });

  it('may be linked to in a sentence', () => {
    expect(
      readHtml('<p>Voir <a href="#a">la note</a></p><ol class="footnotes"><li id="a">Un</ol>')[0],
    ).toEqual(paragraph('Voir ', { kind: 'link', href: '#fn-1', runs: ['la note'] }));
  });

  it('leave the text of a reference whose note is missing, and say so', () => {
    const source = '<p>Un<sup><a href="#fn-9">9</a></sup></p>';

    expect(readHtml(source)).toEqual([paragraph('Un', { kind: 'sup', runs: ['9'] })]);
    expect(faultsOf(source)).toEqual([
      expect.stringContaining('expected a footnote of this article · found "#fn-9"'),
    ]);
  });

  it('are not any section of that name: one without a list is text', () => {
    expect(readHtml('<div class="footnotes"><p>Un</p></div>')).toEqual([paragraph('Un')]);
  });
});
