import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { repairText } from '../../../../src/import/body/typography.ts';
import { rewrite } from './rewrite.ts';

const repair = (html: string) =>
  rewrite(html, { typography: true }).html.replaceAll('&nbsp;', '_').replaceAll('\u202f', '~');

describe('French typography', () => {
  it.each([
    ['Un renard : deux', 'Un renard_: deux', 'a space before a colon'],
    ['Un renard: deux', 'Un renard_: deux', 'none'],
    ['Vraiment ? Oui ! Bien ; si', 'Vraiment~? Oui~! Bien~; si', 'signs of two parts'],
    ['Vraiment? Oui! Bien; si', 'Vraiment~? Oui~! Bien~; si', 'the same without a space'],
    ['Quoi ?! Non !!!', 'Quoi~?! Non~!!!', 'several signs'],
    ['« Un », «deux»', '«_Un_», «_deux_»', 'guillemets'],
    ['« Un ? » dit-il', '«_Un~?_» dit-il', 'a sign within'],
    ['« Un » : deux', '«_Un_»_: deux', 'a sign after'],
    ["L'eau d'un puits, aujourd'hui", 'L’eau d’un puits, aujourd’hui', 'apostrophes'],
    ['<em>Un</em> : <b>deux</b>?', '<em>Un</em>_: <b>deux~</b>?', 'signs between elements'],
    ["l'<em>eau</em>", 'l’<em>eau</em>', 'an apostrophe between elements'],
    ['<code>a</code>: oui', '<code>a</code>_: oui', 'a sign after code'],
    ['(Vraiment ?)', '(Vraiment~?)', 'brackets'],
    ['Un\n: deux', 'Un_: deux', 'a line end'],
    ['Oui…!', 'Oui…~!', 'an ellipsis'],
  ])('of %j is %j: %s', (text, repaired) => {
    expect(repair(`<p>${text}</p>`)).toBe(`<p>${repaired}</p>`);
  });

  it.each([
    ['what is right already', 'Un_: deux~! «_trois_»'],
    ['another space that does not break', 'Un_! Deux~:'],
    ['times', 'À 12:30 ou 12:30:15'],
    ['addresses', 'https://fox.example/?p=1;x! fox@fox.example www.fox.example/:'],
    ['smileys', 'Oui :) ou ;-) ou :-D'],
    ['names between colons', ':renard: et :fox-1:'],
    ['a sign in brackets', '(?) (!) [:]'],
    ['a sign before a word', 'a ?b c:d e!f'],
    ['quotation marks', "'un' 'deux'"],
    ['code', "<code>a ? b : c; l'x</code>"],
    ['keys', '<kbd>Ctrl :</kbd> <samp>oui !</samp>'],
    ['another language', '<span lang="en">What? It\'s: yes!</span>'],
  ])('leaves %s', (_what, text) => {
    const html = `<p>${text.replaceAll('_', '&nbsp;').replaceAll('~', '\u202f')}</p>`;

    expect(rewrite(html, { typography: true }).html).toBe(html);
  });

  it('leaves the lines of a listing', () => {
    expect(repair("<pre>a ? b : c\n'l'x</pre>")).toBe("<pre>a ? b : c\n'l'x</pre>");
  });

  it('leaves the values of attributes', () => {
    expect(repair('<a href="https://hen.example/l\'eau" title="Oui !">x</a>')).toBe(
      '<a href="https://hen.example/l\'eau" title="Oui !">x</a>',
    );
  });

  it('comes back to French within another language', () => {
    expect(repair('<p lang="en">Oh! <q lang="fr-CA">Oui !</q></p>')).toBe(
      '<p lang="en">Oh! <q lang="fr-CA">Oui~!</q></p>',
    );
  });

  it('is as it was unless it is asked for', () => {
    expect(rewrite("<p>Oui ! L'eau: «bien»</p>").html).toBe("<p>Oui ! L'eau: «bien»</p>");
  });

  it('is repaired in a plain text too', () => {
    expect(repairText("L'eau monte ! A < b: 12:30")).toBe('L’eau monte\u202f! A < b\u00a0: 12:30');
  });

  it('repaired twice is repaired once, and loses no letter', () => {
    const pieces = [
      'a',
      'é',
      ' ',
      '  ',
      '\n',
      '&nbsp;',
      '\u202f',
      ':',
      ';',
      '!',
      '?',
      '«',
      '»',
      "'",
      '’',
      '(',
      ')',
      '.',
      '…',
      '"',
      '12',
      '/',
    ];
    const marks = [
      '<b>',
      '</b>',
      '<code>x</code>',
      '<br>',
      '<i lang="en">',
      '</i>',
      '<img src="/a.jpg">',
      'https://a.example',
      ':)',
    ];

    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, ...marks), { maxLength: 14 }), (parts) => {
        const once = rewrite(parts.join(''), { typography: true }).html;
        const plain = rewrite(parts.join('')).html;

        expect(rewrite(once, { typography: true }).html).toBe(once);
        expect(strip(once)).toBe(strip(plain));
      }),
      { numRuns: 3000 },
    );
  });
});

/** A text without its spaces, and with one kind of apostrophe. */
function strip(html: string): string {
  return html.replaceAll(/&nbsp;|\s/g, '').replaceAll('’', "'");
}
