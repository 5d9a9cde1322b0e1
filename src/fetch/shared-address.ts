/** What a program shares, in the words of the Web Share Target API; empty where it says nothing. */
export type Shared = { readonly title: string; readonly text: string; readonly url: string };

/** Reads what was shared from the query of the page that it is shared to: a browser writes it as a form. */
export function readShared(query: string): Shared {
  const pairs = new URLSearchParams(query);
  const read = (key: string) => pairs.get(key) ?? '';
  return { title: read('title'), text: read('text'), url: read('url') };
}

/** More than a program shares at once, and few enough to look each up. */
const MOST = 5;
const ADDRESS = /https?:\/\/[^\s<>"“”«»]+/gi;

/**
 * Finds the addresses in what was shared, the likeliest first, each once, without what only says where a reader came from:
 * programs put an address under `url`, amid a text, or in the title.
 *
 * @example
 * findSharedAddresses({ title: '', text: 'À lire (https://a.example/b?utm_source=c).', url: '' })
 * // => ['https://a.example/b']
 */
export function findSharedAddresses({ url, text, title }: Shared): readonly string[] {
  const found = [url, text, title].flatMap((words) => words.match(ADDRESS) ?? []);
  const clean = found.flatMap((address) => {
    const parsed = parseUrl(trimSentence(address));
    return parsed === undefined ? [] : [withoutTracking(parsed).href];
  });
  return [...new Set(clean)].slice(0, MOST);
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    // The constructor's word for a text that is no address.
    return undefined;
  }
}

/** An address in a sentence ends before the full stop, and before a bracket that was opened outside of it. */
function trimSentence(address: string): string {
  const bare = address.replace(/[.,;:!?…'’]+$/, '');
  const isClosed = bare.endsWith(')') && !bare.includes('(');
  return isClosed ? trimSentence(bare.slice(0, -1)) : bare;
}

/** What newsletters, networks and advertisers add to addresses. */
const TRACKING =
  /^(?:utm_\w+|mtm_\w+|pk_\w+|at_\w+|(?:fb|g|d|tw|y|tt)clid|msclkid|igsh(?:id)?|gbraid|wbraid|mc_[ce]id|xtor|_hsenc|_hsmi|mkt_tok|ref_src)$/i;

function withoutTracking(url: URL): URL {
  const names = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  // Written anew only where something goes: a query is not always a form.
  for (const name of names) url.searchParams.delete(name);
  // `#:~:text=` marks words for the browser that opens it.
  url.hash = url.hash.replace(/:~:.*$/s, '').replace(/^#$/, '');
  return url;
}

/**
 * Gives an address below the site's base where it is one of the site; nothing where it is not. A site has the same pages
 * with and without encryption, with and without `www`.
 *
 * @param bases where the site is, each with a slash at its end
 *
 * @example
 * toOwnAddress('http://www.a.example/blog/tag/5g?not=6g', ['https://a.example/blog/']) // => '/tag/5g?not=6g'
 */
export function toOwnAddress(address: string, bases: readonly string[]): string | undefined {
  const { pathname, search, hash, ...rest } = splitUrl(address);
  const base = bases
    .map(splitUrl)
    .find((some) => some.host === rest.host && `${pathname}/`.startsWith(some.pathname));
  return base === undefined ? undefined : `/${pathname.slice(base.pathname.length)}${search}${hash}`;
}

function splitUrl(address: string) {
  const { host, pathname, search, hash } = new URL(address);
  return { host: host.replace(/^www\./, ''), pathname, search, hash };
}
