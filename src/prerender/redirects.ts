import { parseLocation, printLocation } from '../model/location.ts';
import type { Slug } from '../model/slug.ts';
import { escapeText } from './markup.ts';
import type { SiteFacts } from './site-facts.ts';
import { toArticle, toUrl } from './site-facts.ts';

/** An old permalink and where its article is now. */
export type Redirect = { readonly from: string; readonly to: Slug };

/** Old permalinks that may have a file of their own: not those that a page of the site has taken. */
export function canRedirect(from: string): boolean {
  return (
    from.startsWith('/') &&
    !/(?:^|\/)\.{1,2}(?:\/|$)|[?#]/.test(from) &&
    parseLocation(from).page === 'unknown'
  );
}

/** Prints a page that leads from an old permalink to its article, for hosts that cannot redirect. */
export function printStub(site: SiteFacts, base: string, to: Slug): string {
  const target = escapeText(`${base.replace(/\/$/, '')}${printLocation(toArticle(to))}`);
  return `<!doctype html>
<html lang="${escapeText(site.language)}">
  <head>
    <meta charset="utf-8" />
    <meta name="robots" content="noindex" />
    <meta http-equiv="refresh" content="0; url=${target}" />
    <link rel="canonical" href="${escapeText(toUrl(site, toArticle(to)))}" />
    <title>${escapeText(site.title)}</title>
  </head>
  <body>
    <p><a href="${target}">${target}</a></p>
  </body>
</html>
`;
}

/** Prints `_redirects`, as Netlify and Cloudflare Pages read it. */
export function printRedirects(base: string, redirects: readonly Redirect[]): string {
  const root = base.replace(/\/$/, '');
  return redirects
    .map(({ from, to }) => `${root}${from} ${root}${printLocation(toArticle(to))} 301\n`)
    .join('');
}
