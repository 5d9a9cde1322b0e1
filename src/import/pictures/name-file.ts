import { toSlug } from '../../model/slug.ts';

/** The longest part of a file's name that is readable. */
const NAME_LENGTH = 60;

/** Gives the readable part of the name of a file that is saved: that of its address or path, without its ending. */
export function nameFile(address: string): string {
  if (/^data:/i.test(address)) return 'picture';
  const path = address.replace(/[?#].*$/s, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const words = [...toSlug(decode(name).replace(/\.[a-z\d]{2,5}$/i, ''))].slice(0, NAME_LENGTH).join('');
  return words.replace(/-$/, '') || 'picture';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign.
    return text;
  }
}
