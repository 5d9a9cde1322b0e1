import { chooseStemming, foldWord } from '../../model/search/analyse.ts';
import { findRanges } from '../../model/search/mark-words.ts';
import { listTexts } from '../../model/search/texts.ts';
import type { Help } from './desk.ts';
import type { RespellAsk } from './protocol.ts';

/**
 * Writes a search anew with the words that were found for those that seem misspelt, as the texts of what was found spell
 * them; nothing where they do not have them.
 */
export function respell({ text, terms, texts, articles }: RespellAsk, { site }: Help): string | undefined {
  const known = new Set(terms.flatMap(({ word, kind }) => (kind === 'typo' ? [] : [word])));
  const meant = new Map(terms.filter(({ word }) => !known.has(word)).map(({ term, word }) => [term, word]));
  const spellings = new Map<string, Map<string, number>>();
  const all = [
    ...texts,
    ...articles.flatMap((article) =>
      listTexts(article).map((own) => ({ text: own.text, language: article.card.language })),
    ),
  ];
  for (const own of all) {
    const stemming = chooseStemming(own.language, site);
    for (const { start, end, word } of findRanges(own.text, stemming, ({ term }) => meant.get(term))) {
      const spelling = own.text.slice(start, end).toLowerCase();
      const counts = spellings.get(word) ?? new Map<string, number>();
      spellings.set(word, counts.set(spelling, (counts.get(spelling) ?? 0) + 1));
    }
  }
  let next = text;
  for (const [word, counts] of spellings) {
    const [best] = [...counts.keys()].sort(
      (a, b) => distance(word, a) - distance(word, b) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0),
    );
    if (best !== undefined) next = next.replace(word, () => best);
  }
  return next === text ? undefined : next;
}

/** How many letters have to change, accents and case aside (Levenshtein): of the forms of a word the nearest was meant. */
function distance(one: string, other: string): number {
  const [a, b] = [foldWord(one), foldWord(other)];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
