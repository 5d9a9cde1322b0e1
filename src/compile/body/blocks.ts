import type { Block } from '../../model/block.ts';
import { MAX_DEPTH, readRuns } from '../../model/block.ts';
import { readCode } from './code.ts';
import { isPost, readIframe, readMedia, readPost } from './embeds.ts';
import { isFigure, readFigure } from './figures.ts';
import { isNotes, readNotes } from './footnotes.ts';
import { readImage } from './images.ts';
import type { Mark, Piece } from './inline.ts';
import { MARK_KINDS, addMark, addText, buildParagraphs } from './inline.ts';
import { readLink } from './links.ts';
import { readList } from './lists.ts';
import { readPhrase } from './phrase.ts';
import { isPullquote, readDetails, readPullquote, readQuote } from './quotes.ts';
import type { BlockReader, Place } from './reading.ts';
import type { SourceElement, SourceNode } from './source-tree.ts';
import { cleanText, getAttribute, hasClass, isElement, isText } from './source-tree.ts';
import { readTable } from './tables.ts';
import { CONTAINERS, DROPPED, MARKING, SILENT, STRUCK, TRANSPARENT } from './vocabulary.ts';

/** The deepest that a block may stand; the rest of MAX_DEPTH is for the runs in it. */
const DEEPEST_BLOCK = MAX_DEPTH - MARK_KINDS;

/** The blocks read so far, and the pieces of the paragraph that is still open. */
type Flow = { readonly blocks: Block[]; pieces: Piece[] };

/** Reads nodes as blocks; text between blocks is paragraphs. */
export function readBlocks(nodes: readonly SourceNode[], place: Place): readonly Block[] {
  const flow: Flow = { blocks: [], pieces: [] };
  for (const node of nodes) readNode(node, place, flow);
  closeParagraph(flow);
  return flow.blocks;
}

function closeParagraph(flow: Flow): void {
  for (const runs of buildParagraphs(flow.pieces)) flow.blocks.push({ kind: 'paragraph', runs });
  flow.pieces = [];
}

function readNode(node: SourceNode, place: Place, flow: Flow): void {
  if (isText(node)) readText(node.value, place, flow);
  if (!isElement(node) || SILENT.has(node.tagName)) return;
  if (DROPPED.has(node.tagName)) {
    place.reading.report.warn(node, `drop ${node.tagName}`, {
      expected: 'text, pictures, tables, code and embeds',
      found: `<${node.tagName}>`,
      fix: 'take the element out; it is left out with all it holds',
    });
    return;
  }
  const reader = findReader(node, place);
  if (reader === undefined) {
    readWithin(node, place, flow);
    return;
  }
  closeParagraph(flow);
  for (const block of reader(node, place)) flow.blocks.push(block);
  place.reading.anchors.passContent();
}

function readText(value: string, place: Place, flow: Flow): void {
  if (/\S/.test(value)) place.reading.anchors.passContent();
  const text = cleanText(value);
  if (place.isVerse !== true) {
    addText(flow.pieces, text, place.marks);
    return;
  }
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) flow.pieces.push({ kind: 'break', marks: place.marks });
    addText(flow.pieces, line, place.marks);
  }
}

/** The headline is the only first level; what lies below the fourth is the fourth. */
const LEVELS: ReadonlyMap<string, 2 | 3> = new Map([
  ['h1', 2],
  ['h2', 2],
  ['h3', 3],
]);

const readHeading: BlockReader = (heading, place) => {
  const { anchors } = place.reading;
  const sourceIds = anchors.takeIds(heading);
  const { runs, rest } = readPhrase(heading.childNodes, place);
  if (runs.length === 0) return rest;
  const id = anchors.nameHeading(heading, readRuns(runs), sourceIds);
  return [{ kind: 'heading', level: LEVELS.get(heading.tagName) ?? 4, id, runs }, ...rest];
};

/** Blocks that may stand anywhere, even where only a run of text fits: they are then put after it. */
const MEDIA: ReadonlyMap<string, BlockReader> = new Map([
  ['img', readImage],
  ['iframe', readIframe],
  ['audio', readMedia],
  ['video', readMedia],
]);

/** Blocks that stand only among blocks, and hold none. */
const LEAVES: ReadonlyMap<string, BlockReader> = new Map([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, readHeading] as const),
  ...['pre', 'xmp', 'listing', 'plaintext'].map((name) => [name, readCode] as const),
  ['hr', () => [{ kind: 'divider' }]],
]);

/** Blocks that stand only among blocks, and hold blocks. */
const NESTS: ReadonlyMap<string, BlockReader> = new Map([
  ...['ul', 'ol', 'menu', 'dir'].map((name) => [name, readList] as const),
  ['blockquote', readQuote],
  ['details', readDetails],
]);

/** Finds how an element becomes blocks; nothing for one that only holds or marks text. */
function findReader(element: SourceElement, place: Place): BlockReader | undefined {
  const nest = findNest(element, place);
  if (nest === undefined) return findLeaf(element, place);
  if (place.depth < DEEPEST_BLOCK) return () => nest(element, { ...place, depth: place.depth + 1 });
  place.reading.report.warn(element, 'nesting', {
    expected: `lists, quotes, figures and tables that nest at most ${DEEPEST_BLOCK - 1} deep`,
    found: `<${element.tagName}> deeper than that`,
    fix: 'nest less; what it holds stays, one level up',
  });
  return undefined;
}

/** Finds how an element becomes blocks that hold others. */
function findNest(element: SourceElement, place: Place): BlockReader | undefined {
  if (place.isPhrase !== true) {
    if (isPullquote(element)) return readPullquote;
    if (isPost(element)) return readPost;
    if (isNotes(element, place)) return readNotes;
  }
  if (isFigure(element)) return readFigure;
  if (element.tagName === 'table') return readTable;
  return place.isPhrase === true ? undefined : NESTS.get(element.tagName);
}

function findLeaf(element: SourceElement, place: Place): BlockReader | undefined {
  if (element.tagName === 'img' && isEmoji(element)) return undefined;
  const isOnlyText = place.isPhrase === true || isVerse(element);
  return MEDIA.get(element.tagName) ?? (isOnlyText ? undefined : LEAVES.get(element.tagName));
}

/** Reads an element that only holds or marks text, into the paragraph that is open. */
function readWithin(element: SourceElement, place: Place, flow: Flow): void {
  const { tagName: name } = element;
  const isContainer = CONTAINERS.has(name);
  if (isContainer) closeParagraph(flow);
  place.reading.anchors.passElement(element);
  if (name === 'br') flow.pieces.push({ kind: 'break', marks: place.marks });
  if (name === 'img') readText(getAttribute(element, 'alt') ?? '', place, flow);
  const link = name === 'a' ? readLink(element, place) : undefined;
  if (link?.kind === 'note') {
    // The note is raised by itself.
    flow.pieces.push({ ...link, marks: place.marks.filter(({ kind }) => kind !== 'sup') });
  }
  if (link?.kind === 'note' || link?.kind === 'nothing') return;
  const inside = enter(element, link?.kind === 'link' ? link.mark : readMark(element), place);
  const [opening, closing] = name === 'q' ? getQuotationMarks(place.reading.context.language) : [];
  if (opening !== undefined) addText(flow.pieces, opening, place.marks);
  for (const child of element.childNodes) readNode(child, inside, flow);
  if (closing !== undefined) addText(flow.pieces, closing, place.marks);
  if (isContainer) closeParagraph(flow);
}

function readMark(element: SourceElement): Mark | undefined {
  if (element.tagName === 'abbr' || element.tagName === 'acronym') {
    const title = getAttribute(element, 'title')?.trim() ?? '';
    return title === '' ? undefined : { kind: 'abbreviation', title };
  }
  const kind = isVerse(element) ? undefined : MARKING.get(element.tagName);
  return kind === undefined ? undefined : { kind };
}

/** Gives the place inside an element, and names the element when it loses something by it. */
function enter(element: SourceElement, mark: Mark | undefined, place: Place): Place {
  const { tagName: name } = element;
  const isKnown = MARKING.has(name) || CONTAINERS.has(name) || TRANSPARENT.has(name);
  if (STRUCK.has(name)) {
    place.reading.report.warn(element, 'struck', {
      expected: 'text that stands',
      found: `<${name}>`,
      fix: 'take out what was struck; its text is shown like the rest',
    });
  } else if (!isKnown) {
    place.reading.report.warn(element, `unwrap ${name}`, {
      expected: 'an element of HTML that Kiosque knows',
      found: `<${name.slice(0, 40)}>`,
      fix: 'write it another way; its text is kept',
    });
  }
  return {
    ...place,
    marks: mark === undefined ? place.marks : addMark(place.marks, mark),
    ...(name === 'noscript' ? { isUnscripted: true } : {}),
    ...(name === 'pre' ? { isVerse: true } : {}),
  };
}

function isVerse(element: SourceElement): boolean {
  return element.tagName === 'pre' && hasClass(element, 'wp-block-verse');
}

/** WordPress replaces emoji by pictures of them; the alternative text is the emoji itself. */
function isEmoji(img: SourceElement): boolean {
  return hasClass(img, 'emoji', 'wp-smiley');
}

function getQuotationMarks(language = 'fr'): readonly [string, string] {
  return /^fr\b/i.test(language) ? ['«\u00a0', '\u00a0»'] : ['“', '”'];
}
