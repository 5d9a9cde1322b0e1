import { cleanLine } from './clean-page.ts';
import { escapeMarkup } from './escape-markup.ts';

/** A feed, as a list of subscriptions names it. */
export type ExchangedFeed = { readonly title: string; readonly feedUrl: string; readonly siteUrl: string };

/**
 * Writes feeds as a list of subscriptions, OPML 2.0 (http://opml.org/spec2.opml), which every reader of
 * feeds imports. A feed without a title has its address.
 */
export function printOpml(feeds: readonly ExchangedFeed[], title: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${printText(title)}</title></head>`,
    '  <body>',
    ...feeds.map((feed) => {
      const name = printText(feed.title) || printText(feed.feedUrl);
      const site = feed.siteUrl === '' ? '' : ` htmlUrl="${printText(feed.siteUrl)}"`;
      return `    <outline type="rss" text="${name}" title="${name}" xmlUrl="${printText(feed.feedUrl)}"${site}/>`;
    }),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

/** XML has no sign for U+FFFE and U+FFFF. */
function printText(text: string): string {
  return escapeMarkup(cleanLine(text).replaceAll(/[\uFFFE\uFFFF]/g, ''));
}
