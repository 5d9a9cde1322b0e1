import type { Result } from '../../model/result.ts';
import { failed, ok } from '../../model/result.ts';
import { nameOf, own, toLine } from '../markdown/fields.ts';
import { isRecord } from '../markdown/front-matter.ts';
import type { Raw } from './build-item.ts';
import { FIELDS, type Field, type Mapping } from './mapping.ts';

/** What programs call the parts of an article. */
const DEFAULTS: { readonly [Name in Field]: readonly string[] } = {
  id: ['id', 'guid', 'uuid', '_id'],
  title: ['title.rendered', 'title', 'headline', 'name'],
  body: [
    'content_html',
    'content.rendered',
    'body_html',
    'body',
    'content',
    'html',
    'articleBody',
    'content_text',
    'text',
  ],
  date: [
    'date_published',
    'published_at',
    'publishedAt',
    'datePublished',
    'pubDate',
    'date_gmt',
    'date',
    'published',
    'created_at',
    'createdAt',
  ],
  modified: ['date_modified', 'updated_at', 'updatedAt', 'dateModified', 'modified', 'updated'],
  authors: ['authors', 'author', 'byline', 'creator'],
  tags: ['tags', 'keywords', 'labels'],
  category: ['categories', 'category', 'section'],
  image: ['image.url', 'image.src', 'image', 'cover', 'thumbnail', 'feature_image', 'banner_image'],
  imageAlt: ['image.alt', 'image_alt', 'feature_image_alt'],
  imageCaption: ['image.caption', 'image_caption', 'feature_image_caption'],
  standfirst: ['summary', 'description', 'excerpt', 'standfirst', 'subtitle'],
  language: ['language', 'lang', 'locale'],
  url: ['url', 'link', 'permalink', 'canonical_url'],
  slug: ['slug'],
  status: ['status', 'state', 'visibility'],
};

/** Finds the articles in the value of a file: it is one, or a list of them, or holds that list where the mapping says. */
export function findRecords(value: unknown, mapping: Mapping): Result<readonly unknown[], string> {
  const found = mapping.items === undefined ? value : follow(value, mapping.items.split('.'))[0];
  if (Array.isArray(found)) return ok(found as readonly unknown[]);
  if (isRecord(found)) return ok(mapping.items === undefined ? [found] : Object.values(found));
  return failed(
    mapping.items === undefined
      ? 'it holds neither an object nor a list'
      : `it holds no list at ${mapping.items}`,
  );
}

/** Reads one article of a file of JSON. */
export function readRecord(record: unknown, mapping: Mapping): Result<Raw, string> {
  if (!isRecord(record)) return failed('it is no object');
  const read = (field: Field) => {
    for (const where of mapping.fields[field] ?? DEFAULTS[field]) {
      const texts = follow(record, where.split('.'))
        .flatMap((value) => (Array.isArray(value) ? (value as readonly unknown[]) : [value]))
        .map((value) => (isRecord(value) ? nameOf(value) : value))
        .flatMap((value) => (typeof value === 'string' ? value : (toLine(value) ?? [])))
        .filter((text) => toLine(text) !== undefined);
      if (texts.length > 0) return texts;
    }
    return [];
  };
  const values = new Map(
    FIELDS.map((field) => [field, field === 'body' ? [] : read(field).flatMap(readText)]),
  );
  return ok({ values, body: read('body').join('\n\n') });
}

const TAG = /<\/?(?:p|br|em|strong|b|i|a|span|code|div|sup|sub|small|mark)(?:\s[^<>]*)?\/?>/gi;

/** Summaries in JSON are often HTML; what they say is wanted. */
function readText(text: string): string | readonly [] {
  return toLine(text.replaceAll(TAG, ' ')) ?? [];
}

/** Follows keys into a value; through a list, each of its values. */
function follow(value: unknown, keys: readonly string[]): readonly unknown[] {
  const [first, ...rest] = keys;
  if (first === undefined) return value === undefined || value === null ? [] : [value];
  // A list of lists is nothing that has names, and may nest without end.
  if (Array.isArray(value))
    return (value as readonly unknown[]).flatMap((one) => (Array.isArray(one) ? [] : follow(one, keys)));
  // A key that has dots in it stands whole.
  if (isRecord(value))
    return Object.hasOwn(value, keys.join('.'))
      ? follow(own(value, keys.join('.')), [])
      : follow(own(value, first), rest);
  return [];
}
