import { followBases, resolveAddress } from './addresses.ts';
import { present, toLanguageTag } from './draft-item.ts';
import type { FeedFacts } from './feed-facts.ts';
import { readNames } from './names.ts';
import { oneLine, toPlainText } from './plain-text.ts';
import { findPage, listPeople, readAtomText } from './read-atom-entry.ts';
import type { Piece } from './read-pieces.ts';
import { readRssTitle } from './titles.ts';
import type { XmlElement } from './xml-element.ts';
import { attributeOf, find, findAll, textOf } from './xml-element.ts';

/** What a first reading of an XML feed tells. */
export type FeedSurvey = { readonly facts: FeedFacts; readonly isAtom: boolean; readonly items: number };

/** Reads a feed through for what it says of itself, which may stand behind its items. */
export async function surveyFeed(
  pieces: AsyncIterable<Piece>,
  name: string,
  address: string | undefined,
): Promise<FeedSurvey> {
  const parts: XmlElement[] = [];
  let root: { readonly element: XmlElement; readonly uri: string } | undefined;
  let items = 0;
  for await (const piece of pieces) {
    if (piece.kind === 'root') root = piece;
    else if (piece.kind === 'part') parts.push(piece.element);
    else if (piece.kind === 'item' || piece.item !== undefined) items += 1;
  }
  const isAtom = root?.element.name === 'feed';
  // The parts in one element, so that they are found as those of an item are.
  const head: XmlElement = { ...(root?.element ?? EMPTY), children: parts };
  const facts = isAtom ? describeAtom(head, address) : describeRss(head, address);
  return { facts: { ...facts, name, format: nameFormat(root?.element, root?.uri ?? '') }, isAtom, items };
}

const EMPTY: XmlElement = {
  name: '',
  isMarkup: false,
  attributes: new Map(),
  children: [],
  line: 1,
  bases: [],
  language: undefined,
};

type Described = Omit<FeedFacts, 'name' | 'format'>;

function describeRss(head: XmlElement, address: string | undefined): Described {
  const self = findAll(head, 'atom:link').find((link) => attributeOf(link, 'rel') === 'self');
  const link = find(head, 'link');
  const start = address ?? resolveAddress(attributeOf(self, 'href'), undefined);
  const url = resolveAddress(textOf(link), followBases(link?.bases ?? [], start));
  const creators = findAll(head, 'dc:creator').flatMap((creator) => readNames(textOf(creator)));
  return {
    base: start ?? url,
    authors: creators.map((name) => ({ name })),
    next: findNext(findAll(head, 'atom:link'), start ?? url),
    isWordPress: isWordPress(head),
    site: describeSite({
      title: readRssTitle(find(head, 'title'), () => {}),
      tagline: toPlainText(textOf(find(head, 'description'))),
      url,
      language: textOf(find(head, 'language', 'dc:language')) || head.language,
    }),
  };
}

function describeAtom(head: XmlElement, address: string | undefined): Described {
  const self = findAll(head, 'link').find((link) => attributeOf(link, 'rel') === 'self');
  const page = findPage(head);
  const start = address ?? resolveAddress(attributeOf(self, 'href'), undefined);
  const url = resolveAddress(attributeOf(page, 'href'), followBases(page?.bases ?? [], start));
  const base = start ?? url;
  return {
    base,
    authors: listPeople(head, followBases(head.bases, base)),
    next: findNext(findAll(head, 'link'), base),
    isWordPress: isWordPress(head),
    site: describeSite({
      title: readAtomText(find(head, 'title')),
      tagline: readAtomText(find(head, 'subtitle', 'tagline')),
      url,
      language: head.language,
    }),
  };
}

/** Finds the page behind a feed (RFC 5005): of its archive, which does not move while it is read, else of its pages. */
function findNext(links: readonly XmlElement[], base: string | undefined): string | undefined {
  for (const wanted of ['prev-archive', 'next']) {
    const link = links.find((one) => readRelation(one) === wanted && attributeOf(one, 'href') !== '');
    if (link !== undefined) return resolveAddress(attributeOf(link, 'href'), followBases(link.bases, base));
  }
  return undefined;
}

function readRelation(link: XmlElement): string {
  return attributeOf(link, 'rel')
    .toLowerCase()
    .replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, '');
}

/** `<generator>https://wordpress.org/?v=6.4.2</generator>`, in Atom `<generator uri="https://wordpress.org/">`. */
function isWordPress(head: XmlElement): boolean {
  return findAll(head, 'generator').some((generator) =>
    /^https?:\/\/(?:www\.)?wordpress\.(?:org|com)\b/i.test(
      attributeOf(generator, 'uri') || textOf(generator),
    ),
  );
}

type SiteTexts = {
  readonly title: string;
  readonly tagline: string;
  readonly url: string | undefined;
  readonly language: string | undefined;
};

function describeSite({ title, tagline, url, language }: SiteTexts): FeedFacts['site'] {
  return {
    ...present('title', oneLine(title) || undefined),
    ...present('tagline', oneLine(tagline) || undefined),
    ...present('url', url),
    ...present('language', toLanguageTag(language)),
  };
}

function nameFormat(root: XmlElement | undefined, uri: string): string {
  if (root?.name === 'feed') return uri.startsWith('http://purl.org/atom/') ? 'Atom 0.3' : 'Atom 1.0';
  if (root?.name.endsWith('rdf') === true) return 'RSS 1.0';
  return `RSS ${attributeOf(root, 'version') || '2.0'}`;
}
