import { describe, expect, it } from 'vitest';

import { printFeeds } from '../../../src/prerender/feeds.ts';
import { makeCard } from '../../support/make-card.ts';
import { makeSiteFacts } from './make-site-facts.ts';

const cards = [
  makeCard({ headline: 'R&D : « <script> » ]]>', standfirst: 'Moins de 3 < 4 & plus.' }),
  makeCard({ headline: 'Un renard' }),
];
const channel = { title: 'Mobile – Kiosque', description: 'Mobile', path: '/category/mobile', cards };

describe('feeds', () => {
  it('are the same bytes for the same articles', () => {
    expect(printFeeds(makeSiteFacts(), channel)).toEqual(printFeeds(makeSiteFacts(), channel));
  });

  it('never let a text of an article become markup', () => {
    const feeds = printFeeds(makeSiteFacts(), channel);

    for (const name of ['rss.xml', 'atom.xml'] as const) {
      const withoutSections = feeds[name]?.replaceAll(/<!\[CDATA\[[^]*?\]\]>/g, '') ?? '';
      expect(withoutSections).not.toContain('<script');
      expect(feeds[name]).toContain('Moins de 3 &lt; 4 &amp; plus.');
    }
  });

  it('as Atom, whose titles are HTML, escape a headline; as RSS leave it as it is', () => {
    const feeds = printFeeds(makeSiteFacts(), channel);

    expect(feeds['atom.xml']).toContain('R&amp;D : « &lt;script&gt; » ]]&gt;');
    expect(feeds['rss.xml']).toContain('<![CDATA[R&D : « <script> »');
  });

  it('as JSON are JSON Feed 1.1 with what our own content folder takes', () => {
    const json = JSON.parse(printFeeds(makeSiteFacts(), channel)['feed.json'] ?? '') as {
      version: string;
      feed_url: string;
      items: { title: string; content_text: string }[];
    };

    expect(json.version).toBe('https://jsonfeed.org/version/1.1');
    expect(json.feed_url).toBe('https://kiosque.example/feeds/category/mobile/feed.json');
    expect(json.items.map(({ title }) => title)).toEqual(cards.map(({ headline }) => headline));
    expect(json.items[0]?.content_text).toBe('Moins de 3 < 4 & plus.');
  });

  it('of nothing are feeds without an item', () => {
    const feeds = printFeeds(makeSiteFacts(), { ...channel, cards: [] });

    expect(feeds['rss.xml']).not.toContain('<item>');
    expect(feeds['atom.xml']).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
  });
});
