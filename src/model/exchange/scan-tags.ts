import { decodeEntities } from './decode-entities.ts';

/** A piece of markup: a tag with its name in small letters, or the text between two. */
export type Markup =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly place: number;
      /** Names in small letters; of an attribute that stands twice, the first. */
      readonly attributes: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'close'; readonly name: string; readonly place: number }
  | { readonly kind: 'text'; readonly text: string };

/** Links have a dozen; a map of millions would not hold. */
const MOST_ATTRIBUTES = 64;

const BEGIN = /<(?=[a-z/!?])/gi;
const NAME = /\/?[^\s/>]*/y;
const BLANK = /[\s/]*/y;
const ATTRIBUTE = /([^\s/>=]+|=)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

/**
 * Cuts HTML or XML into tags and texts, entities decoded. It forgives everything: a « < » that begins no
 * tag is text, a tag or a comment that does not end is left out. There is no tree; nothing is repaired.
 *
 * A page under Trusted Types has no DOMParser, and a file of bookmarks needs none. The time it takes
 * grows with the text only: each of these patterns is anchored where the last one ended, and a quote
 * that has no partner is sought once, as there is none behind it either.
 */
export function* scanTags(html: string): Generator<Markup, void> {
  let place = 0;
  while (place < html.length) {
    BEGIN.lastIndex = place;
    const tag = BEGIN.exec(html)?.index ?? html.length;
    if (tag > place) yield { kind: 'text', text: decodeEntities(html.slice(place, tag)) };
    if (tag === html.length) return;

    const next = html.charAt(tag + 1);
    if (next === '!' || next === '?') {
      place = findEnd(html, html.startsWith('<!--', tag) ? '-->' : '>', tag);
      continue;
    }
    const name = matchAt(NAME, html, tag + 1)[0];
    const { attributes, end } = readAttributes(html, tag + 1 + name.length);
    if (end > html.length) return;
    if (next === '/') yield { kind: 'close', name: name.slice(1).toLowerCase(), place: tag };
    else yield { kind: 'open', name: name.toLowerCase(), place: tag, attributes };
    place = end;
  }
}

/** Reads up to the end of a tag; the end is behind the text when the tag has none. */
function readAttributes(html: string, start: number) {
  const attributes = new Map<string, string>();
  let place = start;
  for (;;) {
    place += matchAt(BLANK, html, place)[0].length;
    if (place >= html.length) return { attributes, end: html.length + 1 };
    if (html.charAt(place) === '>') return { attributes, end: place + 1 };
    const [whole, name = '', double, single, bare] = matchAt(ATTRIBUTE, html, place);
    const key = name.toLowerCase();
    if (attributes.size < MOST_ATTRIBUTES && !attributes.has(key))
      attributes.set(key, decodeEntities(double ?? single ?? bare ?? ''));
    place += whole.length;
  }
}

function matchAt(sticky: RegExp, text: string, place: number): readonly [string, ...(string | undefined)[]] {
  sticky.lastIndex = place;
  const [whole = '', ...groups] = sticky.exec(text) ?? [];
  return [whole, ...groups];
}

function findEnd(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}
