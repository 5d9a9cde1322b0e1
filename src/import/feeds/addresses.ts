/**
 * Resolves an address of the web against the ones around it; nothing for what is none, such as `tag:` and `javascript:`.
 *
 * @example
 * resolveAddress('fox', 'https://a.example/posts/') // => 'https://a.example/posts/fox'
 * resolveAddress('tag:a.example,2024:1', undefined) // => undefined
 */
export function resolveAddress(text: string, base: string | undefined): string | undefined {
  const written = text.trim();
  if (written === '' || !URL.canParse(written, base)) return undefined;
  const url = new URL(written, base);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** Follows bases from the outermost to the innermost; one that is empty or names a place of the same page changes nothing. */
export function followBases(bases: readonly string[], start: string | undefined): string | undefined {
  return bases.reduce(
    (base, next) => (next.startsWith('#') ? base : (resolveAddress(next, base) ?? base)),
    start,
  );
}

/** Gives a path that is known without its site, as an old path of an article. */
export function toAliases(text: string, url: string | undefined): readonly string[] {
  return url === undefined && /^\/[^/\s]/.test(text.trim()) ? [text.trim()] : [];
}
