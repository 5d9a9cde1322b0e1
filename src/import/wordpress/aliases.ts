/**
 * Lists the other paths under which a post was found: that of its GUID where the site is the same, and those of the
 * names that it had; nothing where there are none.
 *
 * @example
 * listAliases('https://a.example/2021/fox/', 'https://a.example/?p=12', ['foxx']) // => ['/?p=12', '/2021/foxx/']
 */
export function listAliases(
  url: string | undefined,
  guid: string | undefined,
  oldSlugs: readonly string[] = [],
): readonly string[] | undefined {
  if (url === undefined) return undefined;
  const now = new URL(url);
  const paths = new Set<string>();
  if (guid !== undefined && URL.canParse(guid)) {
    const { hostname, pathname, search } = new URL(guid);
    const isSame = stripHost(hostname) === stripHost(now.hostname);
    if (isSame && pathname + search !== '/') paths.add(pathname + search);
  }
  const segments = now.pathname.split('/');
  const place = segments.findLastIndex((segment) => segment !== '');
  for (const slug of oldSlugs) {
    if (slug !== '' && !slug.includes('/') && place > 0) paths.add(segments.with(place, slug).join('/'));
  }
  paths.delete(now.pathname + now.search);
  return paths.size === 0 ? undefined : [...paths];
}

function stripHost(host: string): string {
  return host.replace(/^www\./, '');
}
