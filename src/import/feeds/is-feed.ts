/** What a file turns out to be, by its first kilobytes. */
export type FileKind = 'xml feed' | 'json feed' | 'html' | 'other';

// A byte order mark, the XML declaration, comments, style sheets, a document type with its entities.
const PROLOGUE =
  /^(?:\s|\ufeff|<\?(?:(?!\?>)[^])*\?>|<!--(?:(?!-->)[^])*-->|<!DOCTYPE(?!\s+html)[^[>]*(?:\[[^\]]*\]\s*)?>)*/i;

/**
 * Tells what a file is by what stands in it, not by its name.
 *
 * @param head the first kilobytes
 */
export function tellKind(head: string): FileKind {
  const start = head.slice(PROLOGUE.exec(head)?.[0].length ?? 0);
  if (/^<(?:[\w.-]+:)?(?:rss|rdf|feed|channel)[\s/>]/i.test(start)) return 'xml feed';
  if (/^<(?:!doctype\s+html|html|head|body|title|meta)[\s>]/i.test(start)) return 'html';
  const isJson =
    start.startsWith('{') && /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\//i.test(head);
  return isJson ? 'json feed' : 'other';
}

/**
 * Tells whether a file is a feed: RSS, Atom or JSON Feed. The export of a WordPress site is RSS in form, and none.
 *
 * @param head the first kilobytes
 */
export function isFeed(head: string): boolean {
  return (
    tellKind(head).endsWith('feed') && !/\bxmlns:wp\s*=\s*["']https?:\/\/wordpress\.org\/export\//i.test(head)
  );
}

/** Names what a file is in place of a feed. */
export function describeOther(head: string): string {
  const start = head.slice(PROLOGUE.exec(head)?.[0].length ?? 0);
  if (/^<opml[\s>]/i.test(start)) return 'a list of feeds (OPML)';
  if (/^<(?:urlset|sitemapindex)[\s>]/i.test(start)) return 'a sitemap';
  const [, root] = /^<([\w:.-]{1,40})/.exec(start) ?? [];
  if (root !== undefined) return `XML that is none (<${root}>)`;
  if (/^[{[]/.test(start)) return 'JSON that is no JSON Feed';
  return start.trim() === '' ? 'an empty file' : 'something else';
}
