import { describe, expect, it } from 'vitest';

import type { Block } from '../../../src/model/block.ts';
import { faultsOf, makeImage, paragraph, readHtml } from './read-html.ts';

describe('the headings of an article', () => {
  it.each([
    ['h1', 2],
    ['h2', 2],
    ['h3', 3],
    ['h4', 4],
    ['h5', 4],
    ['h6', 4],
  ])('read <%s> as level %i', (name, level) => {
    expect(readHtml(`<${name}>Été <i>x</i></${name}>`)).toEqual([
      { kind: 'heading', level, id: 'ete-x', runs: ['Été ', { kind: 'emphasis', runs: ['x'] }] },
    ]);
  });

  const idsOf = (source: string) =>
    readHtml(source).map((block) => (block.kind === 'heading' ? block.id : undefined));

  it('have ids of their own, even with the same words', () => {
    expect(idsOf('<h2>Nuit</h2><h2>Nuit</h2><h2>Nuit 2</h2><h2>nuit !</h2>')).toEqual([
      'nuit',
      'nuit-2',
      'nuit-2-2',
      'nuit-3',
    ]);
  });

  it.each(['P 1', 'img 2', 'fn-3', 'fnref 4', 'P', 'Img'])(
    'leave the id of %j to paragraphs, images and notes',
    (text) => {
      const [first = '', second = ''] = idsOf(`<h2>${text}</h2><h2>${text}</h2>`);

      for (const id of [first, second]) expect(id).toMatch(/^titre-(?:p|img|fn|fnref)(?:-\d+)*$/);
      expect(first).not.toBe(second);
    },
  );

  it('keep the number of a footnote out of their id', () => {
    const source =
      '<h2>Nuit<sup><a href="#fn-1">1</a></sup></h2><ol class="footnotes"><li id="fn-1">Note</li></ol>';

    expect(readHtml(source)[0]).toEqual({
      kind: 'heading',
      level: 2,
      id: 'nuit',
      runs: ['Nuit', { kind: 'note', number: 1 }],
    });
  });

  it('hand on a picture that stands in them', () => {
    expect(readHtml('<h2>Nuit <img src="images/nuit.svg" alt=""></h2><h3><br></h3>')).toEqual([
      { kind: 'heading', level: 2, id: 'nuit', runs: ['Nuit'] },
      makeImage('nuit'),
    ]);
  });
});

describe('the lists of an article', () => {
  const list = (...items: readonly (readonly Block[])[]): Block => ({ kind: 'list', ordered: false, items });

  it('read bullets', () => {
    expect(readHtml('<ul>\n<li>un</li>\n<li><p>deux</p><p>trois</p></li><li></li>\n</ul>')).toEqual([
      list([paragraph('un')], [paragraph('deux'), paragraph('trois')]),
    ]);
  });

  it.each([
    ['<ol><li>un</ol>', {}],
    ['<ol start="1"><li>un</ol>', {}],
    ['<ol start="3"><li>un</ol>', { start: 3 }],
    ['<ol start="x"><li>un</ol>', {}],
  ])('read the numbers of %s', (source, start) => {
    expect(readHtml(source)).toEqual([{ kind: 'list', ordered: true, ...start, items: [[paragraph('un')]] }]);
  });

  it('read lists in lists, also where they stand between items by mistake', () => {
    const nested = list([paragraph('un'), list([paragraph('deux')])]);

    expect(readHtml('<ul><li>un<ul><li>deux</ul></ul>')).toEqual([nested]);
    expect(readHtml('<ul><li>un</li><ul><li>deux</ul></ul>')).toEqual([nested]);
  });

  it('leave out an empty list', () => {
    expect(readHtml('<ul> </ul>')).toEqual([]);
  });
});

describe('the quotes of an article', () => {
  const quote: Block = { kind: 'quote', blocks: [paragraph('Motus.')], cite: ['Le juge'] };

  it.each([
    '<blockquote><p>Motus.</p><cite>Le juge</cite></blockquote>',
    '<blockquote>Motus.<footer>Le juge</footer></blockquote>',
    '<blockquote><p>Motus.</p><p> <cite>Le juge</cite> </p></blockquote>',
    '<figure><blockquote><p>Motus.</p></blockquote><figcaption>Le juge</figcaption></figure>',
  ])('say who said it: %s', (source) => {
    expect(readHtml(source)).toEqual([quote]);
  });

  it('need nobody', () => {
    expect(readHtml('<blockquote><p>Lire <cite>Motus</cite> ce soir.</p></blockquote>')).toEqual([
      { kind: 'quote', blocks: [paragraph('Lire ', { kind: 'emphasis', runs: ['Motus'] }, ' ce soir.')] },
    ]);
  });

  it.each([
    '<figure class="wp-block-pullquote"><blockquote><p>Motus.</p><cite>Le juge</cite></blockquote></figure>',
    '<figure class="wp-block-pullquote"><blockquote><p>Motus.</p></blockquote><figcaption>Le juge</figcaption></figure>',
    '<aside class="big pullquote"><p>Motus.</p><footer>Le juge</footer></aside>',
    '<blockquote class="pullquote">Motus. <cite>Le juge</cite></blockquote>',
  ])('stand out as a pull quote: %s', (source) => {
    expect(readHtml(source)).toEqual([{ kind: 'pullquote', runs: ['Motus.'], cite: ['Le juge'] }]);
  });

  it('read any other <aside> as the text it holds', () => {
    expect(readHtml('<aside><p>Motus.</p></aside>')).toEqual([paragraph('Motus.')]);
  });
});

describe('the code of an article', () => {
  it('is kept exactly, but for a first line end', () => {
    expect(readHtml('<pre>\n  a &lt; b\t<b>c</b>\n\n<br>d  \n</pre>')).toEqual([
      { kind: 'code', text: '  a < b\tc\n\n\nd  \n' },
    ]);
  });

  it.each([
    ['<pre><code class="language-ts">x</code></pre>', 'ts'],
    ['<pre class="lang-C++"><code>x</code></pre>', 'c++'],
    ['<pre class="brush: js; toolbar: false">x</pre>', 'js'],
    ['<pre class="hljs language-objective-c">x</pre>', 'objective-c'],
  ])('has the language that %s says', (source, language) => {
    expect(readHtml(source)).toEqual([{ kind: 'code', text: 'x', language }]);
  });

  it('is left out when it is blank', () => {
    expect(readHtml('<pre> \n</pre>')).toEqual([]);
  });
});

describe('the rest of an article', () => {
  it('reads a line across the page', () => {
    expect(readHtml('<p>un</p><hr><p>deux</p>')).toEqual([
      paragraph('un'),
      { kind: 'divider' },
      paragraph('deux'),
    ]);
  });

  it('reads what opens when it is asked', () => {
    expect(readHtml('<details open><summary>Plus <b>loin</b></summary><p>un</p><hr></details>')).toEqual([
      {
        kind: 'details',
        summary: ['Plus ', { kind: 'strong', runs: ['loin'] }],
        blocks: [paragraph('un'), { kind: 'divider' }],
      },
    ]);
  });

  it('leaves in the open what no summary would open', () => {
    expect(readHtml('<details><p>un</p></details>')).toEqual([paragraph('un')]);
  });

  it('flattens what nests deeper than a reader can follow, and says so', () => {
    const source = '<blockquote>'.repeat(20) + 'Motus.' + '</blockquote>'.repeat(20);

    expect(JSON.stringify(readHtml(source)).match(/"quote"/g)).toHaveLength(7);
    expect(faultsOf(source)).toEqual([
      expect.stringContaining('found <blockquote> deeper than that and 12 more'),
    ]);
  });
});
