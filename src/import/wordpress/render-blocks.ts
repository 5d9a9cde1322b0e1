import { decodeEntities } from '../../model/exchange/decode-entities.ts';
import { escapeMarkup } from '../../model/exchange/escape-markup.ts';
import { readFootnotes } from './footnotes.ts';
import { printAddress, printEmbed, printGallery, printImage } from './media-markup.ts';
import { secureEmbed } from './oembed.ts';
import type { GutenbergBlock } from './parse-blocks.ts';
import { parseBlocks } from './parse-blocks.ts';
import { orNothing, readText, toWebAddress } from './read-text.ts';
import { renderClassic } from './render-classic.ts';
import type { BodyContext } from './shortcodes.ts';

/** What the blocks of a post may lean on. */
export type BlockContext = BodyContext & {
  /** Gives the content of a block that posts share. */
  readonly reusable: (id: string) => string | undefined;
  /** The notes of the post, as WordPress keeps them: JSON. */
  readonly footnotes?: string;
};

/** Shared blocks hold shared blocks no deeper. */
const DEEPEST_SHARED = 8;

/**
 * Blocks that WordPress fills when it shows a page: lists of posts, comments, menus, searches. A post does not hold
 * what they show.
 */
const DYNAMIC =
  /^(?:archives|avatar|breadcrumbs|calendar|categories|comments?|home-link|latest-(?:comments|posts)|loginout|navigation|page-list|pattern|post|query|read-more|rss|search|site|social-links?|tag-cloud|template-part|term|terms)(?:-|$)/;

/** Blocks whose HTML says all that they say. */
const STATIC = new Set(
  `
  accordion accordion-heading accordion-item accordion-panel audio code column columns details group
  heading html image list list-item math media-text missing paragraph preformatted pullquote quote separator
  shortcode subhead table text-columns verse video
  `
    .trim()
    .split(/\s+/),
);

type Printer = (block: GutenbergBlock, context: BlockContext, shared: number) => string;

/** Makes HTML of a body that is made of blocks; shortcodes in it stay. */
export function renderBlocks(html: string, context: BlockContext, shared = 0): string {
  return parseBlocks(html)
    .map((part) =>
      typeof part === 'string' ? renderClassic(part, context) : renderBlock(part, context, shared),
    )
    .filter((part) => part !== '')
    .join('\n');
}

function renderBlock(block: GutenbergBlock, context: BlockContext, shared: number): string {
  const { name } = block;
  const printer = PRINTERS.get(name) ?? (name.startsWith('core-embed/') ? printEmbedded : undefined);
  if (printer !== undefined) return printer(block, context, shared);
  if (DYNAMIC.test(name)) {
    context.notes.refuse(`wp:${name}`, readText(readOwn(block)));
    return '';
  }
  const inner = renderParts(block, context, shared);
  if (STATIC.has(name)) return withoutButtons(inner);
  if (inner.trim() === '') context.notes.refuse(`wp:${name}`);
  else context.notes.simplify(`wp:${name}`, readText(inner.slice(0, 2000)));
  return withoutButtons(inner);
}

function renderParts(block: GutenbergBlock, context: BlockContext, shared: number): string {
  const parts = block.parts.map((part) =>
    typeof part === 'string' ? part : renderBlock(part, context, shared),
  );
  return parts.join('').trim();
}

/** The HTML of a block without that of the blocks in it. */
function readOwn({ parts }: GutenbergBlock): string {
  return parts.filter((part) => typeof part === 'string').join('');
}

/** A button does nothing in an article; its text is there. */
function withoutButtons(html: string): string {
  return /<button\b/i.test(html) ? html.replaceAll(/<(\/?)button\b[^<>]*>/gi, '<$1span>') : html;
}

function getText(block: GutenbergBlock, name: string): string | undefined {
  const value = block.attributes[name];
  return typeof value === 'string' || typeof value === 'number' ? orNothing(String(value)) : undefined;
}

/** Finds the first element of a name: its tag, what is in it, and the HTML without it. */
function findElement(html: string, name: string) {
  const match = new RegExp(`<${name}\\b[^<>]*>`, 'i').exec(html);
  if (match === null) return undefined;
  const start = match.index + match[0].length;
  const end = html.toLowerCase().indexOf(`</${name}`, start);
  const inner = html.slice(start, end < 0 ? html.length : end);
  return { tag: match[0], inner, others: html.slice(0, match.index) + html.slice(start + inner.length) };
}

const printEmbedded: Printer = (block, { notes }) => {
  const own = readOwn(block);
  const captioned = findElement(own, 'figcaption');
  const shown = /https?:\/\/[^\s<>"']+/i.exec(captioned?.others ?? own)?.[0];
  const address = toWebAddress(getText(block, 'url') ?? decodeEntities(shown ?? ''));
  const caption = captioned?.inner ?? '';
  if (address === undefined) {
    notes.refuse(`wp:${block.name}`, readText(own));
    return caption === '' ? '' : `<p>${caption}</p>`;
  }
  const secure = secureEmbed(address);
  if (secure.startsWith('https:')) return printEmbed(secure, caption);
  return `<p>${printAddress(address)}${caption === '' ? '' : `<br>${caption}`}</p>`;
};

/** A gallery holds its images; older ones may hold only their numbers. */
const printGalleryBlock: Printer = (block, context, shared) => {
  const inner = renderParts(block, context, shared);
  const { ids } = block.attributes;
  if (/<img\b/i.test(inner) || !Array.isArray(ids)) return inner;
  const images = ids.map((id) => context.media.find(String(id))).filter((image) => image !== undefined);
  if (images.length < ids.length) context.notes.refuse('wp:gallery', `${ids.length - images.length} files`);
  return images.length === 0 ? inner : printGallery(images);
};

/** The picture of a cover may be a background, which no reader of articles draws. */
const printCover: Printer = (block, context, shared) => {
  const inner = renderParts(block, context, shared);
  const src = toWebAddress(getText(block, 'url'));
  if (src === undefined) return inner;
  if (/<(?:img|video)\b[^<>]*wp-block-cover__/i.test(inner)) return inner;
  const id = getText(block, 'id') ?? '';
  const alt = getText(block, 'alt') ?? context.media.find(id)?.alt;
  return printImage({ id, src, order: 0, ...(alt === undefined ? {} : { alt }) }) + inner;
};

/** A file is a link with its name; the button beside it leads to the same place. */
const printFile: Printer = (block, { notes }) => {
  const own = readOwn(block);
  const link = findElement(own, 'a');
  const href = /\shref="([^"]*)"/.exec(link?.tag ?? '')?.[1] ?? '';
  const address = toWebAddress(getText(block, 'href')) ?? toWebAddress(decodeEntities(href));
  if (address === undefined) {
    notes.refuse('wp:file', readText(own));
    return '';
  }
  const text = readText(link?.inner ?? '') || address;
  return `<p><a href="${escapeMarkup(address)}">${escapeMarkup(text)}</a></p>`;
};

const printShared: Printer = (block, context, shared) => {
  const id = getText(block, 'ref') ?? '';
  const content = shared < DEEPEST_SHARED ? context.reusable(id) : undefined;
  if (content !== undefined) return renderBlocks(content, context, shared + 1);
  context.notes.refuse('wp:block', `block ${id}, which the export does not have`);
  return '';
};

const printNotes: Printer = (_, { footnotes, notes }) => {
  const list = readFootnotes(footnotes);
  if (list === undefined) notes.refuse('wp:footnotes');
  return list ?? '';
};

const PRINTERS: ReadonlyMap<string, Printer> = new Map<string, Printer>([
  ['embed', printEmbedded],
  ['gallery', printGalleryBlock],
  ['cover', printCover],
  ['cover-image', printCover],
  ['file', printFile],
  ['block', printShared],
  ['footnotes', printNotes],
  ['buttons', (block, context, shared) => renderParts(block, context, shared)],
  ['button', (block, context, shared) => withoutButtons(renderParts(block, context, shared))],
  ['freeform', (block, context, shared) => renderClassic(renderParts(block, context, shared), context)],
  ['shortcode', (block, context) => renderClassic(readOwn(block), context)],
  ['separator', () => '<hr>'],
  ['spacer', () => ''],
  // The cuts of a post are read before its blocks.
  ['more', () => ''],
  ['nextpage', () => ''],
]);
