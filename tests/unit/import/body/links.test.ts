import { describe, expect, it } from 'vitest';

import { listNotes, rewrite } from './rewrite.ts';

/** Where a link of that address leads after the import; nothing when its text alone is left. */
function lead(href: string, base?: string): string | undefined {
  const { html } = rewrite(`<a href="${href}">x</a>`, base === undefined ? {} : { base });
  return /^<a href="([^"]*)">x<\/a>$/.exec(html)?.[1];
}

describe('a link', () => {
  it.each([
    ['whole', 'https://fox.example/2020/hen/'],
    ['relative', '../../2020/hen/'],
    ['from the root', '/2020/hen/'],
    ['without a scheme', '//fox.example/2020/hen/'],
    ['without its last slash', '/2020/hen'],
    ['with a campaign', '/2020/hen/?utm_source=feed&amp;utm_medium=rss'],
    ['with a click', '/2020/hen?fbclid=x'],
    ['to its AMP page', '/2020/hen/amp/'],
    ['to its AMP page, by a parameter', '/2020/hen/?amp=1'],
    ['with something else', '/2020/hen/?x=1'],
    ['to its second page', '/2020/hen/2/'],
    ['to a page of its comments', '/2020/hen/comment-page-3/'],
  ])('leads into Kiosque when it is the site’s own: %s', (_how, href) => {
    expect(lead(href)).toBe('/article/hen');
  });

  it('keeps its fragment', () => {
    expect(lead('/2020/hen/?utm_source=x#feathers')).toBe('/article/hen#feathers');
  });

  it('is known by the number of a post', () => {
    expect(lead('/?p=12&amp;utm_source=x')).toBe('/article/twelve');
    expect(lead('/?p=13')).toBe('https://fox.example/?p=13');
  });

  it('leads to a tag', () => {
    expect(lead('/tag/5g')).toBe('/tag/5g');
  });

  it('leads to a part of the same article', () => {
    expect(lead('#a')).toBe('#a');
    expect(lead('https://fox.example/2021/fox/#a')).toBe('#a');
  });

  it('is whole, with its parameters, when it leads to another site', () => {
    expect(lead('//hen.example/a b?utm_source=x')).toBe('https://hen.example/a%20b?utm_source=x');
    expect(lead('/about')).toBe('https://fox.example/about');
    expect(lead('mailto:fox@fox.example')).toBe('mailto:fox@fox.example');
  });

  it('leads from file to file in a folder', () => {
    expect(lead('hen.md#a', '/posts/fox.md')).toBe('/article/hen#a');
    expect(listNotes('<a href="cow.md">x</a>', { base: '/posts/fox.md' })).toEqual([
      'simplified: link to a file of the source · /posts/cow.md',
    ]);
  });

  it.each([
    ['javascript:alert(1)', 'refused: javascript: link · javascript:alert(1)'],
    ['java\nscript:alert(1)', 'refused: javascript: link · java script:alert(1)'],
    ['\u0001 JavaScript:alert(1)', 'refused: javascript: link · JavaScript:alert(1)'],
    ['data:text/html,x', 'refused: data: link · data:text/html,x'],
    ['vbscript:x', 'refused: vbscript: link · vbscript:x'],
    ['tel:+33123', 'simplified: tel: link · tel:+33123'],
    ['http://', 'simplified: link without an address · http://'],
  ])('leaves its text alone, and a note, when nobody may follow it: %j', (href, note) => {
    expect(rewrite(`<a href="${href}"><b>x</b></a>`).html).toBe('<b>x</b>');
    expect(listNotes(`<a href="${href}"><b>x</b></a>`)).toEqual([note]);
  });

  it('stays what other links lead to', () => {
    expect(rewrite('<a name="a"></a><a id="b" href="javascript:x">y</a>').html).toBe(
      '<a name="a"></a><a id="b">y</a>',
    );
  });
});
