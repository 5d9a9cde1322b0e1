import { describe, expect, it } from 'vitest';

import { printNewsSitemap, printSitemaps } from '../../../src/prerender/sitemaps.ts';
import { makeSiteFacts } from './make-site-facts.ts';

const site = makeSiteFacts();

describe('sitemaps', () => {
  it('hold at most 50,000 addresses each, and all of them together', () => {
    const pages = Array.from({ length: 120_001 }, (_, page) => ({ address: `/article/a${page}` }));

    const files = new Map(printSitemaps(site, pages));

    const counts = [...files].map(([file, text]) => [file, text.split('<loc>').length - 1]);
    expect(counts).toEqual([
      ['sitemap-1.xml', 50_000],
      ['sitemap-2.xml', 50_000],
      ['sitemap-3.xml', 20_001],
      ['sitemap.xml', 4],
    ]);
    expect(files.get('sitemap.xml')).toContain(`<loc>${site.url}/sitemap-3.xml</loc>`);
    expect(files.get('sitemap-3.xml')).toContain(`<loc>${site.url}/article/a120000</loc>`);
  });

  it('say when an article changed last', () => {
    const [[, text] = ['', '']] = printSitemaps(site, [
      { address: '/article/a', modified: '2021-03-05T10:00:00Z' },
      { address: '/tags' },
    ]);

    expect(text).toContain(`<loc>${site.url}/article/a</loc><lastmod>2021-03-05T10:00:00Z</lastmod></url>`);
    expect(text).toContain(`<loc>${site.url}/tags</loc></url>`);
  });

  it('of the news escape what XML would read', () => {
    const text = printNewsSitemap(site, [
      { address: '/article/a', headline: 'R&D <b>', published: '2021-03-05T10:00:00Z', language: 'fr' },
    ]);

    expect(text).toContain('<news:title>R&amp;D &lt;b&gt;</news:title>');
  });
});
