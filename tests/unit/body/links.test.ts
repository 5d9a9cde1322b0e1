import { describe, expect, it } from 'vitest';

import { faultsOf, paragraph, readHtml } from './read-html.ts';

const base = 'https://renards.example/2021/fox/?p=1';

describe('the links of an article', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d', 'an address'],
    ['https://example.org', 'https://example.org/', 'an address without a path'],
    ['HTTP://Example.org/', 'http://example.org/', 'capitals'],
    ['//example.org/a', 'https://example.org/a', 'no scheme'],
    ['\\\\example.org/a', 'https://example.org/a', 'what a browser reads as no scheme'],
    ['/\\example.org/a', 'https://example.org/a', 'and this'],
    ['https://example.org/?a=1&amp;b=2', 'https://example.org/?a=1&b=2', 'an entity'],
    ['  https://example.org/a\n', 'https://example.org/a', 'space around'],
    ['ht\ntps://example.org/a', 'https://example.org/a', 'a line end inside'],
    ['https://example.org/a b', 'https://example.org/a%20b', 'a space inside'],
    ['https://example.org/été', 'https://example.org/%C3%A9t%C3%A9', 'letters with accents'],
    ['mailto:juge@example.org', 'mailto:juge@example.org', 'mail'],
    [
      'mailto:juge@example.org?subject=un mot',
      'mailto:juge@example.org?subject=un%20mot',
      'mail with a subject',
    ],
    ['/article/renard', '/article/renard', 'a path of the site'],
    ['/../..//evil.example/', '/evil.example/', 'a path that climbs'],
    ['https://kiosque.example/article/renard?a#b', '/article/renard?a#b', 'the site itself'],
    ['http://kiosque.example', '/', 'the site, as it was before https'],
    ['https://kiosque.example//evil.example/', '/evil.example/', 'a host hidden in a path'],
    [
      'https://kiosque.example.evil.example/',
      'https://kiosque.example.evil.example/',
      'a host that begins alike',
    ],
  ])('leads %j to %s: %s', (raw, href) => {
    expect(readHtml(`<p><a href="${raw}">x</a></p>`)).toEqual([
      paragraph({ kind: 'link', href, runs: ['x'] }),
    ]);
    expect(faultsOf(`<p><a href="${raw}">x</a></p>`)).toEqual([]);
  });

  it.each([
    ['../loup/', 'https://renards.example/2021/loup/'],
    ['/about', 'https://renards.example/about'],
    ['?p=2', 'https://renards.example/2021/fox/?p=2'],
    ['//example.org/', 'https://example.org/'],
  ])('reads %j beside the address of the article', (raw, href) => {
    expect(readHtml(`<a href="${raw}">x</a>`, { base })).toEqual([
      paragraph({ kind: 'link', href, runs: ['x'] }),
    ]);
  });

  it('strips the path of a site that does not stand at the root of its host', () => {
    const source =
      '<a href="https://a.example/k/article/x">x</a> <a href="https://a.example/kit">y</a> <a href="/article/z">z</a>';

    expect(readHtml(source, { siteUrl: 'https://a.example/k' })).toEqual([
      paragraph(
        { kind: 'link', href: '/article/x', runs: ['x'] },
        ' ',
        { kind: 'link', href: 'https://a.example/kit', runs: ['y'] },
        ' ',
        { kind: 'link', href: '/article/z', runs: ['z'] },
      ),
    ]);
  });

  it.each([
    ['javascript:alert(1)', 'a script'],
    ['JaVaScRiPt&colon;alert(1)', 'a script, disguised'],
    ['java\tscript:alert(1)', 'a script with a tab in it'],
    ['\u0001javascript:alert(1)', 'a script behind a control character'],
    ['data:text/html,x', 'a document in an address'],
    ['vbscript:x', 'a script of old'],
    ['blob:https://x/1', 'something of another page'],
    ['tel:+33123456789', 'a scheme that Kiosque does not open'],
    ['https://[', 'not an address'],
    ['mailto:/x', 'not an address of mail'],
    ['renard.html', 'relative, when the article has no address'],
    ['', 'nothing'],
  ])('keeps the text of a link to %j, and says so: %s', (raw) => {
    expect(readHtml(`<p><a href="${raw}">x</a></p>`)).toEqual([paragraph('x')]);
    expect(faultsOf(`<p><a href="${raw}">x</a></p>`)).toEqual([
      expect.stringMatching(
        /^warning: .* · expected a link to an https, http or mailto address.*its text is kept$/,
      ),
    ]);
  });

  it('counts the links it lost in one warning, at the line of the first', () => {
    const source = '<p>a</p>\n<p><a href="ftp://a/">x</a><a href="ftp://b/">y</a>\n<a href="tel:1">z</a></p>';

    expect(faultsOf(source)).toEqual([
      'warning: articles/renard.json · content_html:2 · expected a link to an https, http or mailto address, or to a page of this site · found "ftp://a/" and 2 more · correct the address, or take the link out; its text is kept',
    ]);
  });

  it('keeps the link of every block that one link holds', () => {
    expect(readHtml('<a href="/a"><div>un</div><div>deux</div></a>')).toEqual([
      paragraph({ kind: 'link', href: '/a', runs: ['un'] }),
      paragraph({ kind: 'link', href: '/a', runs: ['deux'] }),
    ]);
  });
});

describe('the links inside an article', () => {
  it.each([
    ['<h2 id="y">Nuit</h2>', 'the id of the heading'],
    ['<h2><a name="y"></a>Nuit</h2>', 'an anchor in it'],
    ['<a id="y"></a>\n<h2>Nuit</h2>', 'an anchor before it'],
    ['<section id="y"><h2>Nuit</h2></section>', 'the section it opens'],
  ])('lead to a heading by %s: %s', (heading) => {
    expect(readHtml(`<p><a href="#y">x</a></p>${heading}<p>Fin</p>`)[0]).toEqual(
      paragraph({ kind: 'link', href: '#nuit', runs: ['x'] }),
    );
  });

  it('lead to a heading through the whole address of the article too', () => {
    expect(readHtml(`<a href="${base}#y">x</a><h2 id="y">Nuit</h2>`, { base })[0]).toEqual(
      paragraph({ kind: 'link', href: '#nuit', runs: ['x'] }),
    );
  });

  it('become text, with a warning, where nothing has that id', () => {
    const source = '<p id="y">a</p><p><a href="#y">x</a> <a href="#">z</a></p>';

    expect(readHtml(source)[1]).toEqual(paragraph('x z'));
    expect(faultsOf(source)).toEqual([
      expect.stringContaining(
        'expected a link to a heading or a footnote of this article · found "#y" and 1 more',
      ),
    ]);
  });

  it('find an id that is written with percent signs', () => {
    expect(readHtml('<a href="#%C3%A9t%C3%A9">x</a><h2 id="été">Été</h2>')[0]).toEqual(
      paragraph({ kind: 'link', href: '#ete', runs: ['x'] }),
    );
  });
});
