import type { Edition } from './edition.ts';

/**
 * Gives an old path the form in which it is looked up: without query, fragment and final slash,
 * its letters encoded as a browser encodes them.
 *
 * @example
 * normalizeAlias('/2021/03/fox/?utm=1') // => '/2021/03/fox'
 * normalizeAlias('/été')                // => '/%C3%A9t%C3%A9'
 */
export function normalizeAlias(path: string): string {
  const bare = path.replace(/[?#].*$/s, '').replace(/(?<=.)\/+$/, '');
  try {
    return encodeURI(decodeURI(bare));
  } catch {
    // A lone percent sign, or half a character: no browser asks for anything like it.
    return bare;
  }
}

/**
 * Names the file in which an old path stands. They are spread over 256 files (FNV-1a), so that
 * following one of a million fetches a few kilobytes.
 */
export function toAliasFile(path: string): string {
  let hash = 0x811c9dc5;
  for (const character of normalizeAlias(path))
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 24) ^ (hash & 0xff)).toString(16).padStart(2, '0');
}

/** Tells whether a front door says that a file of old addresses exists. */
export function hasAliasFile({ aliases }: Pick<Edition, 'aliases'>, file: string): boolean {
  const number = Number.parseInt(file, 16);
  return ((Number.parseInt(aliases[number >> 2] ?? '0', 16) >> (number & 3)) & 1) === 1;
}

/** Writes which files of old addresses exist as the front door holds it; `hasAliasFile` reads it. */
export function packAliasFiles(files: readonly string[]): string {
  const digits = Array.from({ length: 64 }, () => 0);
  for (const file of files) {
    const number = Number.parseInt(file, 16);
    digits[number >> 2] = (digits[number >> 2] ?? 0) | (1 << (number & 3));
  }
  return digits.map((digit) => digit.toString(16)).join('');
}
