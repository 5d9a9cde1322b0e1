import type { Slug } from './slug.ts';
import { toWords } from './vocabulary.ts';

/** What a reader does not want to see in lists: a tag, an author, or a word, as they are called. */
export type Mute =
  | { readonly kind: 'tag' | 'author'; readonly slug: Slug; readonly name: string }
  | { readonly kind: 'word'; readonly name: string };

/** What is known of a story where it is listed. */
export type MutableStory = {
  readonly headline: string;
  readonly standfirst?: string;
  readonly tags?: readonly { readonly slug: Slug }[];
  readonly authors?: readonly { readonly slug: Slug }[];
};

/**
 * Names what is muted; the same thing has the same name on every device.
 *
 * @example
 * nameMute({ kind: 'tag', slug: '5g', name: '5G' }) // => 'tag-5g'
 * nameMute({ kind: 'word', name: ' Crypto*' })      // => 'word-crypto*'
 */
export function nameMute(mute: Mute): string {
  if (mute.kind !== 'word') return `${mute.kind}-${mute.slug}`;
  return `word-${toWords(mute.name).join(' ')}${isBeginning(mute.name) ? '*' : ''}`;
}

/** Gives the first of the reader's rules by which a story is hidden; nothing where it is to be shown. */
export function findMute(story: MutableStory, mutes: readonly Mute[]): Mute | undefined {
  let text: string | undefined;
  return mutes.find((mute) => {
    if (mute.kind === 'tag') return story.tags?.some(({ slug }) => slug === mute.slug);
    if (mute.kind === 'author') return story.authors?.some(({ slug }) => slug === mute.slug);
    text ??= ` ${toWords(`${story.headline} ${story.standfirst ?? ''}`).join(' ')} `;
    const words = toWords(mute.name).join(' ');
    return words !== '' && text.includes(isBeginning(mute.name) ? ` ${words}` : ` ${words} `);
  });
}

/** `crypto*` mutes all words that begin so. */
function isBeginning(word: string): boolean {
  return word.trimEnd().endsWith('*');
}
