import { Feed } from 'feed';

import type { Card } from '../model/edition.ts';
import { EVERYTHING } from '../model/filter.ts';
import { escapeText } from './markup.ts';
import type { SiteFacts } from './site-facts.ts';
import { toUrl } from './site-facts.ts';

/** What a feed is a feed of. */
export type Channel = {
  readonly title: string;
  readonly description: string;
  /** The address of its page below the site's, without a slash at the end; empty for the site itself. */
  readonly path: string;
  /** Newest first. */
  readonly cards: readonly Card[];
};

/** Prints a channel as RSS 2.0, Atom 1.0 and JSON Feed 1.1, by the names of their files. */
export function printFeeds(site: SiteFacts, channel: Channel): Record<string, string> {
  const { title, description, path, cards } = channel;
  const link = `${site.url}${path === '' ? '/' : path}`;
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
    feedLinks: {
      rss: `${site.url}${path}/rss.xml`,
      atom: `${site.url}${path}/atom.xml`,
      json: `${site.url}${path}/feed.json`,
    },
  });
  for (const card of cards) {
    const address = toUrl(site, { page: 'article', slug: card.slug, fragment: '' });
    feed.addItem({
      id: address,
      link: address,
      title: card.headline,
      // Feed readers take it for HTML.
      ...(card.standfirst === undefined ? {} : { description: escapeText(card.standfirst) }),
      date: new Date(card.published),
      published: new Date(card.published),
      author: card.authors.map(({ name, slug }) => ({
        name,
        link: toUrl(site, { page: 'author', slug, filter: EVERYTHING }),
      })),
      category: [card.category.label, ...card.tags.map(({ name }) => name)].map((name) => ({ name })),
    });
  }
  return {
    'rss.xml': feed.rss2(),
    'atom.xml': feed.atom1(),
    'feed.json': printJsonFeed(site, channel, link),
  };
}

/** The library writes version 1.0, which has one author an item and no language. */
function printJsonFeed(site: SiteFacts, { title, description, path, cards }: Channel, link: string): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: link,
    feed_url: `${site.url}${path}/feed.json`,
    language: site.language,
    items: cards.map((card) => ({
      id: toUrl(site, { page: 'article', slug: card.slug, fragment: '' }),
      url: toUrl(site, { page: 'article', slug: card.slug, fragment: '' }),
      title: card.headline,
      content_text: card.standfirst ?? card.headline,
      date_published: card.published,
      authors: card.authors.map(({ name, slug }) => ({
        name,
        url: toUrl(site, { page: 'author', slug, filter: EVERYTHING }),
      })),
      tags: card.tags.map(({ name }) => name),
      language: card.language ?? site.language,
    })),
  };
  return `${JSON.stringify(feed, undefined, 2)}\n`;
}
