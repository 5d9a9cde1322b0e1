import type { Slug } from '../../model/slug.ts';
import { toSlug } from '../../model/slug.ts';
import type { SourceItem } from '../source.ts';

/** Gives the name that an item asks for: its own, the end of its address, its headline. */
export function wishSlug({ slug, url, title, id }: SourceItem): Slug {
  const named = [slug, url === undefined ? undefined : lastPart(url), title].find(
    (text) => text !== undefined && /[\p{L}\p{N}]/u.test(text),
  );
  return toSlug(named ?? id);
}

function lastPart(url: string): string | undefined {
  const parts = URL.canParse(url) ? new URL(url).pathname.split('/') : [];
  const last = parts.findLast((part) => part !== '')?.replace(/\.(?:html?|php|aspx?)$/i, '');
  return last === undefined || /^index$|^\d+$/.test(last) ? undefined : decode(last);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: somebody's own name.
    return text;
  }
}
