import * as v from 'valibot';

/** By what an article that an earlier run has brought is found. */
export type Remembered = {
  readonly url?: string | undefined;
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  readonly category?: string | undefined;
};

const text = v.fallback(v.optional(v.string()), undefined);
const texts = v.fallback(v.array(v.string()), []);

const fileSchema = v.object({
  url: text,
  tags: texts,
  authors: v.fallback(v.array(v.object({ name: v.string() })), []),
  _kiosque: v.fallback(v.object({ category: text, aliases: texts }), { category: undefined, aliases: [] }),
});

/** Reads of an article's file by what it is found; nothing for what is none. */
export function readRemembered(file: unknown): Remembered | undefined {
  const parsed = v.safeParse(fileSchema, file);
  if (!parsed.success) return undefined;
  const { url, tags, authors, _kiosque: own } = parsed.output;
  return { url, tags, authors: authors.map(({ name }) => name), ...own };
}
