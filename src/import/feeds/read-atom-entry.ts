import type { Note, SourceAuthor } from '../source.ts';
import { followBases, resolveAddress, toAliases } from './addresses.ts';
import type { DraftItem } from './draft-item.ts';
import { present } from './draft-item.ts';
import type { FeedFacts } from './feed-facts.ts';
import type { Attachment } from './media.ts';
import { findImage, printAttachments } from './media.ts';
import { readName, readNames } from './names.ts';
import { escapeHtml, oneLine, toParagraphs, toPlainText } from './plain-text.ts';
import type { TakeNote } from './print-html.ts';
import { printMarkup } from './print-html.ts';
import { findBase, readCount } from './read-rss-item.ts';
import { toStandfirst } from './standfirsts.ts';
import type { XmlElement } from './xml-element.ts';
import { attributeOf, find, findAll, isElement, textOf } from './xml-element.ts';

/** Reads an entry of Atom 1.0 or 0.3. */
export function readAtomEntry(entry: XmlElement, feed: FeedFacts): DraftItem {
  const notes: Note[] = [];
  const take = (note: Note) => notes.push(note);
  const outer = followBases(entry.bases, feed.base);
  const link = findPage(entry);
  const url =
    link === undefined
      ? undefined
      : resolveAddress(attributeOf(link, 'href'), followBases(link.bases, feed.base));
  const attachments = listAttachments(entry, outer);
  const image = findImage(entry, attachments, outer);
  const content = find(entry, 'content');
  const summary = find(entry, 'summary') ?? find(find(entry, 'media:group') ?? entry, 'media:description');
  const [full, short] = [printConstruct(content, outer, take), printConstruct(summary, outer, take)];
  const html = full || short;
  return {
    at: `${feed.name}:${entry.line}`,
    id: textOf(find(entry, 'id')),
    url,
    aliases: toAliases(attributeOf(link, 'href'), url),
    title: readAtomText(find(entry, 'title')),
    standfirst: full === '' ? '' : toStandfirst(short, full),
    html: html + printAttachments(attachments, html, image),
    base: findBase((full === '' ? summary : content) ?? entry, url, feed.base),
    published: [...textsOf(entry, 'published', 'issued', 'created')],
    modified: [...textsOf(entry, 'updated', 'modified')],
    authors: listAuthors(entry, feed, outer),
    ...listLabels(entry),
    language: content?.language ?? entry.language ?? feed.site.language,
    image,
    comments: countComments(entry),
    notes,
  };
}

/** Reads a text of Atom, which says whether it is plain, HTML or XHTML, as plain text. */
export function readAtomText(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  const kind = kindOf(element);
  return kind === 'html' ? toPlainText(textOf(element)) : oneLine(textOf(element));
}

/** The page of an entry: of several forms of it, the one that people read. */
export function findPage(entry: XmlElement): XmlElement | undefined {
  const links = findAll(entry, 'link').filter((link) => ['', 'alternate'].includes(attributeOf(link, 'rel')));
  const isWeb = (link: XmlElement) => !/^(?!https?:)[a-z][a-z\d+.-]*:/i.test(attributeOf(link, 'href'));
  const isPage = (link: XmlElement) =>
    /^(?:|text\/html|application\/xhtml\+xml)$/i.test(attributeOf(link, 'type'));
  return links.filter(isWeb).find(isPage) ?? links.find(isWeb);
}

/** Lists who signs something in Atom. */
export function listPeople(element: XmlElement, base: string | undefined): readonly SourceAuthor[] {
  return findAll(element, 'author').flatMap((author) => {
    const name = readName(
      textOf(find(author, 'name')) || (find(author, 'email') === undefined ? textOf(author) : ''),
    );
    const url = resolveAddress(textOf(find(author, 'uri', 'url')), base);
    return name === '' ? [] : [{ name, ...present('url', url) }];
  });
}

function listAuthors(
  entry: XmlElement,
  { authors }: FeedFacts,
  base: string | undefined,
): readonly SourceAuthor[] {
  const own = listPeople(entry, base);
  if (own.length > 0) return own;
  const source = find(entry, 'source');
  const others = source === undefined ? [] : listPeople(source, base);
  const creators = textsOf(entry, 'dc:creator')
    .flatMap(readNames)
    .map((name) => ({ name }));
  return [others, creators, authors].find((list) => list.length > 0) ?? [];
}

function textsOf(entry: XmlElement, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => findAll(entry, name).map(textOf)).filter((text) => text !== '');
}

/** Blogger says with a category what kind of thing an entry is. */
function listLabels(entry: XmlElement): Pick<DraftItem, 'categories' | 'tags'> {
  const categories = findAll(entry, 'category').filter(
    (category) => !attributeOf(category, 'scheme').endsWith('#kind'),
  );
  const label = (category: XmlElement) =>
    oneLine(attributeOf(category, 'label') || attributeOf(category, 'term') || textOf(category));
  return { categories: categories.map(label), tags: textsOf(entry, 'dc:subject').map(oneLine) };
}

function listAttachments(entry: XmlElement, base: string | undefined): readonly Attachment[] {
  return findAll(entry, 'link')
    .filter((link) => attributeOf(link, 'rel') === 'enclosure')
    .flatMap((link) => {
      const url = resolveAddress(attributeOf(link, 'href'), base);
      return url === undefined
        ? []
        : [{ url, type: attributeOf(link, 'type'), title: attributeOf(link, 'title') }];
    });
}

function countComments(entry: XmlElement): number | undefined {
  const replies = findAll(entry, 'link').find((link) => attributeOf(link, 'rel') === 'replies');
  return readCount(textOf(find(entry, 'thr:total')) || attributeOf(replies, 'thr:count'));
}

type Kind = 'text' | 'html' | 'xhtml' | 'elsewhere' | 'other';

/** Atom 0.3 says it with `mode` and a type of MIME; a text that holds elements is XHTML whatever it says. */
function kindOf(element: XmlElement): Kind {
  const type = attributeOf(element, 'type').toLowerCase();
  if (attributeOf(element, 'src') !== '') return 'elsewhere';
  if (attributeOf(element, 'mode') === 'base64') return 'other';
  if (element.children.some(isElement)) return 'xhtml';
  if (attributeOf(element, 'mode') === 'escaped' && type !== 'text/plain') return 'html';
  if (['html', 'text/html', 'xhtml', 'application/xhtml+xml'].includes(type)) return 'html';
  return type === '' || type === 'text' || type === 'text/plain' ? 'text' : 'other';
}

function printConstruct(element: XmlElement | undefined, base: string | undefined, take: TakeNote): string {
  if (element === undefined) return '';
  const kind = kindOf(element);
  switch (kind) {
    case 'text':
      return toParagraphs(escapeHtml(textOf(element)));
    case 'html':
      return textOf(element);
    case 'xhtml':
      return printXhtml(element, take);
    case 'elsewhere': {
      const url = resolveAddress(attributeOf(element, 'src'), base);
      take({ construct: '<content src>', outcome: url === undefined ? 'refused' : 'simplified' });
      return url === undefined ? '' : `<p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`;
    }
    case 'other':
      take({
        construct: `<content type="${attributeOf(element, 'type').slice(0, 40)}">`,
        outcome: 'refused',
      });
      return '';
    default:
      return kind satisfies never;
  }
}

/** The `<div>` around XHTML is Atom's, not the author's. */
function printXhtml(element: XmlElement, take: TakeNote): string {
  const elements = element.children.filter(isElement);
  const [only] = elements;
  const isWrapped = elements.length === 1 && only !== undefined && /^(?:html:)?div$/.test(only.name);
  return printMarkup(isWrapped ? only : element, 'text', take).trim();
}
