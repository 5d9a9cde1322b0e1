/** Words of French or English that an adult reads in a minute, silently (Brysbaert 2019: 238). */
const WORDS_A_MINUTE = 238;

/**
 * Estimates how long a text takes to read, in whole minutes, at least one.
 *
 * Chinese and Japanese are written without spaces: there each character counts as half a word.
 */
export function measureReadingMinutes(text: string): number {
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const words = text.match(/[\p{L}\p{M}\p{N}’'-]+/gu)?.length ?? 0;
  return Math.max(1, Math.round((words + dense / 2) / WORDS_A_MINUTE));
}

/**
 * Cuts a text after a whole word, with an ellipsis where it was cut: at most `length` characters
 * in all. A word that is longer than that is cut too.
 *
 * @example
 * cutText('Un renard passe la nuit.', 12) // => 'Un renard…'
 */
export function cutText(text: string, length: number): string {
  // No-break spaces stay: what they join is neither parted nor cut apart.
  const folded = text.replaceAll(/[ \t\r\n]+/g, ' ').trim();
  if (folded.length <= length) return folded;
  const word = folded.slice(0, length).lastIndexOf(' ');
  // A cut inside a long word may leave half a character (a lone surrogate) at its end.
  return `${folded.slice(0, word > 0 ? word : length - 1).replace(/[\s,;:.–—\p{Cs}]+$/u, '')}…`;
}
