import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemFrench } from './french-stem.ts';

/** How words of a language are brought to their stems. */
export type Stemming = 'fr' | 'en' | 'plain';

/**
 * Gives the stem of a folded word: inflections of a word share it. Words with digits or signs, and those of other
 * scripts, are their own.
 *
 * @example
 * stem('publiees', 'fr') // as stem('publier', 'fr')
 */
export function stem(word: string, stemming: Stemming): string {
  if (stemming === 'plain' || !/^[a-z]{3,}$/.test(word)) return word;
  return stemming === 'fr' ? stemFrench(word) : stemEnglish(word);
}
