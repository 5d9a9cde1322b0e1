import type { Found } from '../../src/model/search/engine.ts';
import type { Random } from '../support/make-random.ts';
import { makeRandom } from '../support/make-random.ts';
import type { SearchedArchive } from './searched-archive.ts';

/** Somebody looks for one article, of which some words are remembered. */
export type KnownItem = { readonly slug: string; readonly queries: Readonly<Record<Wording, string>> };

/** How the words are remembered. */
export const WORDINGS = [
  'as written',
  'without accents',
  'inflected otherwise',
  'with one typo',
  'last word cut',
] as const;
export type Wording = (typeof WORDINGS)[number];

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
/** Words that are remembered stand in so many of all articles: not everywhere, not here alone. */
const [RAREST, MOST_FREQUENT] = [0.003, 0.15];
/** What so many articles say stands for all. */
const SAMPLE = 2000;

/** Makes searches of three to five words, taken from articles of an archive at random: one of the headline, others of the body. */
export function makeKnownItems(
  archive: SearchedArchive,
  articles: number,
  items: number,
): readonly KnownItem[] {
  const random = makeRandom(7);
  const shares = countShares(archive, Math.min(articles, SAMPLE));
  const found: KnownItem[] = [];
  while (found.length < items) {
    const { slug, title, summary, paragraphs, lexemes, inTitle } = archive.article(random.number(articles));
    const text = [title, summary, ...paragraphs].join(' ');
    const words = text.split(/[ .]+/);
    const isFit = (number: number) => {
      const share = shares.get(number) ?? 0;
      return share >= RAREST && share <= MOST_FREQUENT;
    };
    const fit = [
      ...random.shuffle(inTitle.filter(isFit)).slice(0, 1),
      ...random.shuffle(lexemes.filter(isFit)),
    ];
    const chosen = random.shuffle([...new Set(fit)].slice(0, 3 + random.number(3)));
    if (chosen.length < 3) continue;
    const forms = chosen.map((number) => {
      const lexeme = archive.lexicon[number] ?? [''];
      const written = words.find((word) => lexeme.some((form) => form.toLowerCase() === word.toLowerCase()));
      return { written: written ?? lexeme[0], lexeme };
    });
    found.push({ slug, queries: formulate(random, forms) });
  }
  return found;
}

/** Looked for so far down. */
const TOP = 10;

/** One divided by the place at which a search has an article, those with most of the words after those with all; 0 where it is not among the first ten. */
export function findReciprocalRank({ all, most }: Pick<Found, 'all' | 'most'>, ordinal: number): number {
  const rank = [...all.subarray(0, TOP), ...most.subarray(0, TOP)].slice(0, TOP).indexOf(ordinal);
  return rank < 0 ? 0 : 1 / (rank + 1);
}

/** What is known of an article of a real archive. */
export type Known = { readonly slug: string; readonly headline: string; readonly text: string };

/** Makes the same of articles that others wrote; the other number of a word stands for all of its inflection. */
export function takeKnownItems(articles: readonly Known[], items: number): readonly KnownItem[] {
  const random = makeRandom(7);
  const counts = new Map<string, number>();
  const known = articles.map(({ slug, headline, text }) => {
    const words = new Set(listWords(text));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return { slug, inTitle: listWords(headline), words: [...words] };
  });
  const isFit = (word: string) => {
    const share = (counts.get(word) ?? 0) / articles.length;
    return share >= RAREST && share <= MOST_FREQUENT;
  };
  const found: KnownItem[] = [];
  for (let tries = 0; found.length < items && tries < 20 * items; tries++) {
    const { slug, inTitle, words } = random.pick(known);
    const first = random.shuffle(inTitle.filter(isFit)).slice(0, 1);
    const fit = [...new Set([...first, ...random.shuffle(words.filter(isFit))])];
    const chosen = random.shuffle(fit.slice(0, 3 + random.number(3)));
    if (chosen.length < 3) continue;
    const forms = chosen.map((written) => ({ written, lexeme: [written, toOtherNumber(written)] }));
    found.push({ slug, queries: formulate(random, forms) });
  }
  return found;
}

function listWords(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
}

function toOtherNumber(word: string): string {
  if (/[^s]s$/.test(word)) return word.slice(0, -1);
  return /[sxz]$/.test(word) ? word : `${word}s`;
}

/** In which part of all articles each word stands. */
function countShares(archive: SearchedArchive, sample: number): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  for (let index = 0; index < sample; index++)
    for (const number of archive.article(index).lexemes)
      shares.set(number, (shares.get(number) ?? 0) + 1 / sample);
  return shares;
}

type Form = { readonly written: string; readonly lexeme: readonly string[] };

function formulate(random: Random, forms: readonly Form[]): KnownItem['queries'] {
  const written = forms.map((form) => form.written);
  const longest = written.reduce((best, some) => (some.length > best.length ? some : best), '');
  const last = written.at(-1) ?? '';
  return {
    'as written': written.join(' '),
    'without accents': written
      .map((some) => some.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('œ', 'oe'))
      .join(' '),
    'inflected otherwise': forms.map(({ written: some, lexeme }) => inflect(random, some, lexeme)).join(' '),
    'with one typo': written.map((some) => (some === longest ? mistype(random, some) : some)).join(' '),
    'last word cut': [...written.slice(0, -1), last.slice(0, Math.ceil(last.length * 0.6))].join(' '),
  };
}

function inflect(random: Random, written: string, lexeme: readonly string[]): string {
  const others = lexeme.filter((form) => form.toLowerCase() !== written.toLowerCase());
  return others.length === 0 ? written : random.pick(others);
}

/** A letter too few, too many or another one, from the second on, or two in the wrong order. */
function mistype(random: Random, written: string): string {
  const letters = Array.from(written);
  const at = 1 + random.number(letters.length - 1);
  const letter = random.pick(LETTERS);
  switch (random.number(4)) {
    case 0:
      letters.splice(at, 1);
      break;
    case 1:
      letters.splice(at, 0, letter);
      break;
    case 2:
      letters.splice(at, 1, letter);
      break;
    default:
      letters.splice(at - 1, 2, letters[at] ?? '', letters[at - 1] ?? '');
  }
  return letters.join('');
}
