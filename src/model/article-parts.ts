import type { Block, ImageBlock } from './block.ts';
import { readRuns } from './block.ts';
import type { ArticleFile } from './edition.ts';
import type { Picture } from './picture.ts';

/** A piece of an article as a reader meets it: what stands at its head, or a block of its body. */
export type ArticlePart = {
  readonly kind: 'headline' | 'standfirst' | 'authors' | 'picture' | 'caption' | Block['kind'];
  /** Its words: those it shows, and those that say what a picture shows. */
  readonly text: string;
  /** Which pictures, films and sounds it shows; empty for words alone. */
  readonly media: string;
};

/** The fragment at which a saved article shows what has changed in it. */
export const COMPARISON_FRAGMENT = 'since-saved';

/** Spaces that look like another one: typography is corrected without anybody seeing it. */
const SPACES = /[\u00a0\u2000-\u200a\u202f]/g;

/**
 * Lists what a reader sees of an article, from the headline to the last block. Numbers of the edition, dates, tags and
 * the marks of words are not among it.
 */
export function listParts({ card, standfirst, caption, credit, body }: ArticleFile): readonly ArticlePart[] {
  const { headline, authors, picture } = card;
  const head = [
    toWords('headline', headline),
    toWords('standfirst', standfirst),
    toWords('authors', authors.map(({ name }) => name).join(', ')),
    ...(picture === undefined
      ? []
      : [{ kind: 'picture', text: picture.alt, media: namePicture(picture) } as const]),
    toWords('caption', [caption, credit].filter((text) => text !== undefined).join(' · ')),
  ];
  const blocks = body.map((block) => ({
    kind: block.kind,
    text: readBlock(block),
    media: listMedia(block).join(' '),
  }));
  return [
    ...head.filter(({ kind, text }) => kind === 'headline' || kind === 'picture' || text !== ''),
    ...blocks,
  ];
}

/** Names a part so that two parts have one name where a reader sees no difference. */
export function nameSight({ kind, text, media }: ArticlePart): string {
  return JSON.stringify([kind, plainSpaces(text), media]);
}

/** Writes every kind of space as the common one. */
export function plainSpaces(text: string): string {
  return text.replaceAll(SPACES, ' ');
}

/**
 * Tells whether a reader who kept a copy of an article would see a difference in what the edition has now. An article
 * that is older than the copy, as a cache may still have it, has not changed since.
 */
export function hasChangedSince(copy: ArticleFile, current: ArticleFile): boolean {
  if (getMoment(current) < getMoment(copy)) return false;
  const [before, after] = [copy, current].map((file) => listParts(file).map(nameSight).join('\n'));
  return before !== after;
}

function getMoment({ modified, card }: ArticleFile): string {
  return modified ?? card.published;
}

function toWords<Kind extends ArticlePart['kind']>(kind: Kind, text = '') {
  return { kind, text, media: '' };
}

function namePicture({ source }: Picture): string {
  return source.kind === 'local' ? source.stem : source.url;
}

function readImage({ picture, caption = [] }: ImageBlock): string {
  return joinLines([picture.alt, readRuns(caption)]);
}

/** The words of a block, a line for each of its pieces. */
function readBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return readRuns(block.runs);
    case 'pullquote':
      return joinLines([readRuns(block.runs), readRuns(block.cite ?? [])]);
    case 'quote':
      return joinLines([...block.blocks.map(readBlock), readRuns(block.cite ?? [])]);
    case 'list':
      return joinLines(block.items.flat().map(readBlock));
    case 'footnotes':
      return joinLines(block.notes.flat().map(readBlock));
    case 'table':
      return joinLines([
        readRuns(block.caption ?? []),
        ...[...block.head, ...block.rows].map((row) => row.map(readRuns).join(' | ')),
      ]);
    case 'code':
      return block.text;
    case 'details':
      return joinLines([readRuns(block.summary), ...block.blocks.map(readBlock)]);
    case 'image':
      return readImage(block);
    case 'gallery':
      return joinLines([...block.images.map(readImage), readRuns(block.caption ?? [])]);
    case 'embed':
    case 'audio':
    case 'video':
      return joinLines([block.title ?? '', readRuns(block.caption ?? [])]);
    case 'divider':
      return '';
    default:
      return block satisfies never;
  }
}

function joinLines(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('\n');
}

function listMedia(block: Block): readonly string[] {
  switch (block.kind) {
    case 'image':
      return [namePicture(block.picture)];
    case 'gallery':
      return block.images.flatMap(listMedia);
    case 'embed':
    case 'audio':
    case 'video':
      return [block.url];
    case 'quote':
    case 'details':
      return block.blocks.flatMap(listMedia);
    case 'list':
      return block.items.flat().flatMap(listMedia);
    case 'footnotes':
      return block.notes.flat().flatMap(listMedia);
    default:
      return [];
  }
}
