import { isSafeHref } from '../../model/block.ts';

/** Reads the addresses of one body. */
export type Addresses = {
  /** Gives what a link may lead to; nothing when that is nowhere a reader may be sent. */
  readLink(raw: string): { readonly href: string } | { readonly fragment: string } | undefined;
  /** Gives the whole address of something that is shown or played; nothing when it has none. */
  resolve(raw: string): URL | undefined;
  /** Prints an address: below the site, as a path; elsewhere, whole. */
  print(url: URL): string;
};

const SCHEMES = ['https:', 'http:', 'mailto:'];

/** A site whose address is not known yet still has paths. */
const NO_SITE = 'https://site.invalid';

/**
 * Opens the addresses of a body.
 *
 * @param siteUrl the public address of the site; its own absolute links become paths.
 * @param base the article's own address, for relative links. Without it only paths from the root
 * of the site can be told.
 */
export function openAddresses(siteUrl: string, base: string | undefined): Addresses {
  const site = new URL(URL.canParse(siteUrl) ? siteUrl : NO_SITE);
  const root = site.pathname.replace(/\/$/, '');
  const own = base !== undefined && URL.canParse(base) ? new URL(base) : undefined;

  const resolve = (raw: string) => {
    const text = stripAddress(raw);
    if (text === '') return undefined;
    // A browser reads `\\host` and `/\host` as `//host`.
    const whole = /^[/\\]{2}/.test(text) ? `https:${text}` : text;
    if (own !== undefined) return parseUrl(whole, own.href);
    return /^[/\\]/.test(whole) ? parseUrl(`${site.origin}${root}${whole}`) : parseUrl(whole);
  };

  const print = (url: URL) => {
    const isOurs = url.host === site.host && `${url.pathname}/`.startsWith(`${root}/`);
    const path = url.pathname.slice(root.length).replace(/^\/*/, '/');
    return (isOurs ? `${path}${url.search}${url.hash}` : url.href).replaceAll(' ', '%20');
  };

  return {
    resolve,
    print,
    readLink(raw) {
      const text = stripAddress(raw);
      if (text.startsWith('#')) return { fragment: decodePart(text.slice(1)) };
      const url = resolve(text);
      if (url === undefined || !SCHEMES.includes(url.protocol)) return undefined;
      if (own !== undefined && url.hash !== '' && isSamePage(url, own))
        return { fragment: decodePart(url.hash.slice(1)) };
      const href = print(url);
      return isSafeHref(href) ? { href } : undefined;
    },
  };
}

/** Tells whether an address only means something beside another one: no scheme, no host. */
export function isRelative(raw: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(stripAddress(raw));
}

/** Decodes the percent signs of a part of an address; one that is not encoded stays as it is. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone percent sign.
    return part;
  }
}

/** A browser drops control characters before it reads the scheme: `java\nscript:` is one word. */
function stripAddress(raw: string): string {
  return raw.replaceAll(/\p{Cc}/gu, '').trim();
}

function parseUrl(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

function isSamePage(a: URL, b: URL): boolean {
  return a.host === b.host && a.pathname === b.pathname && a.search === b.search;
}
