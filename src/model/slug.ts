declare const slugMark: unique symbol;

/** The last part of an article's, tag's, category's or author's address: lower case, words joined by hyphens. */
export type Slug = string & { readonly [slugMark]: true };

// Vowel signs (हिन्दी) and modifier letters (ゲーム) stand inside words, never first.
const WORD = String.raw`[\p{Ll}\p{Lo}\p{Nd}][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}]*`;
const WORDS = new RegExp(WORD, 'gu');
const SLUG = new RegExp(`^${WORD}(?:-${WORD})*$`, 'u');
/** Most slugs; the tables of Unicode take a phone 50 ms to make ready. */
const PLAIN_SLUG = /^[a-z\d]+(?:-[a-z\d]+)*$/;

/** The longest slug, in UTF-8 bytes, that still fits a file name with its extension on every file system. */
export const MAX_SLUG_BYTES = 180;

/** Tells whether a text is a slug as Kiosque writes them. */
export function isSlug(text: string): text is Slug {
  if (PLAIN_SLUG.test(text)) return text.length <= MAX_SLUG_BYTES;
  return SLUG.test(text) && text === text.normalize('NFC') && countUtf8Bytes(text) <= MAX_SLUG_BYTES;
}

/**
 * Makes the slug of a name. Two names may give the same slug; whoever needs them apart numbers them.
 *
 * @example
 * toSlug('Sécurité informatique') // => 'securite-informatique'
 * toSlug('C++')                   // => 'c-plus-plus'
 * toSlug('日本')                   // => '日本'
 * toSlug('🎉')                     // => 'x-1f389'   (no letter, no digit: the code points)
 */
export function toSlug(name: string): Slug {
  const words = foldText(name)
    .replaceAll('+', ' plus ')
    .replaceAll('#', ' sharp ')
    .replaceAll('&', ' et ')
    .match(WORDS);
  if (words !== null) return cut(words.join('-'), MAX_SLUG_BYTES);
  const points = [...name.trim()].slice(0, 8).map((character) => character.codePointAt(0)?.toString(16));
  return ['x', ...points].join('-') as Slug;
}

/**
 * Tells a slug apart from the one that has it already.
 *
 * @example
 * numberSlug('c', 2) // => 'c-2'
 */
export function numberSlug(slug: Slug, number: number): Slug {
  const ending = `-${number}`;
  return `${cut(slug, MAX_SLUG_BYTES - ending.length)}${ending}` as Slug; // A slug and one more word of digits.
}

/**
 * Folds a text so that spellings which a reader takes for the same are equal: case, accents and
 * ligatures go; letters of other scripts stay.
 *
 * @example
 * foldText('Œuvre d’ÉTÉ') // => 'oeuvre d’ete'
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFC');
}

function cut(words: string, limit: number): Slug {
  let kept = '';
  let bytes = 0;
  for (const character of words) {
    bytes += countUtf8Bytes(character);
    if (bytes > limit) break;
    kept += character;
  }
  return kept.replace(/-$/, '') as Slug; // The beginning of words that SLUG allows.
}

function countUtf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
