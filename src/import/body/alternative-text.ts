import { readFileName } from './picture-address.ts';

/**
 * Tells whether the alternative text of a picture is none: the name of its file, or the headline of its article, which
 * programs put there.
 *
 * @example
 * isNoAlternative('IMG_2041.jpg', 'https://fox.example/IMG_2041.jpg') // => true
 * isNoAlternative('A fox at dusk', 'https://fox.example/a-fox.jpg')   // => false
 */
export function isNoAlternative(alt: string, address: string, headline?: string): boolean {
  const text = alt.trim().toLowerCase();
  if (text === '') return false;
  if (headline !== undefined && text === headline.trim().toLowerCase()) return true;
  if (/^[^\s/]+\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)$/.test(text)) return true;
  const name = readName(address);
  // One word of letters may say what is to be seen: `fox`, for `fox.jpg`.
  return /[\d_-]/.test(text) && (text === name || text === name.replace(/-(?:\d+x\d+|scaled|rotated)$/, ''));
}

/** Gives the name of a file, without its ending. */
function readName(address: string): string {
  return decode(readFileName(address))
    .toLowerCase()
    .replace(/\.[a-z]{3,4}$/, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign.
    return text;
  }
}
