import * as v from 'valibot';

import type { SourceAuthor, SourceCategory, SourceImage, SourceList } from '../source.ts';
import { decodeSlug } from './build-item.ts';
import { present } from './present.ts';
import { orNothing, readText, toWebAddress } from './read-text.ts';
import type { RestPost } from './rest-schema.ts';
import { RestMedia, RestTerm, RestUser } from './rest-schema.ts';

type Term = { readonly name: string; readonly parent: number; readonly description?: string };

/** What the numbers in posts stand for. */
export type RestNames = {
  readonly categories: Map<number, Term>;
  readonly tags: Map<number, string>;
  readonly users: Map<number, SourceAuthor>;
  readonly media: Map<number, SourceImage>;
  /** What they are called in addresses. */
  readonly slugs: Map<string, ListedSlug>;
};

type ListedSlug = { readonly of: SourceList['of']; readonly id: number; readonly slug: string };

/** The lists that say what numbers stand for, by the names that REST gives them. */
export type NameList = 'categories' | 'tags' | 'users' | 'media';

/** Makes names that know nothing yet. */
export function openNames(): RestNames {
  return { categories: new Map(), tags: new Map(), users: new Map(), media: new Map(), slugs: new Map() };
}

/** Learns from one list of answers. What cannot be read is unknown. */
export function learnNames(names: RestNames, list: NameList, answers: readonly unknown[]): void {
  for (const answer of answers) {
    if (list === 'users') learnUser(names, answer);
    else if (list === 'media') learnMedia(names, answer);
    else learnTerm(names, answer, list === 'tags' ? 'post_tag' : 'category');
  }
}

/** Learns from what `_embed` put into a post. */
export function learnEmbedded(names: RestNames, { _embedded: embedded }: RestPost): void {
  if (embedded === undefined) return;
  for (const author of embedded.author) learnUser(names, author);
  for (const file of embedded['wp:featuredmedia']) learnMedia(names, file);
  for (const term of embedded['wp:term'].flat()) learnTerm(names, term, undefined);
}

function learnTerm(names: RestNames, answer: unknown, taxonomy: string | undefined): void {
  const term = v.safeParse(RestTerm, answer);
  if (!term.success) return;
  const { id, parent = 0, description } = term.output;
  const name = readText(term.output.name);
  const kind = term.output.taxonomy ?? taxonomy;
  if (kind === 'post_tag' || kind === 'category')
    learnSlug(names, kind === 'category' ? kind : 'tag', term.output);
  if (kind === 'post_tag') names.tags.set(id, name);
  // A term inside a post does not say what stands above it; what does was learned before.
  if (kind !== 'category' || names.categories.has(id)) return;
  names.categories.set(id, {
    name,
    parent,
    ...present({ description: orNothing(readText(description ?? '')) }),
  });
}

function learnSlug(
  { slugs }: RestNames,
  of: SourceList['of'],
  { id, slug }: { readonly id: number; readonly slug?: string | undefined },
): void {
  if (slug !== undefined && slug !== '') slugs.set(`${of} ${id}`, { of, id, slug: decodeSlug(slug) });
}

/** Lists what tags, categories and authors are called in addresses, as far as they are known. */
export function listRestLists(names: RestNames): readonly SourceList[] {
  return [...names.slugs.values()].flatMap(({ of, id, slug }) => {
    const name =
      of === 'tag'
        ? names.tags.get(id)
        : of === 'category'
          ? labelRestCategory(names, id)
          : names.users.get(id)?.name;
    return name === undefined ? [] : [{ of, name, slug, id: String(id) }];
  });
}

function learnUser(names: RestNames, answer: unknown): void {
  const user = v.safeParse(RestUser, answer);
  if (!user.success || names.users.has(user.output.id)) return;
  const { id, name, description = '', url, avatar_urls: avatars = {} } = user.output;
  learnSlug(names, 'author', user.output);
  const [largest] = Object.entries(avatars).sort(([a], [b]) => Number(b) - Number(a));
  names.users.set(id, {
    name: readText(name),
    ...present({
      bio: orNothing(readText(description)),
      url: toWebAddress(url),
      avatar: toWebAddress(largest?.[1]),
    }),
  });
}

function learnMedia(names: RestNames, answer: unknown): void {
  const file = v.safeParse(RestMedia, answer);
  const src = file.success ? toWebAddress(file.output.source_url) : undefined;
  if (!file.success || src === undefined) return;
  const { id, alt_text: alt, caption } = file.output;
  // An empty alt is what nobody wrote: the library does not ask whether a picture is decoration.
  names.media.set(id, {
    src,
    ...present({ alt: orNothing(readText(alt ?? '')), caption: orNothing(readText(caption ?? '')) }),
  });
}

/** Gives the label of a category, with those above it. */
export function labelRestCategory(names: RestNames, id: number): string | undefined {
  const path: string[] = [];
  for (let at = id; path.length < 20;) {
    const term = names.categories.get(at);
    if (term === undefined) break;
    path.unshift(term.name);
    at = term.parent;
    if (at === 0 || at === id) break;
  }
  return path.length === 0 ? undefined : path.join(' / ');
}

/** Lists the categories that are known. */
export function listRestCategories(names: RestNames): readonly SourceCategory[] {
  return [...names.categories].map(([id, { name, description }]) => ({
    label: labelRestCategory(names, id) ?? name,
    ...present({ description }),
  }));
}
