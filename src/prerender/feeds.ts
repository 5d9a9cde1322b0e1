import { Feed } from 'feed';

import type { Card } from '../model/edition.ts';
import { escapeText } from './markup.ts';
import type { SiteFacts } from './site-facts.ts';
import { toArticle, toList, toUrl } from './site-facts.ts';

/** What a feed is a feed of. */
export type Channel = {
  readonly title: string;
  readonly description: string;
  /** The address of its page below the site's, without a slash at the end; empty for the site itself. */
  readonly path: string;
  /** Newest first. */
  readonly cards: readonly Card[];
};

/** The feeds of a channel: their types, and the names of their files. */
export const FEEDS = [
  { type: 'application/rss+xml', name: 'rss.xml' },
  { type: 'application/atom+xml', name: 'atom.xml' },
  { type: 'application/feed+json', name: 'feed.json' },
] as const;

/**
 * The folder of a channel's feeds, below the site: beside the pages, for a folder that is named like a page would hide
 * it on some hosts.
 *
 * @example
 * toFeedFolder('/tag/5g') // => '/feeds/tag/5g'
 * toFeedFolder('')        // => ''
 */
export function toFeedFolder(path: string): string {
  return path === '' ? '' : `/feeds${path}`;
}

/** Prints a channel as RSS 2.0, Atom 1.0 and JSON Feed 1.1, by the names of their files. */
export function printFeeds(
  site: SiteFacts,
  channel: Channel,
): Record<(typeof FEEDS)[number]['name'], string> {
  return {
    'rss.xml': printRss(site, channel),
    // Atom says of its titles that they are HTML; RSS says nothing.
    'atom.xml': makeFeed(site, channel, escapeText).atom1(),
    'feed.json': printJsonFeed(site, channel),
  };
}

/** RSS takes an author for an email address; names are for Dublin Core. */
function printRss(site: SiteFacts, channel: Channel): string {
  const feed = makeFeed(site, channel, (headline) => headline);
  for (const item of feed.items) {
    const names = (item.author ?? []).map(({ name }) => name).join(', ');
    if (names !== '') item.extensions = [{ name: 'dc:creator', objects: { _text: names } }];
    delete item.author;
  }
  return feed
    .rss2()
    .replace('<rss version="2.0"', '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"');
}

function toPage(site: SiteFacts, { path }: Channel): string {
  return `${site.url}${path === '' ? '/' : path}`;
}

function makeFeed(site: SiteFacts, channel: Channel, printTitle: (headline: string) => string): Feed {
  const { title, description, path, cards } = channel;
  const link = toPage(site, channel);
  const folder = `${site.url}${toFeedFolder(path)}`;
  const feed = new Feed({
    id: link,
    title,
    description,
    link,
    language: site.language,
    copyright: site.title,
    generator: 'Kiosque',
    // Of its newest article, not of the build: the same articles give the same bytes.
    updated: new Date(cards[0]?.published ?? 0),
    feedLinks: { rss: `${folder}/rss.xml`, atom: `${folder}/atom.xml`, json: `${folder}/feed.json` },
  });
  for (const { slug, headline, standfirst, published, authors, category, tags } of cards) {
    const address = toUrl(site, toArticle(slug));
    feed.addItem({
      id: address,
      link: address,
      title: printTitle(headline),
      // Feed readers take it for HTML.
      ...(standfirst === undefined ? {} : { description: escapeText(standfirst) }),
      date: new Date(published),
      published: new Date(published),
      author: authors.map((author) => ({
        name: author.name,
        link: toUrl(site, toList('author', author.slug)),
      })),
      category: [category.label, ...tags.map(({ name }) => name)].map((name) => ({ name, term: name })),
    });
  }
  return feed;
}

/** The library writes version 1.0, which has one author an item and no language. */
function printJsonFeed(site: SiteFacts, channel: Channel): string {
  const { title, description, path, cards } = channel;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: toPage(site, channel),
    feed_url: `${site.url}${toFeedFolder(path)}/feed.json`,
    language: site.language,
    items: cards.map(({ slug, headline, standfirst, published, authors, tags, language }) => ({
      id: toUrl(site, toArticle(slug)),
      url: toUrl(site, toArticle(slug)),
      title: headline,
      content_text: standfirst ?? headline,
      date_published: published,
      authors: authors.map((author) => ({
        name: author.name,
        url: toUrl(site, toList('author', author.slug)),
      })),
      tags: tags.map(({ name }) => name),
      language: language ?? site.language,
    })),
  };
  return `${JSON.stringify(feed, undefined, 2)}\n`;
}
