/**
 * Marks that stand on letters and are left out: accents, Hebrew points, Arabic vowels, variation selectors. The signs
 * of Indic and Thai vowels and the voice marks of Japanese are letters to their readers, and stay.
 */
const MARKS = new RegExp(
  String.raw`(?=[\0-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f])[\p{M}\u0640]`,
  'gu',
);

/** Characters without width that may stand inside a word: soft hyphens, joiners, marks of direction. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+/g;

/** Letters that no normal form takes apart, as a reader without them types them. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ŋ', 'n'],
  ['ı', 'i'],
  ['ς', 'σ'],
]);
const SPECIAL = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'g');

const NOT_ASCII = /[^\0-\x7f]/;

/**
 * Folds a word so that spellings which a reader takes for the same are equal: accents, case, ligatures, normal forms,
 * characters without width. It does not depend on the language of the machine. Folding twice changes nothing.
 *
 * @example
 * foldWord('Œuvre')    // => 'oeuvre'
 * foldWord('CO₂')      // => 'co2'
 * foldWord('İstanbul') // => 'istanbul'
 */
export function foldWord(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase();
  return (
    text
      .replaceAll(INVISIBLE, '')
      .normalize('NFKD')
      .toLowerCase()
      // Below a Greek letter it is a mark, beside a capital a letter.
      .replaceAll('\u0345', 'ι')
      .replaceAll(MARKS, '')
      .replaceAll(SPECIAL, (letter) => LETTERS.get(letter) ?? letter)
      .normalize('NFC')
  );
}
