import * as v from 'valibot';

/*
 * The answers of WordPress's REST, as far as they are used. Sites cut them and add to them, so only what a thing
 * cannot be told without is asked for; the rest is absent where it is not as expected.
 */

const rendered = v.union([
  v.pipe(
    v.object({ rendered: v.string() }),
    v.transform(({ rendered: html }) => html),
  ),
  v.string(),
]);

const id = v.pipe(v.number(), v.safeInteger());
const text = v.fallback(v.optional(v.string()), undefined);
const html = v.fallback(v.optional(rendered), undefined);
const number = v.fallback(v.optional(id), undefined);
const ids = v.fallback(v.array(id), []);

/** Something that a post names: an author, a picture, a category. */
export const RestTerm = v.object({
  id,
  name: v.string(),
  slug: text,
  taxonomy: text,
  parent: number,
  description: text,
});

/** Who signs. E-mail addresses are not read. */
export const RestUser = v.object({
  id,
  name: v.string(),
  slug: text,
  description: text,
  url: text,
  avatar_urls: v.fallback(v.optional(v.record(v.string(), v.string())), undefined),
});

/** A file of the media library. */
export const RestMedia = v.object({ id, source_url: v.string(), alt_text: text, caption: html });

const lists = v.fallback(v.array(v.unknown()), []);

/** What `_embed` puts into a post. */
export const RestEmbedded = v.object({
  author: lists,
  'wp:featuredmedia': lists,
  'wp:term': v.fallback(v.array(lists), []),
});

/** A post. */
export const RestPost = v.object({
  id,
  content: v.union([
    v.object({ rendered: v.string(), protected: v.fallback(v.boolean(), false) }),
    v.pipe(
      v.string(),
      v.transform((given) => ({ rendered: given, protected: false })),
    ),
  ]),
  title: html,
  excerpt: html,
  guid: html,
  link: text,
  slug: text,
  type: text,
  status: text,
  date: text,
  date_gmt: text,
  modified: text,
  modified_gmt: text,
  author: number,
  featured_media: number,
  categories: ids,
  tags: ids,
  _embedded: v.fallback(v.optional(RestEmbedded), undefined),
});

/** A post, as REST gives it. */
export type RestPost = v.InferOutput<typeof RestPost>;
