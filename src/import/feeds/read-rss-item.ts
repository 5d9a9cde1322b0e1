import type { Note, SourceAuthor } from '../source.ts';
import { followBases, resolveAddress, toAliases } from './addresses.ts';
import type { DraftItem } from './draft-item.ts';
import type { FeedFacts } from './feed-facts.ts';
import { findImage, listEnclosures, printAttachments } from './media.ts';
import { readNames } from './names.ts';
import { oneLine } from './plain-text.ts';
import type { TakeNote } from './print-html.ts';
import { printBody } from './print-html.ts';
import { toStandfirst } from './standfirsts.ts';
import { readRssTitle } from './titles.ts';
import type { XmlElement } from './xml-element.ts';
import { attributeOf, find, findAll, textOf } from './xml-element.ts';

/** Reads an item of RSS, whichever version it is of. */
export function readRssItem(item: XmlElement, feed: FeedFacts): DraftItem {
  const notes: Note[] = [];
  const take = (note: Note) => notes.push(note);
  const outer = followBases(item.bases, feed.base);
  const { written, url } = findUrl(item, outer);
  const attachments = listEnclosures(item, outer);
  const image = findImage(item, attachments, outer);
  const content = find(item, 'content:encoded', 'html:body', 'atom:content');
  const description = find(item, 'description', 'media:description', 'atom:summary', 'dc:description');
  // An episode of a podcast may be told of there alone.
  const told = printBody(description, take) || printBody(find(item, 'itunes:summary'), take);
  const [full, short] = [printBody(content, take), told];
  const html = full || short;
  return {
    at: `${feed.name}:${item.line}`,
    id: textOf(find(item, 'guid', 'dc:identifier')) || attributeOf(item, 'rdf:about'),
    url,
    aliases: toAliases(written, url),
    title: readRssTitle(find(item, 'title', 'dc:title', 'media:title'), take),
    standfirst: full === '' ? '' : toStandfirst(short, full),
    html: html + printAttachments(attachments, html, image),
    base: findBase(content ?? description ?? item, url, feed.base),
    published: textsOf(item, 'pubdate', 'dc:date', 'dcterms:created', 'dcterms:issued', 'atom:published'),
    modified: textsOf(item, 'dcterms:modified', 'atom:updated'),
    authors: listAuthors(item, feed, take),
    ...listLabels(item),
    language: textOf(find(item, 'dc:language')) || (item.language ?? feed.site.language),
    image,
    comments: readCount(textOf(find(item, 'slash:comments', 'thr:total'))),
    notes,
  };
}

/** What relative addresses in a body go with: what the feed says, else the page of the article. */
export function findBase(
  body: XmlElement,
  url: string | undefined,
  feed: string | undefined,
): string | undefined {
  const own = body.bases.some((base) => !base.startsWith('#'));
  return own ? followBases(body.bases, feed) : (url ?? feed);
}

/** Reads how many comments there are; nothing for none. */
export function readCount(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** The address of an article: the one behind a counter of clicks before the counter's. */
function findUrl(item: XmlElement, base: string | undefined) {
  const guid = find(item, 'guid');
  const isPermalink = attributeOf(guid, 'ispermalink').toLowerCase() !== 'false';
  const candidates = [
    ...textsOf(item, 'feedburner:origlink', 'pheedo:origlink', 'link'),
    ...findAll(item, 'atom:link')
      .filter((link) => ['', 'alternate'].includes(attributeOf(link, 'rel')))
      .map((link) => attributeOf(link, 'href')),
    isPermalink && /^https?:/i.test(textOf(guid)) ? textOf(guid) : '',
    attributeOf(item, 'rdf:about'),
  ].filter((text) => text !== '');
  const url = candidates.map((text) => resolveAddress(text, base)).find((found) => found !== undefined);
  return { written: candidates[0] ?? '', url };
}

function textsOf(item: XmlElement, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => findAll(item, name).map(textOf)).filter((text) => text !== '');
}

function listAuthors(item: XmlElement, { authors }: FeedFacts, take: TakeNote): readonly SourceAuthor[] {
  const creators = textsOf(item, 'dc:creator');
  const signed = creators.length > 0 ? creators : textsOf(item, 'author', 'atom:author');
  const names = signed.flatMap(readNames);
  if (names.length === 0 && signed.length > 0) {
    take({ construct: 'an author who is only an email address', outcome: 'refused' });
  }
  return names.length === 0 ? authors : names.map((name) => ({ name }));
}

function listLabels(item: XmlElement): Pick<DraftItem, 'categories' | 'tags'> {
  const categories = findAll(item, 'category');
  const isTag = (category: XmlElement) => /\btags?\b|post_tag/i.test(attributeOf(category, 'domain'));
  const keywords = textsOf(item, 'media:keywords').flatMap((text) => text.split(','));
  return {
    categories: categories.filter((category) => !isTag(category)).map(readLabel),
    tags: [...categories.filter(isTag).map(readLabel), ...textsOf(item, 'dc:subject'), ...keywords].map(
      oneLine,
    ),
  };
}

/** Slashes part a hierarchy where a domain says what hierarchy it is; else they are of a name, such as `AC/DC`. */
function readLabel(category: XmlElement): string {
  const label = readRssTitle(category, () => {}).replace(/\/+$/, '');
  return attributeOf(category, 'domain') === '' ? label : label.split('/').map(oneLine).join(' / ');
}
