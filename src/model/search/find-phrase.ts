import type { ArticleFile } from '../edition.ts';
import { analyse } from './analyse.ts';
import { listTexts } from './texts.ts';

/** Tells whether a text of an article has the words of a phrase one after the other; accents, case and spaces aside. */
export function holdsPhrase(article: ArticleFile, phrase: string): boolean {
  const wanted = listSteps(phrase);
  if (wanted.length === 0) return true;
  return listTexts(article).some(({ text }) => {
    const steps = listSteps(text);
    return steps.some((_, start) =>
      wanted.every((terms, step) => {
        const there = steps[start + step];
        return there !== undefined && [...terms].some((term) => there.has(term));
      }),
    );
  });
}

/** `4 000` with a plain space, which a phrase takes for one number, as the author does who writes a narrow one. */
const THOUSANDS = /(?<=\d) (?=\d{3}(?!\d))/g;

/** The words of a text by their positions, each with its alternatives. */
function listSteps(text: string): readonly ReadonlySet<string>[] {
  const steps: Set<string>[] = [];
  for (const { term, position } of analyse(text.replaceAll(THOUSANDS, '\u00a0'), 'plain')) {
    const step = (steps[position] ??= new Set());
    step.add(term);
  }
  return steps;
}
