import { describe, expect, it } from 'vitest';

import { paragraph, readHtml } from './read-html.ts';

describe('the paragraphs of an article', () => {
  it.each([
    ['<p>Un renard passe.</p>', 'as it is written'],
    ['  <p>\n  Un renard\n\tpasse.  </p>  ', 'white space folds as in a browser'],
    ['<p>Un <span> renard</span> passe.</p>', 'also across elements'],
    ['Un renard passe.', 'text outside of any element'],
    ['<div>Un renard passe.</div>', 'text of a container'],
    ['<p>Un renard<!-- qui --> passe.', 'a comment, an end tag that is missing'],
    ['<p>Un <font><u><small>renard</small></u></font> passe.</p>', 'elements that mean nothing here'],
    ['<p><br>Un renard passe.<br></p>', 'line breaks around'],
    ['<p>&nbsp;</p><p></p><p> <b> </b></p><p>Un renard passe.</p><p>&#8203;</p>', 'blank neighbours'],
    ['<html><head></head><body><p>Un renard passe.</p></body></html>', 'a whole page'],
    ['<p>Un re\u0008nard passe.\u0000</p>', 'control characters'],
  ])('reads %j as one paragraph: %s', (source) => {
    expect(readHtml(source)).toEqual([paragraph('Un renard passe.')]);
  });

  it.each([
    ['<p>Un.</p><p>Deux.</p>', 'paragraphs'],
    ['<p>Un.<p>Deux.', 'end tags that are missing'],
    ['<p>Un.<br><br>Deux.</p>', 'two line breaks'],
    ['<p>Un.<br>&nbsp;<br>\n<br/>Deux.</p>', 'many, with space between'],
    ['Un.<p>Deux.</p>', 'text and a paragraph'],
    ['<div>Un.<div>Deux.</div></div>', 'containers'],
    ['<section><article><header>Un.</header>Deux.</article></section>', 'sections'],
  ])('reads %j as two: %s', (source) => {
    expect(readHtml(source)).toEqual([paragraph('Un.'), paragraph('Deux.')]);
  });

  it('keeps no-break spaces, wide and narrow', () => {
    expect(readHtml('<p>Quoi&nbsp;? 12\u202f000&nbsp;km &nbsp;!</p>')).toEqual([
      paragraph('Quoi\u00a0? 12\u202f000\u00a0km \u00a0!'),
    ]);
  });

  it('decodes entities exactly once', () => {
    expect(readHtml('<p>&amp;lt;b&amp;gt; &eacute; &#x27;</p>')).toEqual([paragraph("&lt;b&gt; é '")]);
  });

  it('keeps a single line break', () => {
    expect(readHtml('<p>Un \n<br> \ndeux</p>')).toEqual([paragraph('Un', { kind: 'break' }, 'deux')]);
  });

  it('carries marks over blocks that stand inside them', () => {
    const strong = (text: string) => paragraph({ kind: 'strong', runs: [text] });

    expect(readHtml('<b>Un<p>deux</p>trois</b>')).toEqual([strong('Un'), strong('deux'), strong('trois')]);
  });

  it('keeps the lines of a poem, and no line end elsewhere', () => {
    const poem = '<pre class="wp-block-verse">Les sanglots <em>longs\ndes</em> violons\n\nde l’automne</pre>';

    expect(readHtml(`<p>Un\ndeux</p>${poem}`)).toEqual([
      paragraph('Un deux'),
      paragraph('Les sanglots ', { kind: 'emphasis', runs: ['longs', { kind: 'break' }, 'des'] }, ' violons'),
      paragraph('de l’automne'),
    ]);
  });

  it('reads a list of definitions as terms in bold and paragraphs', () => {
    expect(readHtml('<dl><dt>Bit</dt><dd>Zéro ou un.</dd></dl>')).toEqual([
      paragraph({ kind: 'strong', runs: ['Bit'] }),
      paragraph('Zéro ou un.'),
    ]);
  });
});
