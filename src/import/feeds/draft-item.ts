import { createHash } from 'node:crypto';

import type { Instant } from '../../model/instant.ts';
import type { Found, LeftOut, Note, SourceAuthor, SourceImage } from '../source.ts';
import { readDate } from './read-date.ts';

/** An item as its format tells of it: texts as they are, possibly empty. */
export type DraftItem = {
  readonly at: string;
  readonly id: string;
  readonly url: string | undefined;
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly standfirst: string;
  readonly html: string;
  readonly base: string | undefined;
  /** Dates as they are written, the one to take first. */
  readonly published: readonly string[];
  readonly modified: readonly string[];
  readonly authors: readonly SourceAuthor[];
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly language: string | undefined;
  readonly image: SourceImage | undefined;
  readonly comments: number | undefined;
  readonly notes: readonly Note[];
};

/** Makes of a draft what is found in a source: its authors, then the item, or why it is left out. */
export function* closeDraft(draft: DraftItem): Generator<Found, void> {
  const reason = findReason(draft);
  if (reason !== undefined) {
    yield { kind: 'left', left: { at: draft.at, ...named(draft.title), ...reason } };
    return;
  }
  for (const author of draft.authors) {
    if (author.bio !== undefined || author.avatar !== undefined || author.url !== undefined) {
      yield { kind: 'author', author };
    }
  }
  const { at, html, url, base, image, comments, aliases, notes } = draft;
  const published = findDate(draft.published) ?? findDate(draft.modified);
  yield {
    kind: 'item',
    item: {
      at,
      id: toId(draft),
      html,
      authors: distinct(draft.authors.map(({ name }) => name)),
      categories: distinct(draft.categories),
      tags: distinct(draft.tags),
      notes,
      ...named(draft.title),
      ...present('standfirst', draft.standfirst || undefined),
      ...present('url', url),
      ...present('base', base),
      ...present('published', published),
      ...present('modified', findDate(draft.modified)),
      ...present('language', toLanguageTag(draft.language)),
      ...present('image', image),
      ...present('comments', comments),
      ...(aliases === undefined || aliases.length === 0 ? {} : { aliases }),
    },
  };
}

/** Gives the key and its value, or nothing at all. */
export function present<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  // A computed key makes a type of any text.
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}

function findReason({ title, html, published, modified }: DraftItem): Omit<LeftOut, 'at'> | undefined {
  if (title === '' && html === '') return { reason: 'empty', detail: 'it has neither a title nor a text' };
  const dates = [...published, ...modified].filter((text) => text.trim() !== '');
  if (dates.length === 0 || findDate(dates) !== undefined) return undefined;
  return { reason: 'undated', detail: `its date, “${(dates[0] ?? '').trim().slice(0, 60)}”, is none` };
}

function findDate(texts: readonly string[]): Instant | undefined {
  for (const text of texts) {
    const instant = readDate(text);
    if (instant !== undefined) return instant;
  }
  return undefined;
}

/** What an item without any name is known by is what it says. */
function toId({ id, url, title, html, published }: DraftItem): string {
  if (id !== '') return id;
  if (url !== undefined) return url;
  return createHash('sha256')
    .update(JSON.stringify([title, published, html]))
    .digest('hex')
    .slice(0, 32);
}

function named(title: string): { readonly title?: string } {
  return title === '' ? {} : { title };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}

/**
 * Writes a language as BCP 47 has it; nothing for what is none.
 *
 * @example
 * toLanguageTag('fr_fr') // => 'fr-FR'
 */
export function toLanguageTag(text: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(text?.trim().replaceAll('_', '-') ?? [])[0];
  } catch {
    // A RangeError: no language.
    return undefined;
  }
}
