const NAMES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

// The names that HTML 4 gives to U+00A0–U+00FF, in order, then those of typographers.
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 ' +
  'acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde ' +
  'Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute ' +
  'Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde ' +
  'auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ' +
  'ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
for (const [index, name] of LATIN_1.split(' ').entries()) NAMES.set(name, String.fromCharCode(0xa0 + index));

const MARKS =
  'OElig Œ oelig œ ndash – mdash — lsquo ‘ rsquo ’ ldquo “ rdquo ” bull • hellip … euro € trade ™';
for (const [, name = '', mark = ''] of MARKS.matchAll(/(\w+) (\S)/g)) NAMES.set(name, mark);

// What browsers read where a page names a control character of U+0080–U+009F: Windows-1252.
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Decodes the entities of HTML and XML, once: `&amp;lt;` is the text `&lt;`. What is not an entity that
 * has its semicolon stays, so that `?a=1&copy=2` is no ©.
 *
 * @example
 * decodeEntities('Tom &amp; l&#8217;&eacute;t&eacute;') // => 'Tom & l’été'
 * decodeEntities('&amp;lt; &nothing; & co')            // => '&lt; &nothing; & co'
 */
export function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#[xX]([\da-fA-F]{1,6})|#(\d{1,7})|([a-zA-Z][a-zA-Z\d]{1,7}));/g,
    (entity, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMES.get(name) ?? entity;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (code >= 0x80 && code < 0xa0) return WINDOWS.charAt(code - 0x80);
      const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
}
