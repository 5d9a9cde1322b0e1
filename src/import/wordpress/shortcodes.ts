import { escapeMarkup } from '../../model/exchange/escape-markup.ts';
import type { Shortcode } from './find-shortcodes.ts';
import { replaceShortcodes } from './find-shortcodes.ts';
import type { Media, MediaShelf } from './media.ts';
import { kindOfMedia } from './media.ts';
import {
  printAddress,
  printCaption,
  printEmbed,
  printGallery,
  printPlayer,
  printPlaylist,
} from './media-markup.ts';
import type { Notes } from './notes.ts';
import { isEmbeddable, secureEmbed } from './oembed.ts';
import { toWebAddress } from './read-text.ts';

/** What the body of a post may lean on. */
export type BodyContext = {
  /** The id of the post, by which its own files are known. */
  readonly post: string;
  readonly media: MediaShelf;
  readonly notes: Notes;
};

/** Shortcodes nest no deeper in what people write. */
const DEEPEST = 20;

/** Gives what stands for one shortcode; nothing when it cannot be made. */
type Printer = (shortcode: Shortcode, context: BodyContext, depth: number) => string | undefined;

/**
 * Makes HTML of the shortcodes of a text. Of those that nobody here knows the text inside is kept, and they are
 * named in the notes.
 */
export function renderShortcodes(text: string, context: BodyContext, depth = 0): string {
  if (depth > DEEPEST) return text;
  return replaceShortcodes(text, (shortcode) => {
    const printed = PRINTERS.get(shortcode.name)?.(shortcode, context, depth);
    if (printed !== undefined) return printed;
    context.notes.refuse(`[${shortcode.name}]`, shortcode.opening);
    return isForm(shortcode.name) ? '' : renderShortcodes(shortcode.content ?? '', context, depth + 1);
  });
}

/** The fields of a form say nothing without it. */
function isForm(name: string): boolean {
  return /^(?:contact-(?:form|field)|gravityform|ninja_form|mc4wp_form|wpforms)/.test(name);
}

/** The picture of a caption, with the link around it; the rest is the caption. */
const PICTURE = /^\s*((?:<a\s[^>]+>\s*)?<img\s[^>]*>(?:\s*<\/a>)?)(.*)$/is;

const printCaptioned: Printer = ({ content = '', attributes }, context, depth) => {
  const inner = renderShortcodes(content, context, depth + 1);
  const [, picture = inner, rest = ''] = PICTURE.exec(inner) ?? [];
  const caption = rest.trim() === '' ? (attributes.get('caption') ?? '') : rest;
  return `<figure class="wp-caption">${picture.trim()}${printCaption(caption)}</figure>`;
};

function listIds(text: string | undefined): readonly string[] {
  return (text ?? '').split(/[\s,]+/).filter((id) => /^\d+$/.test(id));
}

/** Finds the files that a gallery or a list names; those that are nowhere are told of. */
function findFiles(
  shortcode: Shortcode,
  context: BodyContext,
  kind: 'image' | 'audio' | 'video',
): readonly Media[] {
  const { attributes, name } = shortcode;
  const ids = listIds(attributes.get('ids') ?? attributes.get('include'));
  if (ids.length === 0) {
    const left = new Set(listIds(attributes.get('exclude')));
    const post = attributes.get('id') ?? context.post;
    const files = context.media.list(post, kind).filter(({ id }) => !left.has(id));
    return attributes.get('order')?.toUpperCase() === 'DESC' ? files.toReversed() : files;
  }
  return ids.flatMap((id) => {
    const file = context.media.find(id);
    if (file === undefined) context.notes.refuse(`[${name}]`, `file ${id}, which the export does not have`);
    return file ?? [];
  });
}

const printImages: Printer = (shortcode, context) => {
  const images = findFiles(shortcode, context, 'image');
  const isTold = shortcode.attributes.has('ids') || shortcode.attributes.has('include');
  if (images.length === 0) return isTold ? '' : undefined;
  return printGallery(images);
};

const printList: Printer = (shortcode, context) => {
  const kind = shortcode.attributes.get('type') === 'video' ? 'video' : 'audio';
  const files = findFiles(shortcode, context, kind);
  return files.length === 0 && !shortcode.attributes.has('ids') ? undefined : printPlaylist(files);
};

/** The address that a shortcode is given, in any of the ways that people give it. */
function findAddress({ attributes, values, content }: Shortcode): string | undefined {
  const given = [...['url', 'src', 'link', 'href'].map((name) => attributes.get(name)), ...values, content];
  return given.map((text) => toWebAddress(text)).find((address) => address !== undefined);
}

const printEmbedded: Printer = (shortcode) => {
  const address = findAddress(shortcode);
  if (address === undefined) return undefined;
  const secure = secureEmbed(address);
  return secure.startsWith('https:') ? printEmbed(secure) : `<p>${printAddress(address)}</p>`;
};

/** Makes the printer of a shortcode that is given an address, or what stands for one at one host. */
function printFrom(pattern: RegExp, build: (value: string) => string): Printer {
  return (shortcode, context, depth) => {
    const embedded = printEmbedded(shortcode, context, depth);
    if (embedded !== undefined) return embedded;
    const { attributes, values, content } = shortcode;
    const value = [attributes.get('id'), attributes.get('video'), ...values, content]
      .map((text) => text?.trim() ?? '')
      .find((text) => pattern.test(text));
    return value === undefined ? undefined : printEmbed(build(value));
  };
}

const SOURCES = {
  audio: ['src', 'mp3', 'm4a', 'ogg', 'oga', 'wav', 'flac', 'wma'],
  video: ['src', 'mp4', 'm4v', 'webm', 'ogv', 'mov', 'flv', 'wmv'],
} as const;

function printMedia(kind: 'audio' | 'video'): Printer {
  return ({ attributes, values, content = '' }, context) => {
    const inside = /\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(content)?.[1] ?? content.trim();
    const given = [...SOURCES[kind].map((name) => attributes.get(name)), ...values, inside];
    const src =
      given.map((text) => toPlayed(text)).find((address) => address !== undefined) ??
      context.media.list(context.post, kind)[0]?.src;
    if (src === undefined) return undefined;
    return kindOfMedia(src) === 'other' && isEmbeddable(src)
      ? printEmbed(secureEmbed(src))
      : printPlayer(kind, src);
  };
}

function toPlayed(text: string | undefined): string | undefined {
  return toWebAddress(text) ?? (/^\/(?!\/)\S+$/.test(text ?? '') ? text : undefined);
}

/** Code in brackets; what was written with entities stands as it was meant. */
const printCode: Printer = ({ attributes, content }) => {
  if (content === undefined) return undefined;
  const language = /^[\w+#.-]+$/.exec(attributes.get('lang') ?? attributes.get('language') ?? '')?.[0];
  const name = language === undefined ? '' : ` class="language-${escapeMarkup(language)}"`;
  const code = content.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/^\n/, '').trimEnd();
  return `<pre><code${name}>${code}</code></pre>`;
};

const printPullquote: Printer = ({ content }, context, depth) =>
  content === undefined
    ? undefined
    : `<aside class="pullquote">${renderShortcodes(content, context, depth + 1)}</aside>`;

const printQuote: Printer = ({ content }, context, depth) =>
  content === undefined
    ? undefined
    : `<blockquote>${renderShortcodes(content, context, depth + 1)}</blockquote>`;

const PRINTERS: ReadonlyMap<string, Printer> = new Map<string, Printer>([
  ['caption', printCaptioned],
  ['wp_caption', printCaptioned],
  ['gallery', printImages],
  ['playlist', printList],
  ['embed', printEmbedded],
  ['audio', printMedia('audio')],
  ['video', printMedia('video')],
  ['code', printCode],
  ['sourcecode', printCode],
  ['pullquote', printPullquote],
  ['quote', printQuote],
  ['youtube', printFrom(/^[\w-]{11}$/, (id) => `https://www.youtube.com/watch?v=${id}`)],
  ['vimeo', printFrom(/^\d+$/, (id) => `https://vimeo.com/${id}`)],
  ['dailymotion', printFrom(/^\w+$/, (id) => `https://www.dailymotion.com/video/${id}`)],
  ['gist', printFrom(/^(?:[\w-]+\/)?[\da-f]+$/, (id) => `https://gist.github.com/${id}`)],
  ['wpvideo', printFrom(/^\w{8}$/, (id) => `https://videopress.com/v/${id}`)],
  ['videopress', printFrom(/^\w{8}$/, (id) => `https://videopress.com/v/${id}`)],
  ...['tweet', 'twitter', 'instagram', 'soundcloud', 'spotify', 'googlemaps'].map(
    (name) => [name, printEmbedded] as const,
  ),
]);
