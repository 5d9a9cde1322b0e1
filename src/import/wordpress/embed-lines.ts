import { decodeEntities } from '../../model/exchange/decode-entities.ts';
import { splitVerbatim } from './markup.ts';
import { printEmbed } from './media-markup.ts';
import { isEmbeddable, secureEmbed } from './oembed.ts';

const LINE = /^[ \t]*(https?:\/\/[^\s<>"]+)[ \t]*$/gim;
const PARAGRAPH = /<p(?:\s[^<>]*)?>\s*(https?:\/\/[^\s<>"]+)\s*<\/p>/gi;

/**
 * Makes embeds of addresses that stand alone on their line, or in their paragraph, and lead to a host that
 * WordPress knows. Others stay text, as they do there.
 *
 * @example
 * embedLines('Voyez :\nhttps://youtu.be/jNQXAC9IVRw') // => 'Voyez :\n\n\n<figure class="wp-block-embed">…</figure>\n\n'
 */
export function embedLines(html: string): string {
  if (!/https?:\/\//i.test(html)) return html;
  return splitVerbatim(html)
    .map(({ text, isVerbatim }) =>
      isVerbatim ? text : text.replaceAll(PARAGRAPH, embedAddress).replaceAll(LINE, embedAddress),
    )
    .join('');
}

function embedAddress(found: string, escaped: string): string {
  const address = decodeEntities(escaped);
  return isEmbeddable(address) ? `\n\n${printEmbed(secureEmbed(address))}\n\n` : found;
}
