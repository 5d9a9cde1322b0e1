import { decodeEntities } from '../../model/exchange/decode-entities.ts';
import { openMarkup } from './markup.ts';

/** A shortcode in a text. */
export type Shortcode = {
  readonly name: string;
  /** Its named attributes, in lower case. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Its attributes without names, in their order. */
  readonly values: readonly string[];
  /** What stands between its two tags; nothing when it has one. */
  readonly content?: string;
  /** Its opening tag, as it stands. */
  readonly opening: string;
};

/** Shortcodes of WordPress and of plugins that many sites have, which need no attributes to be told. */
const KNOWN = new Set(
  `
  audio caption contact-form contact-form-7 dailymotion embed gallery gist googlemaps gravityform instagram
  ninja_form mc4wp_form playlist soundcloud tweet video videopress vimeo wp_caption wpforms wpvideo youtube
  recent_posts nggallery jetpack_subscription_form
  `
    .trim()
    .split(/\s+/),
);

const OPENING = /\[(\[?)([a-z][\w-]*)((?:[\s=/][^[\]]*)?)\](\]?)/iy;

/**
 * Replaces the shortcodes of a text, outermost first. A word in brackets, `[sic]`, is none; nor is anything in code
 * or in tags. What is escaped, `[[gallery]]`, loses its outer brackets.
 *
 * @param print says what stands for a shortcode.
 */
export function replaceShortcodes(text: string, print: (shortcode: Shortcode) => string): string {
  if (!text.includes('[')) return text;
  const markup = openMarkup(text);
  const written: string[] = [];
  let start = 0;
  for (let at = findNext(text, 0); at >= 0;) {
    if (text[at] === '<') {
      at = findNext(text, Math.max(markup.skip(at).end, at + 1));
      continue;
    }
    const found = readShortcode(text, at, markup.find);
    if (found === undefined) {
      at = findNext(text, at + 1);
      continue;
    }
    written.push(
      text.slice(start, at),
      found.isEscaped ? text.slice(at + 1, found.end - 1) : print(found.shortcode),
    );
    start = found.end;
    at = findNext(text, start);
  }
  return written.join('') + text.slice(start);
}

function findNext(text: string, from: number): number {
  const match = /[<[]/g;
  match.lastIndex = from;
  return match.exec(text)?.index ?? -1;
}

type Reading = { readonly shortcode: Shortcode; readonly end: number; readonly isEscaped: boolean };

function readShortcode(
  text: string,
  at: number,
  find: (needle: string, from: number) => number,
): Reading | undefined {
  OPENING.lastIndex = at;
  const match = OPENING.exec(text);
  if (match === null) return undefined;
  const [whole, before, raw = '', given = '', after] = match;
  const name = raw.toLowerCase();
  const isClosed = given.trimEnd().endsWith('/');
  const opened = at + whole.length - (after === ']' ? 1 : 0);
  const closing = isClosed ? -1 : find(`[/${name}]`, opened);
  const attributes = readAttributes(isClosed ? given.trimEnd().slice(0, -1) : given);
  const hasNamed = attributes.named.size > 0;
  if (!KNOWN.has(name) && closing < 0 && !hasNamed && !name.includes('_')) return undefined;

  const end = closing < 0 ? opened : closing + name.length + 3;
  const isEscaped = before === '[' && text[end] === ']';
  // Of brackets around a shortcode, the outer ones are text.
  if (before === '[' && !isEscaped) return undefined;
  return {
    shortcode: {
      name,
      attributes: attributes.named,
      values: attributes.values,
      opening: text.slice(at, opened),
      ...(closing < 0 ? {} : { content: text.slice(opened, closing) }),
    },
    end: isEscaped ? end + 1 : end,
    isEscaped,
  };
}

const ATTRIBUTE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"]+))|"([^"]*)"|'([^']*)'|(\S+)/g;

/** Reads attributes as WordPress does. Quotes may have been made typographic where the text was. */
function readAttributes(given: string): { named: ReadonlyMap<string, string>; values: readonly string[] } {
  const plain = /["']/.test(given)
    ? given
    : given.replaceAll(/[“”″«»]|&(?:quot|#822[01]|#8243|[lr]dquo|#34);/g, '"').replaceAll('\u00a0', ' ');
  const named = new Map<string, string>();
  const values: string[] = [];
  for (const [, name, double, single, bare, ...unnamed] of plain.replace(/^=/, '').matchAll(ATTRIBUTE)) {
    const value = decodeEntities(
      (double ?? single ?? bare ?? unnamed.find((part) => part !== undefined) ?? '').trim(),
    );
    if (name === undefined) values.push(value);
    else named.set(name.toLowerCase(), value);
  }
  return { named, values };
}
