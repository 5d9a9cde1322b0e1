/** The inside of a class of characters: what words are made of. */
export const LETTER = String.raw`\p{L}\p{N}\p{M}`;
/** Characters without width that may stand inside a word: soft hyphens, joiners, marks of direction. */
export const INVISIBLE = String.raw`\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff`;
export const APOSTROPHE = String.raw`'‘’‛´\u0060′＇`;
export const HYPHEN = String.raw`\-‐‑⁃−﹣－`;
const JOINER = String.raw`${APOSTROPHE}${HYPHEN}.,/&·•‧`;

/** Apostrophes to readers, letters to Unicode; each is one UTF-16 unit, as ’ is. */
const LETTER_APOSTROPHES = /[ʹʹʻʼˈ]/g;

/** A number whose thousands stand apart. */
const GROUPED = String.raw`\d{1,3}(?:[ \u00a0\u2007\u2009\u202f]\d{3})+(?:[.,]\d+)?(?![${LETTER}])`;
const NUMERO = String.raw`[nN][°º]|№`;
const DOT_NET = String.raw`(?:\.(?=[nN][eE][tT](?![${LETTER}])))?`;
const WORDS = String.raw`[\p{L}\p{N}][${LETTER}]*(?:(?:[${INVISIBLE}]+|[${INVISIBLE}]*[${JOINER}][${INVISIBLE}]*)[${LETTER}]+)*`;
const SIGN = String.raw`(?:(?:\+\+?|[#♯])(?![\p{L}\p{M}+#]))?`;
const CHUNK = new RegExp(`${GROUPED}|${NUMERO}|${DOT_NET}${WORDS}${SIGN}`, 'gu');

/** What stands together in a text without a space: `l’e-mail`, `HTTP/3`, `C++`, `1 000`. */
export type Chunk = { readonly text: string; readonly start: number };

/** Takes a text apart into chunks; the time it needs grows as the text does. */
export function* listChunks(text: string): Iterable<Chunk> {
  for (const { 0: chunk, index } of text.replaceAll(LETTER_APOSTROPHES, '’').matchAll(CHUNK)) {
    yield { text: chunk, start: index };
  }
}
