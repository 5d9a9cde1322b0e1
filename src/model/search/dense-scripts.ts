/** Scripts that put no spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer. */
const DENSE = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Khmer}ーｰﾞﾟ]`;
const HAS_DENSE = new RegExp(DENSE, 'u');
const RUN = new RegExp(String.raw`((?:${DENSE}\p{M}*)+)|(?:(?!${DENSE})[^])+`, 'gu');
// The voice marks of narrow Japanese letters stand after them.
const CHARACTER = /\P{M}[\p{M}ﾞﾟ]*/gu;
/** All their letters are above. */
const FIRST_DENSE = 0x0e00;

/** A stretch of a word, in UTF-16 units. */
type Stretch = { readonly start: number; readonly end: number };

/** Tells whether a word has letters of a script without spaces. */
export function isDense(word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    if (word.charCodeAt(index) >= FIRST_DENSE) return HAS_DENSE.test(word);
  }
  return false;
}

/**
 * Cuts a word where scripts with spaces meet scripts without; of the latter each two neighbours are a word. What
 * `Intl.Segmenter` takes for a word differs between the machine that writes the index and the one that reads it.
 *
 * @example
 * cutDense('東京都A4') // => the stretches of 東京, 京都 and A4
 */
export function cutDense(word: string): readonly Stretch[] {
  return [...word.matchAll(RUN)].flatMap(({ 0: run, 1: dense, index }) =>
    dense === undefined ? [{ start: index, end: index + run.length }] : pairCharacters(run, index),
  );
}

function pairCharacters(run: string, offset: number): readonly Stretch[] {
  const characters = [...run.matchAll(CHARACTER)].map(({ 0: character, index }) => ({
    start: offset + index,
    end: offset + index + character.length,
  }));
  if (characters.length < 2) return characters;
  return characters.slice(1).map(({ end }, index) => ({ start: characters[index]?.start ?? offset, end }));
}
