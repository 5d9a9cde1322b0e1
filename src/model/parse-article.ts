import * as v from 'valibot';

import type { Article } from './article.ts';
import { STATUSES } from './article.ts';
import { isSafeHref } from './block.ts';
import {
  addressSchema,
  languageSchema,
  line,
  objectOf,
  optionalLine,
  present,
  says,
  slugOf,
  toFaults,
} from './content-schema.ts';
import { normalizeAlias } from './aliases.ts';
import type { Fault } from './fault.ts';
import { showValue } from './fault.ts';
import type { Instant } from './instant.ts';
import { parseInstant } from './instant.ts';
import type { Result } from './result.ts';
import { failed, ok } from './result.ts';
import { isSlug } from './slug.ts';

const idWords = ['an identifier', 'give the article an "id" that no other article has'] as const;
const idSchema = v.pipe(
  v.union([v.string(), v.number()], says(...idWords)),
  v.transform(String),
  line(...idWords),
);

const dateMessage = says(
  'a date that exists, with its time and zone',
  'write it as 2026-05-03T08:00:00+02:00',
);
const dateSchema = v.pipe(
  v.string(dateMessage),
  v.check((text) => parseInstant(text) !== undefined, dateMessage),
  v.transform((text) => parseInstant(text) as Instant), // Checked on the line above.
);

const authorsSchema = v.array(
  objectOf({ name: line('the name of an author', 'write { "name": "…" } as in authors.json') }),
  says('a list of authors', 'write [{ "name": "…" }]'),
);

const tagsSchema = v.array(
  line('a tag', 'write a text, or take the entry out'),
  says('a list of tags', 'write ["…", "…"]'),
);

const aliasMessage = says(
  'the path of an old address',
  'write it from the first slash, such as "/2021/03/fox/"',
);
const aliasSchema = v.pipe(
  v.string(aliasMessage),
  // Without its query, `/?p=12` is the front page: no file can answer for it.
  v.check((path) => path.startsWith('/') && isSafeHref(path) && normalizeAlias(path) !== '/', aliasMessage),
  v.transform(normalizeAlias),
);

const descriptionSchema = v.nullish(
  objectOf({
    alt: optionalLine('what the picture shows'),
    caption: optionalLine('a caption'),
    credit: optionalLine('a credit'),
  }),
);

const extensionSchema = objectOf(
  {
    category: slugOf('a category'),
    image: descriptionSchema,
    source: v.nullish(
      objectOf({ name: line('the name of the source', 'write it under "name"'), url: addressSchema }),
    ),
    aliases: v.nullish(v.array(aliasSchema, says('a list of old addresses', 'write ["/2021/03/fox/"]')), []),
    status: v.nullish(
      v.picklist(STATUSES, says(`one of ${STATUSES.join(', ')}`, 'write one of them, or leave the key out')),
      'published',
    ),
    featured: v.nullish(v.boolean(says('true or false', 'write one of them, or leave the key out')), false),
  },
  says('an object with at least a category', 'write "_kiosque": { "category": "mobile" }'),
);

const itemSchema = v.pipe(
  objectOf(
    {
      id: idSchema,
      url: v.nullish(addressSchema),
      title: line('a headline', 'write the headline under "title"'),
      summary: optionalLine('a standfirst'),
      content_html: v.nullish(v.string(says('the body as HTML', 'write a text under "content_html"')), ''),
      content_text: v.nullish(
        v.string(says('the body as plain text', 'write a text under "content_text"')),
        '',
      ),
      image: v.nullish(line('a picture', 'write a path such as "images/fox.jpg", or leave the key out')),
      date_published: dateSchema,
      date_modified: v.nullish(dateSchema),
      authors: v.nullish(authorsSchema, []),
      tags: v.nullish(tagsSchema, []),
      language: v.nullish(languageSchema),
      _kiosque: extensionSchema,
    },
    says('a JSON Feed item', 'write one JSON object'),
  ),
  v.forward(
    v.partialCheck(
      [['content_html'], ['content_text']],
      (item) => `${item.content_html}${item.content_text}`.trim() !== '',
      says('a body', 'write it under "content_html" or "content_text"'),
    ),
    ['content_html'],
  ),
  v.forward(
    v.partialCheck(
      [['date_published'], ['date_modified']],
      (item) => item.date_modified == null || item.date_modified >= item.date_published,
      says('a date that is not before date_published', 'correct one of the two'),
    ),
    ['date_modified'],
  ),
);

/**
 * Reads one JSON Feed 1.1 item as an article, or lists everything that is wrong in it. The file's
 * name gives the slug, so that an address never changes when a headline does.
 */
export function parseArticle(raw: unknown, file: string): Result<Article, readonly Fault[]> {
  const slug = readSlug(file);
  const parsed = v.safeParse(itemSchema, raw);
  const faults = parsed.success ? [] : toFaults(parsed.issues, file);
  if (!isSlug(slug)) {
    faults.push({
      severity: 'error',
      file,
      path: '',
      expected: 'a file name that can be an address',
      found: showValue(slug),
      fix: 'name the file in lower-case words joined by hyphens, such as le-premier-sms.json',
    });
  }
  if (!parsed.success || !isSlug(slug)) return failed(faults);
  const { _kiosque: extension, ...item } = parsed.output;
  return ok({
    id: item.id,
    slug,
    ...present('url', item.url),
    headline: item.title,
    ...present('standfirst', item.summary),
    body: readBody(item.content_html, item.content_text),
    ...present('lead', item.image == null ? undefined : readLead(item.image, extension.image)),
    published: item.date_published,
    ...present('modified', item.date_modified),
    authors: unique(item.authors.map((author) => author.name)),
    tags: unique(item.tags),
    ...present('language', item.language),
    category: extension.category,
    ...present('source', extension.source),
    aliases: unique(extension.aliases),
    featured: extension.featured,
    status: extension.status,
  });
}

const absent = undefined;

const partsSchema = objectOf({
  id: v.fallback(v.optional(idSchema), absent),
  content_html: v.fallback(v.string(), ''),
  content_text: v.fallback(v.string(), ''),
  image: v.fallback(v.optional(v.string()), absent),
  authors: v.fallback(v.nullish(authorsSchema, []), []),
  _kiosque: v.fallback(
    objectOf({
      category: v.fallback(v.optional(slugOf('a category')), absent),
      image: v.fallback(descriptionSchema, absent),
      aliases: v.fallback(v.nullish(v.array(aliasSchema), []), []),
    }),
    { category: absent, image: absent, aliases: [] },
  ),
});

/**
 * Reads as much of a faulty item as can be read, so that what it names (authors, a category,
 * pictures, an id that another article has) is checked in the same run as what it lacks.
 */
export function readParts(raw: unknown, file: string): Partial<Article> {
  const slug = readSlug(file);
  const parsed = v.safeParse(partsSchema, raw);
  if (!parsed.success) return isSlug(slug) ? { slug } : {};
  const { id, image, authors, content_html: html, content_text: text, _kiosque: extension } = parsed.output;
  return {
    ...present('id', id),
    ...(isSlug(slug) ? { slug } : {}),
    ...present('category', extension.category),
    ...present('lead', image === undefined ? undefined : readLead(image, extension.image)),
    authors: authors.map(({ name }) => name),
    aliases: unique(extension.aliases),
    body: readBody(html, text),
  };
}

/** A disk may keep names decomposed (é as e and an accent); an address has one spelling. */
function readSlug(file: string): string {
  return file
    .replace(/^.*\//, '')
    .replace(/\.json$/, '')
    .normalize('NFC');
}

function readBody(html: string, text: string): Article['body'] {
  return html.trim() === '' ? { format: 'text', source: text } : { format: 'html', source: html };
}

type Description = v.InferOutput<typeof descriptionSchema>;

function readLead(src: string, description: Description): Article['lead'] {
  const { alt = '', caption, credit } = description ?? {};
  return { src, alt, ...present('caption', caption), ...present('credit', credit) };
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
