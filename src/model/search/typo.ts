const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Tells whether two words differ by one typo at most: a letter too many, too few, another one, or two neighbours exchanged
 * (Damerau and Levenshtein).
 */
export function isOneTypo(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  const [rest, otherRest] = [one.slice(at), other.slice(at)];
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    (rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2))
  );
}

/** Lists every word that differs from one by a typo, of the letters a to z; some of them twice. */
export function listTypos(word: string): readonly string[] {
  const typos = [...listSlips(word, word.length)];
  for (let at = 0; at <= word.length; at++) {
    const [before, from, after] = [word.slice(0, at), word.slice(at), word.slice(at + 1)];
    for (const letter of LETTERS) {
      typos.push(before + letter + from);
      if (from !== '') typos.push(before + letter + after);
    }
  }
  return typos;
}

/** Lists what a word is without one of its first letters, and with one of them and the next exchanged. */
export function listSlips(word: string, letters: number): readonly string[] {
  const slips: string[] = [];
  for (let at = 0; at < Math.min(letters, word.length); at++) {
    const [before, letter = '', next] = [word.slice(0, at), word[at], word[at + 1]];
    slips.push(before + word.slice(at + 1));
    if (next !== undefined) slips.push(before + next + letter + word.slice(at + 2));
  }
  return slips;
}
