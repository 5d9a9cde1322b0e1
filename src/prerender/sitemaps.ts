import type { SiteFacts } from './site-facts.ts';
import { escapeText } from './markup.ts';

/** Addresses that one file may hold (sitemaps.org). */
const MOST_URLS = 50_000;
/** News of two days before the newest article, as search engines ask for (Google's news sitemaps). */
export const NEWS_MS = 2 * 24 * 60 * 60_000;

/** A page of a sitemap; when it changed last, where that is known. */
export type SitemapPage = { readonly address: string; readonly modified?: string };

/**
 * Prints the sitemaps of a site: files of at most 50,000 addresses each, and `sitemap.xml`, which names them and the
 * one of the news.
 */
export function* printSitemaps(
  site: SiteFacts,
  pages: Iterable<SitemapPage>,
): Generator<readonly [file: string, text: string]> {
  const files = ['sitemap-news.xml'];
  let some: string[] = [];
  const close = (): readonly [string, string] => {
    const file = `sitemap-${files.length}.xml`;
    files.push(file);
    const text = `${DECLARATION}<urlset xmlns="${SITEMAP}">\n${some.join('\n')}\n</urlset>\n`;
    some = [];
    return [file, text];
  };
  for (const { address, modified } of pages) {
    const date = modified === undefined ? '' : `<lastmod>${modified}</lastmod>`;
    some.push(`<url><loc>${escapeText(`${site.url}${address}`)}</loc>${date}</url>`);
    if (some.length === MOST_URLS) yield close();
  }
  if (some.length > 0) yield close();
  const entries = files.map((file) => `<sitemap><loc>${escapeText(`${site.url}/${file}`)}</loc></sitemap>`);
  yield [
    'sitemap.xml',
    `${DECLARATION}<sitemapindex xmlns="${SITEMAP}">\n${entries.join('\n')}\n</sitemapindex>\n`,
  ];
}

/** An article of the last days. */
export type NewsItem = {
  readonly address: string;
  readonly headline: string;
  readonly published: string;
  readonly language: string;
};

/** Prints the sitemap of the news. */
export function printNewsSitemap(site: SiteFacts, items: readonly NewsItem[]): string {
  const entries = items.map(
    ({ address, headline, published, language }) =>
      `<url><loc>${escapeText(`${site.url}${address}`)}</loc><news:news><news:publication>` +
      `<news:name>${escapeText(site.title)}</news:name><news:language>${escapeText(language)}</news:language>` +
      `</news:publication><news:publication_date>${published}</news:publication_date>` +
      `<news:title>${escapeText(headline)}</news:title></news:news></url>`,
  );
  return `${DECLARATION}<urlset xmlns="${SITEMAP}" xmlns:news="${NEWS}">\n${entries.join('\n')}\n</urlset>\n`;
}

/** Prints what crawlers are told. */
export function printRobots(site: SiteFacts): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${site.url}/sitemap.xml\n`;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9';
