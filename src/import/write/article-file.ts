import { decodeEntities } from '../../model/exchange/decode-entities.ts';
import type { Slug } from '../../model/slug.ts';
import type { SourceItem } from '../source.ts';
import type { PlannedArticle } from './plan.ts';

/** What of an item has its final form by now. */
export type FinishedParts = {
  readonly html: string;
  /** The slug of the category. */
  readonly category: Slug;
  /** The picture at its head: a path in the content folder, or an address. */
  readonly image?: string;
};

/**
 * Prints an item as a file of the content folder, one JSON Feed 1.1 item; the same item gives the same bytes. An item
 * without a headline has the first words of its text for one.
 */
export function printArticleFile(
  item: SourceItem,
  planned: PlannedArticle,
  { html, category, image }: FinishedParts,
): string {
  const { id, url, title, standfirst, published, modified, authors, language } = item;
  const { alt = '', caption, credit } = item.image ?? {};
  const extension = {
    category,
    image:
      image === undefined
        ? undefined
        : { alt: oneLine(alt), caption: optional(caption), credit: optional(credit) },
    aliases: planned.aliases.length === 0 ? undefined : planned.aliases,
  };
  const file = {
    id,
    url: url !== undefined && /^https?:/i.test(url) && URL.canParse(url) ? url : undefined,
    title: oneLine(title ?? '') || takeHeadline(html),
    summary: optional(standfirst),
    content_html: html,
    image,
    date_published: published,
    // A clock that went back between two savings is no reason to refuse the article.
    date_modified:
      modified !== undefined && published !== undefined && modified > published ? modified : undefined,
    authors: authors.length === 0 ? undefined : authors.map((name) => ({ name: oneLine(name) })),
    tags: planned.tags.length === 0 ? undefined : planned.tags.map(oneLine),
    language,
    _kiosque: extension,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Headlines made of a text are no longer than this. */
const HEADLINE_LENGTH = 90;

function takeHeadline(html: string): string {
  const bare = html.replaceAll(/<!--[^]*?-->|<[^>]*>/g, ' ').replaceAll('&nbsp;', ' ');
  const text = oneLine(decodeEntities(bare));
  if (text === '') return '…';
  const [sentence = ''] = /^.*?[.!?…](?=\s|$)/u.exec(text) ?? [];
  if (sentence !== '' && sentence.length <= HEADLINE_LENGTH) return sentence.replace(/\.$/, '');
  return text.length <= HEADLINE_LENGTH ? text : `${text.slice(0, HEADLINE_LENGTH).replace(/\s+\S*$/u, '')}…`;
}

function oneLine(text: string): string {
  // The spaces of French typography stay.
  return text.replaceAll(/[\t\n\r\f ]+/g, ' ').trim();
}

function optional(text: string | undefined): string | undefined {
  const line = oneLine(text ?? '');
  return line === '' ? undefined : line;
}
