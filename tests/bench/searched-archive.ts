import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Random } from '../support/make-random.ts';
import { makeRandom } from '../support/make-random.ts';
import type { Lexeme } from './make-lexicon.ts';
import { makeLexicon } from './make-lexicon.ts';

/** Words in a language of which an archive of news uses some. */
const LEXEMES = 60_000;
const WORDS = 600;
/** Of what an article says, what it is about: some words of its own, each several times. */
const [TOPIC_LEXEMES, TOPIC_SHARE] = [30, 0.4];
/** Little words between the others, as often as French has them. */
const LITTLE_SHARE = 0.45;
const LITTLE =
  'de la le les et des en un une du dans que est pour qui sur par au avec plus ne se ce il pas son'.split(
    ' ',
  );
const CATEGORIES = ['Mobile', 'Web', 'Sciences', 'Culture'];
const ARTICLES_A_FOLDER = 1000;

/** An article of whose words it is known which they are. */
export type SearchedArticle = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly paragraphs: readonly string[];
  /** The numbers of the words that it holds, and of those that its headline does. */
  readonly lexemes: readonly number[];
  readonly inTitle: readonly number[];
};

/** An archive in which words are as frequent as in real ones (Zipf and Mandelbrot), and articles are about something. */
export type SearchedArchive = {
  readonly lexicon: readonly Lexeme[];
  readonly article: (index: number) => SearchedArticle;
};

/** Opens an archive; the same seed gives the same articles, each of which can be had alone. */
export function openSearchedArchive(seed = 1): SearchedArchive {
  const lexicon = makeLexicon(makeRandom(seed), LEXEMES);
  const draw = makeDraw(LEXEMES);
  return {
    lexicon,
    article: (index) =>
      makeArticle(makeRandom(Math.imul(index + 1, 0x9e3779b1) ^ seed), lexicon, draw, index),
  };
}

/** Writes the content folder of the first articles of an archive. */
export function writeSearchedArchive(folder: string, articles: number): void {
  const archive = openSearchedArchive();
  mkdirSync(folder, { recursive: true });
  const write = (file: string, value: unknown) =>
    writeFileSync(path.join(folder, file), JSON.stringify(value));
  write('site.json', { title: 'Kiosque', tagline: 'Un banc d’essai', url: 'https://kiosque.example' });
  write(
    'categories.json',
    CATEGORIES.map((label) => ({ slug: label.toLowerCase(), label, description: label })),
  );
  write('authors.json', [{ slug: 'ana-ruiz', name: 'Ana Ruiz', bio: 'Elle écrit.' }]);
  for (let index = 0; index < articles; index++) {
    const below = path.join(folder, 'articles', String(Math.floor(index / ARTICLES_A_FOLDER)));
    if (index % ARTICLES_A_FOLDER === 0) mkdirSync(below, { recursive: true });
    const { slug, title, summary, paragraphs } = archive.article(index);
    const item = {
      id: slug,
      title,
      summary,
      content_html: paragraphs.map((text) => `<p>${text}</p>`).join('\n'),
      date_published: new Date(Date.UTC(2010, 0, 1) + index * 3_600_000).toISOString(),
      authors: [{ name: 'Ana Ruiz' }],
      tags: ['renard'],
      _kiosque: { category: CATEGORIES[index % CATEGORIES.length]?.toLowerCase() },
    };
    writeFileSync(path.join(below, `${slug}.json`), JSON.stringify(item));
  }
}

type Draw = (random: Random) => number;

/** Draws ranks in proportion to 1 / (rank + 2.7) ^ 1.05. */
function makeDraw(size: number): Draw {
  let total = 0;
  const sums = Float64Array.from({ length: size }, (_, rank) => (total += 1 / (rank + 2.7) ** 1.05));
  return (random) => {
    const wanted = (random.number(2 ** 31) / 2 ** 31) * total;
    let [below, above] = [0, size - 1];
    while (below < above) {
      const middle = (below + above) >> 1;
      if ((sums[middle] ?? 0) < wanted) below = middle + 1;
      else above = middle;
    }
    return below;
  };
}

function makeArticle(random: Random, lexicon: readonly Lexeme[], draw: Draw, index: number): SearchedArticle {
  // The most frequent words say nothing of what an article is about.
  const topic = Array.from({ length: TOPIC_LEXEMES }, () => Math.min(lexicon.length - 1, 50 + draw(random)));
  const used = new Set<number>();
  const say = () => {
    if (random.number(100) < 100 * LITTLE_SHARE) return random.pick(LITTLE);
    const number = random.number(100) < 100 * TOPIC_SHARE ? random.pick(topic) : draw(random);
    used.add(number);
    return random.pick(lexicon[number] ?? ['']);
  };
  const sentence = (words: number) => {
    const text = Array.from({ length: words }, say).join(' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const inTitle: number[] = [];
  const headline = Array.from({ length: 7 }, (_, place) => {
    if (place % 2 === 1) return random.pick(LITTLE);
    const number = random.pick(topic);
    used.add(number);
    inTitle.push(number);
    return random.pick(lexicon[number] ?? ['']);
  }).join(' ');
  const summary = `${sentence(20)}.`;
  const paragraphs = Array.from({ length: WORDS / 60 }, () =>
    Array.from({ length: 5 }, () => `${sentence(12)}.`).join(' '),
  );
  return {
    slug: `article-${index}`,
    title: headline.charAt(0).toUpperCase() + headline.slice(1),
    summary,
    paragraphs,
    lexemes: [...used],
    inTitle,
  };
}
