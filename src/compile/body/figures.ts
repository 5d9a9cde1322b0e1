import type { Block, ImageBlock, Inline } from '../../model/block.ts';
import { readRuns } from '../../model/block.ts';
import { describeEmbed } from './embeds.ts';
import { readPhrase } from './phrase.ts';
import type { BlockReader } from './reading.ts';
import type { SourceElement } from './source-tree.ts';
import { hasClass, isElement } from './source-tree.ts';
import { CONTAINERS } from './vocabulary.ts';

/** WordPress before blocks, and its galleries of three ages. */
const FIGURES = ['wp-caption', 'gallery-item'];
const CAPTIONS = ['wp-caption-text', 'gallery-caption', 'blocks-gallery-caption'];
const GALLERIES = ['wp-block-gallery', 'blocks-gallery-grid', 'gallery', 'tiled-gallery'];

/** Tells whether an element is a figure, under any of the names that publishing tools give it. */
export function isFigure(element: SourceElement): boolean {
  if (element.tagName === 'figure') return true;
  return CONTAINERS.has(element.tagName) && hasClass(element, ...FIGURES, ...GALLERIES);
}

/**
 * Reads a figure: what it shows, with its caption. Several images are a gallery; a caption that
 * nothing can carry is a paragraph.
 */
export const readFigure: BlockReader = (figure, place) => {
  const caption = figure.childNodes.filter(isElement).find(isCaption);
  const shown = place.reading.readBlocks(
    figure.childNodes.filter((node) => node !== caption),
    place,
  );
  const { runs, rest } = readPhrase(caption?.childNodes ?? [], place);
  const linked = hasClass(figure, 'wp-block-embed') ? shown.map(embedLink) : shown;
  return [...addCaption(gatherImages(linked, hasClass(figure, ...GALLERIES)), runs), ...rest];
};

function isCaption(element: SourceElement): boolean {
  return element.tagName === 'figcaption' || hasClass(element, ...CAPTIONS);
}

/** Makes one gallery of several images; beside other blocks only where the figure says that it is one. */
function gatherImages(blocks: readonly Block[], isGallery: boolean): readonly Block[] {
  const isImages = (block: Block) =>
    block.kind === 'image' || (block.kind === 'gallery' && block.caption === undefined);
  if (!isGallery && !blocks.every(isImages)) return blocks;
  const images = blocks.flatMap((block): readonly ImageBlock[] =>
    block.kind === 'image' ? [block] : block.kind === 'gallery' && isImages(block) ? block.images : [],
  );
  return images.length < 2
    ? blocks
    : [{ kind: 'gallery', images }, ...blocks.filter((block) => !isImages(block))];
}

function addCaption(blocks: readonly Block[], runs: readonly Inline[]): readonly Block[] {
  if (runs.length === 0) return blocks;
  const captioned = blocks.map((block) => carryCaption(block, runs));
  const [only, ...others] = captioned.filter((block) => block !== undefined);
  if (only === undefined || others.length > 0) return [...blocks, { kind: 'paragraph', runs }];
  return blocks.map((block, index) => captioned[index] ?? block);
}

/** Gives a block its caption; nothing when it has one already, or can have none. */
function carryCaption(block: Block, runs: readonly Inline[]): Block | undefined {
  switch (block.kind) {
    case 'image':
    case 'gallery':
    case 'table':
    case 'embed':
    case 'audio':
    case 'video':
      return block.caption === undefined ? { ...block, caption: runs } : undefined;
    case 'quote':
    case 'pullquote':
      return block.cite === undefined ? { ...block, cite: runs } : undefined;
    default:
      return undefined;
  }
}

/** A figure for an embed may hold no more than an address, which the publishing tool would have looked up. */
function embedLink(block: Block): Block {
  const [run, ...others] = block.kind === 'paragraph' ? block.runs : [];
  if (run === undefined || others.length > 0) return block;
  const [address, title] =
    typeof run === 'string' ? [run, ''] : run.kind === 'link' ? [run.href, readRuns(run.runs)] : ['', ''];
  if (!/^https:\/\//i.test(address) || !URL.canParse(address)) return block;
  return describeEmbed(new URL(address), title === address ? '' : title);
}
