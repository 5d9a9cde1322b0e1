import type { Block } from '../../model/block.ts';
import type { Addresses } from './address.ts';
import type { Anchors } from './anchors.ts';
import type { Mark } from './inline.ts';
import type { Report } from './report.ts';
import type { SourceElement, SourceNode } from './source-tree.ts';

/** What a body needs to know of the article, the site and the content folder around it. */
export type BodyContext = {
  /** The article's file, as faults name it. */
  readonly file: string;
  readonly siteUrl: string;
  /** The article's own address, for relative links. */
  readonly base?: string;
  /** The article's language, for the marks around `<q>`; French when it is not said. */
  readonly language?: string;
  /** Finds a picture by its path in the content folder; nothing when there is no such file. */
  findPicture(
    src: string,
  ): { readonly stem: string; readonly width: number; readonly height: number } | undefined;
  /** Tells whether the content folder has the sound or film of a path of the site, `files/ab/talk.mp3`. Without it nobody knows. */
  hasFile?(path: string): boolean;
};

/** What one reading of a body shares among its parts. */
export type Reading = {
  readonly context: BodyContext;
  readonly report: Report;
  readonly addresses: Addresses;
  readonly anchors: Anchors;
  /** The footnotes met so far, wherever they stand. */
  readonly notes: (readonly Block[])[];
  /** What was shown so far, by address: with scripts, and inside `<noscript>`. */
  readonly shown: { readonly scripted: Set<string>; readonly unscripted: Set<string> };
  /** Reads nodes as blocks. Handed on so that readers of blocks need not import one another. */
  readBlocks(nodes: readonly SourceNode[], place: Place): readonly Block[];
};

/** Where in the body a reading stands. */
export type Place = {
  readonly reading: Reading;
  /** How deep the blocks read here stand: 1 in the article itself. */
  readonly depth: number;
  /** The marks of the elements around. */
  readonly marks: readonly Mark[];
  /** Only a run of text fits here: a cell, a caption, a heading. */
  readonly isPhrase?: true;
  /** In a footnote. */
  readonly isNote?: true;
  /** Line ends count here: a poem. */
  readonly isVerse?: true;
  /** In a `<noscript>`. */
  readonly isUnscripted?: true;
};

/** Reads one element as blocks. One that holds blocks is given the place inside it, one level deeper. */
export type BlockReader = (element: SourceElement, place: Place) => readonly Block[];

/**
 * Tells whether something was already shown. Pages that load pictures by script repeat each of
 * them in a `<noscript>`, before or after: the second of such twins is left out.
 */
export function isTwin(address: string, { reading, isUnscripted }: Place): boolean {
  const { scripted, unscripted } = reading.shown;
  if (isUnscripted === true ? scripted.has(address) : unscripted.delete(address)) return true;
  (isUnscripted === true ? unscripted : scripted).add(address);
  return false;
}
