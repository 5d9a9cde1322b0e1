import { resolveAddress } from './addresses.ts';
import type { DraftItem } from './draft-item.ts';
import { present } from './draft-item.ts';
import type { FeedFacts } from './feed-facts.ts';
import type { Attachment } from './media.ts';
import { printAttachments } from './media.ts';
import { escapeHtml, oneLine, toParagraphs } from './plain-text.ts';
import { toStandfirst } from './standfirsts.ts';
import type { LeftReason, SourceAuthor, SourceImage } from '../source.ts';

/** An object of JSON of which nothing is known. */
export type Json = Readonly<Record<string, unknown>>;

/** Gives an object, an empty one for everything else. */
export function toObject(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** Tells an object from lists, texts and nothing. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gives a text, or a number as text; empty for everything else. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Reads an item of a JSON Feed, with what Kiosque's own articles say besides. */
export function readJsonItem(item: Json, at: string, feed: FeedFacts): DraftItem {
  const own = toObject(item['_kiosque']);
  const url = resolveAddress(toText(item['url']), feed.base);
  const external = resolveAddress(toText(item['external_url']), feed.base);
  const image = readImage(item, own, url ?? feed.base);
  const body = toText(item['content_html']) || toParagraphs(escapeHtml(toText(item['content_text'])));
  const summary = toText(item['summary']);
  const html = body || toParagraphs(escapeHtml(summary));
  const attachments = [
    ...(external === undefined || external === url
      ? []
      : [{ url: external, type: 'text/html', title: external }]),
    ...toList(item['attachments']).flatMap((attachment) =>
      readAttachment(toObject(attachment), url ?? feed.base),
    ),
  ];
  const authors = readPeople(item, url ?? feed.base);
  return {
    at,
    id: toText(item['id']),
    url,
    aliases: toList(own['aliases'])
      .map(toText)
      .filter((path) => path.startsWith('/')),
    title: oneLine(toText(item['title'])),
    standfirst: body === '' ? '' : toStandfirst(escapeHtml(summary), body),
    html: html + printAttachments(attachments, html, image),
    base: url ?? feed.base,
    published: [toText(item['date_published'])],
    modified: [toText(item['date_modified'])],
    authors: authors.length === 0 ? feed.authors : authors,
    categories: [oneLine(toText(own['category']))],
    tags: toList(item['tags']).map(toText).map(oneLine),
    language: toText(item['language']) || feed.site.language,
    image,
    comments: undefined,
    notes: [],
  };
}

/** Why an article of Kiosque's own form is not for readers. */
export function findStatus(
  item: Json,
): Extract<LeftReason, 'draft' | 'private' | 'protected' | 'scheduled'> | undefined {
  const status = toText(toObject(item['_kiosque'])['status']);
  return (['draft', 'private', 'protected', 'scheduled'] as const).find((each) => each === status);
}

/** Lists who signs: `authors` of version 1.1, `author` of 1.0. */
export function readPeople(item: Json, base: string | undefined): readonly SourceAuthor[] {
  const authors = toList(item['authors']);
  return (authors.length > 0 ? authors : [item['author']]).flatMap((value) => {
    const author = toObject(value);
    const name = oneLine(toText(author['name']));
    if (name === '') return [];
    const [url, avatar] = [
      resolveAddress(toText(author['url']), base),
      resolveAddress(toText(author['avatar']), base),
    ];
    return [{ name, ...present('url', url), ...present('avatar', avatar) }];
  });
}

function readImage(item: Json, own: Json, base: string | undefined): SourceImage | undefined {
  const written = toText(item['image']) || toText(item['banner_image']);
  const src = resolveAddress(written, base) ?? (/^[a-z][a-z\d+.-]*:/i.test(written) ? '' : written);
  if (src === '') return undefined;
  const words = toObject(own['image']);
  const [alt, caption, credit] = ['alt', 'caption', 'credit'].map((key) => toText(words[key]) || undefined);
  return { src, ...present('alt', alt), ...present('caption', caption), ...present('credit', credit) };
}

function readAttachment(attachment: Json, base: string | undefined): readonly Attachment[] {
  const url = resolveAddress(toText(attachment['url']), base);
  if (url === undefined) return [];
  return [{ url, type: toText(attachment['mime_type']), title: oneLine(toText(attachment['title'])) }];
}
