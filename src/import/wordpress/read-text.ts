import { decodeEntities } from '../../model/exchange/decode-entities.ts';

/** Elements that end a line of text. */
const BLOCKS =
  /<\/?(?:address|article|aside|blockquote|br|div|dd|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|table|td|th|tr|ul)\b[^<>]*>/gi;

/**
 * Reads a piece of HTML as one line of text: tags out, entities decoded once, spaces folded but for those of
 * French.
 *
 * @example
 * readText('<p>L’&eacute;t&eacute;</p><p>&amp;amp; <em>vite</em>&nbsp;!</p>') // => 'L’été &amp; vite\u00a0!'
 */
export function readText(html: string): string {
  const bare = html.includes('<')
    ? html
        .replaceAll(/<!--.*?(?:-->|$)/gs, '')
        .replaceAll(/<(script|style)\b.*?(?:<\/\1\s*>|$)/gis, '')
        .replaceAll(BLOCKS, ' ')
        .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    : html;
  return foldLine(bare.includes('&') ? decodeEntities(bare) : bare);
}

/** Folds spaces and takes out control characters. */
function foldLine(text: string): string {
  return text
    .replaceAll(/[ \t\r\n\f\v]+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .toWellFormed()
    .trim();
}

/** Shows a piece of a body on one short line, as a note's sample. */
export function showSample(text: string): string {
  const line = foldLine(text.slice(0, 400));
  return line.length > 80 ? `${line.slice(0, 79).replace(/\p{Cs}$/u, '')}…` : line;
}

/** Gives the text where there is any. */
export function orNothing(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}

/**
 * Gives an address of the web as it is to be written; nothing when it is none.
 *
 * @example
 * toWebAddress(' https://a.example/é ') // => 'https://a.example/%C3%A9'
 * toWebAddress('javascript:alert(1)')  // => undefined
 */
export function toWebAddress(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  return new URL(trimmed).href;
}
