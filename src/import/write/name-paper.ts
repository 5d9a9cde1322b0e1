import { basename, dirname, extname, resolve } from 'node:path';

import type { SourceItem, SourceSite } from '../source.ts';

/** What a source says of where it comes from. */
type Told = { readonly site: SourceSite; readonly items: readonly Pick<SourceItem, 'url'>[] };

/** Folders that say what stands in them, and not whose it is. */
const GENERIC =
  /^(?:_?posts?|articles?|blog|content|data|docs|download|export|import|markdown|news|pages?|public|site|source|src|www)$/i;

/**
 * Names a paper after its source: as it names itself, else by the host of its site, else by the folder or the file. Nothing
 * where none of them says whose it is.
 *
 * @example
 * namePaper({ site: {}, items: [] }, '/home/ada/le-petit-renard/content/posts') // => 'Le petit renard'
 */
export function namePaper({ site, items }: Told, source: string): string | undefined {
  return (
    site.title ??
    hostOf(site.url) ??
    hostOf(findOrigin({ site, items })) ??
    hostOf(source) ??
    nameByPath(source)
  );
}

/** Gives the origin of a site: as it says, else where all of its articles are; nothing where they are in several places. */
export function findOrigin({ site, items }: Told): string | undefined {
  const own = site.url === undefined ? null : URL.parse(site.url);
  if (own !== null && /^https?:$/.test(own.protocol)) return own.origin;
  const origins = new Set(items.map(({ url }) => (url === undefined ? undefined : URL.parse(url)?.origin)));
  const [only] = origins;
  return origins.size === 1 && /^https?:/.test(only ?? '') ? only : undefined;
}

function hostOf(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed === null || !/^https?:$/.test(parsed.protocol)
    ? undefined
    : parsed.host.replace(/^www\./, '');
}

function nameByPath(source: string): string | undefined {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(source)) return undefined;
  for (let path = resolve(source); path !== dirname(path); path = dirname(path)) {
    const name = basename(path, /\.(?:json|xml|rss|atom|gz)$/i.test(path) ? extname(path) : '');
    if (/\p{L}/u.test(name) && !GENERIC.test(name)) return toWords(name);
  }
  return undefined;
}

/** A name with a point in it is that of a host. */
function toWords(name: string): string {
  if (name.includes('.')) return name;
  const words = name.replaceAll(/[-_\s]+/g, ' ').trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
