import type { Random } from '../support/make-random.ts';

/** The forms of one word, of which the first is the one that dictionaries have. */
export type Lexeme = readonly [string, ...string[]];

const read = (words: string) => words.trim().split(/\s+/);

const ONSETS = read('b bl br c ch cl cr d dr f fl fr g gl gr j l m n p ph pl pr qu r s st t tr v');
const VOWELS = read('a a e é i i o o u ou ai au eau in on an è ê ô â eu œu y');
const CODAS = read('r l n t c m d');

/** How words are inflected, each as often as it stands here; verbs in the persons of news. */
const INFLECTIONS: readonly ((stem: string) => Lexeme)[] = [
  (stem) => [`${stem}e`, `${stem}es`],
  (stem) => [`${stem}tion`, `${stem}tions`],
  (stem) => [`${stem}ment`, `${stem}ments`],
  (stem) => [`${stem}eur`, `${stem}eurs`],
  (stem) => [`${stem}al`, `${stem}aux`],
  (stem) => [`${stem}eau`, `${stem}eaux`],
  (stem) => [`${stem}ique`, `${stem}iques`],
  (stem) => [`${stem}eux`, `${stem}euse`, `${stem}euses`],
  (stem) => [`${stem}if`, `${stem}ive`, `${stem}ifs`],
  (stem) => [`${stem}er`, `${stem}e`, `${stem}ent`, `${stem}é`, `${stem}ait`, `${stem}era`],
  (stem) => [`${stem}er`, `${stem}e`, `${stem}ée`, `${stem}ées`, `${stem}aient`, `${stem}eront`],
  (stem) => [`${stem}age`, `${stem}ages`],
  (stem) => [stem, `${stem}s`],
];

/** Names have one form. */
const NAMES_IN = 6;

/**
 * Makes words that French has not but could have, with what inflection makes of them: as many as asked, no two with the
 * same first form.
 */
export function makeLexicon(random: Random, size: number): readonly Lexeme[] {
  const lexemes = new Map<string, Lexeme>();
  while (lexemes.size < size) {
    const lexeme = makeLexeme(random);
    lexemes.set(lexeme[0], lexeme);
  }
  return [...lexemes.values()];
}

function makeLexeme(random: Random): Lexeme {
  const syllables = Array.from(
    { length: random.pick([1, 2, 2, 2, 3]) },
    () => random.pick(ONSETS) + random.pick(VOWELS),
  );
  const stem = `${syllables.join('')}${random.pick(CODAS)}`;
  if (random.number(NAMES_IN) === 0) return [`${stem.charAt(0).toUpperCase()}${stem.slice(1)}`];
  return random.pick(INFLECTIONS)(stem);
}
