import * as v from 'valibot';

import type { Picture } from './picture.ts';
import { pictureSchema } from './picture.ts';

/**
 * A run of text inside a block. Only what this union names can exist in an article: there is no
 * HTML anywhere behind the compiler, so there is nothing to sanitise in the browser.
 */
export type Inline =
  | string
  | { readonly kind: 'strong' | 'emphasis' | 'sub' | 'sup' | 'mark'; readonly runs: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  /** `href` is https, http, mailto, a path of this site, or a fragment of this article. */
  | { readonly kind: 'link'; readonly href: string; readonly runs: readonly Inline[] }
  | { readonly kind: 'abbreviation'; readonly title: string; readonly runs: readonly Inline[] }
  /** A reference to the footnote of that number, counted from 1. */
  | { readonly kind: 'note'; readonly number: number }
  | { readonly kind: 'break' };

/** One row of a table; a cell is a list of runs. */
export type Row = readonly (readonly Inline[])[];

/** A picture with its caption, inside the body. */
export type ImageBlock = {
  readonly kind: 'image';
  readonly picture: Picture;
  readonly caption?: readonly Inline[];
};

/** One piece of an article's body. */
export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Inline[] }
  /** `level` 2 to 4: 1 is the headline's. `id` is unique within the article. */
  | {
      readonly kind: 'heading';
      readonly level: 2 | 3 | 4;
      readonly id: string;
      readonly runs: readonly Inline[];
    }
  | ImageBlock
  | { readonly kind: 'gallery'; readonly images: readonly ImageBlock[]; readonly caption?: readonly Inline[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[]; readonly cite?: readonly Inline[] }
  | { readonly kind: 'pullquote'; readonly runs: readonly Inline[]; readonly cite?: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start?: number;
      readonly items: readonly (readonly Block[])[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly Row[];
      readonly rows: readonly Row[];
      readonly caption?: readonly Inline[];
    }
  | { readonly kind: 'code'; readonly text: string; readonly language?: string }
  /** Something of another site: a still card with a link until the reader asks for more. */
  | {
      readonly kind: 'embed';
      readonly provider: string;
      readonly url: string;
      readonly title: string;
      readonly player?: string;
      readonly caption?: readonly Inline[];
    }
  | {
      readonly kind: 'audio' | 'video';
      readonly url: string;
      readonly title?: string;
      readonly caption?: readonly Inline[];
    }
  | { readonly kind: 'footnotes'; readonly notes: readonly (readonly Block[])[] }
  | { readonly kind: 'divider' }
  | { readonly kind: 'details'; readonly summary: readonly Inline[]; readonly blocks: readonly Block[] };

/** How deep blocks and runs may nest. What is deeper is flattened by the compiler, refused by the parser. */
export const MAX_DEPTH = 16;

const runsSchema: v.GenericSchema<readonly Inline[]> = v.lazy(() => v.array(inlineSchema));

const inlineSchema: v.GenericSchema<Inline> = v.union([
  v.string(),
  v.variant('kind', [
    v.object({ kind: v.picklist(['strong', 'emphasis', 'sub', 'sup', 'mark']), runs: runsSchema }),
    v.object({ kind: v.literal('code'), text: v.string() }),
    v.object({ kind: v.literal('link'), href: v.pipe(v.string(), v.check(isSafeHref)), runs: runsSchema }),
    v.object({ kind: v.literal('abbreviation'), title: v.string(), runs: runsSchema }),
    v.object({ kind: v.literal('note'), number: v.number() }),
    v.object({ kind: v.literal('break') }),
  ]),
]);

const blocksSchema: v.GenericSchema<readonly Block[]> = v.lazy(() => v.array(blockSchema));

const rowSchema = v.array(runsSchema);

const addressSchema = v.pipe(v.string(), v.check(isSafeHref));

const imageSchema = v.object({
  kind: v.literal('image'),
  picture: pictureSchema,
  caption: v.exactOptional(runsSchema),
});

const blockSchema: v.GenericSchema<Block> = v.variant('kind', [
  v.object({ kind: v.literal('paragraph'), runs: runsSchema }),
  v.object({ kind: v.literal('heading'), level: v.picklist([2, 3, 4]), id: v.string(), runs: runsSchema }),
  imageSchema,
  v.object({
    kind: v.literal('gallery'),
    images: v.array(imageSchema),
    caption: v.exactOptional(runsSchema),
  }),
  v.object({ kind: v.literal('quote'), blocks: blocksSchema, cite: v.exactOptional(runsSchema) }),
  v.object({ kind: v.literal('pullquote'), runs: runsSchema, cite: v.exactOptional(runsSchema) }),
  v.object({
    kind: v.literal('list'),
    ordered: v.boolean(),
    start: v.exactOptional(v.number()),
    items: v.array(blocksSchema),
  }),
  v.object({
    kind: v.literal('table'),
    head: v.array(rowSchema),
    rows: v.array(rowSchema),
    caption: v.exactOptional(runsSchema),
  }),
  v.object({ kind: v.literal('code'), text: v.string(), language: v.exactOptional(v.string()) }),
  v.object({
    kind: v.literal('embed'),
    provider: v.string(),
    url: addressSchema,
    title: v.string(),
    player: v.exactOptional(addressSchema),
    caption: v.exactOptional(runsSchema),
  }),
  v.object({
    kind: v.picklist(['audio', 'video']),
    url: addressSchema,
    title: v.exactOptional(v.string()),
    caption: v.exactOptional(runsSchema),
  }),
  v.object({ kind: v.literal('footnotes'), notes: v.array(blocksSchema) }),
  v.object({ kind: v.literal('divider') }),
  v.object({ kind: v.literal('details'), summary: runsSchema, blocks: blocksSchema }),
]);

/** Parses the body of an article file. Its depth is looked at first: a schema that follows itself has no limit. */
export const bodySchema = v.pipe(v.unknown(), v.check(isShallow, 'nested too deep'), v.array(blockSchema));

function isShallow(body: unknown): boolean {
  let level: unknown[] = [body];
  // A block of blocks takes at most three levels of JSON, a run of runs two, a table four.
  for (let depth = 0; depth < 6 * MAX_DEPTH; depth++) {
    if (level.length === 0) return true;
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

/**
 * Tells whether an address may stand in a link: https, http and mailto, a path of this site, or a
 * fragment. Everything else (`javascript:`, `data:`, a path that a browser reads as a host, a
 * scheme hidden behind control characters) may not.
 */
export function isSafeHref(href: string): boolean {
  // A browser drops tabs and line ends inside an address before it reads the scheme.
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0020\u007f]/u.test(href)) return false;
  return /^(?:https?:\/\/[^/]|mailto:[^/]|#)/iu.test(href) || /^\/(?![/\\])/u.test(href);
}

/** Gives the text of runs, without their marks: for summaries, word counts and accessible names. */
export function readRuns(runs: readonly Inline[]): string {
  return runs
    .map((run) => {
      if (typeof run === 'string') return run;
      if (run.kind === 'code') return run.text;
      if (run.kind === 'break') return ' ';
      return run.kind === 'note' ? '' : readRuns(run.runs);
    })
    .join('');
}

/** Gives the text that a reader reads in blocks, in order, with a line end after each. */
export function readBlocks(blocks: readonly Block[]): string {
  return blocks.map((block) => `${readBlock(block)}\n`).join('');
}

function readBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'pullquote':
      return readRuns(block.runs);
    case 'quote':
      return readBlocks(block.blocks);
    case 'list':
      return block.items.map(readBlocks).join('');
    case 'footnotes':
      return block.notes.map(readBlocks).join('');
    case 'table':
      return [...block.head, ...block.rows].map((row) => row.map(readRuns).join(' ')).join('\n');
    case 'code':
      return block.text;
    case 'details':
      return `${readRuns(block.summary)}\n${readBlocks(block.blocks)}`;
    case 'image':
    case 'gallery':
    case 'embed':
    case 'audio':
    case 'video':
    case 'divider':
      return '';
    default:
      return block satisfies never;
  }
}
