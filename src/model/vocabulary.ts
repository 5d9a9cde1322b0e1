import type { NumberedTag } from './edition.ts';
import { foldText } from './slug.ts';

/** The words of a text by which it is looked up, without case and accents. */
export function toWords(text: string): readonly string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * The files of the vocabulary in which a tag stands: one for each of its words, named by the first
 * two letters. Words of one letter have a key of one.
 *
 * @example
 * toVocabularyKeys('Réalité virtuelle') // => ['re', 'vi']
 */
export function toVocabularyKeys(name: string): readonly string[] {
  return [...new Set(toWords(name).map((word) => [...word].slice(0, 2).join('')))].sort();
}

/**
 * The tags that a text may mean: each of its words begins a word of theirs. The one that is the
 * text itself comes first, then those that begin with it, then the others; between equals the one
 * used first, which tends to be the one used most.
 */
export function findTags<Tag extends NumberedTag>(tags: readonly Tag[], text: string): readonly Tag[] {
  const words = toWords(text);
  const whole = words.join(' ');
  const rank = (name: string) => {
    const own = toWords(name).join(' ');
    return own === whole ? 0 : own.startsWith(whole) ? 1 : 2;
  };
  return tags
    .filter(({ name }) => {
      const own = toWords(name);
      return words.length > 0 && words.every((word) => own.some((other) => other.startsWith(word)));
    })
    .map((tag) => ({ tag, rank: rank(tag.name) }))
    .sort((a, b) => a.rank - b.rank || a.tag.id - b.tag.id)
    .map(({ tag }) => tag);
}
