import type { Note } from '../source.ts';
import type { Addresses } from './addresses.ts';
import type { BodyElement, BodyNode } from './tree.ts';

/** What a body needs to know of the article and the import around it. */
export type BodyContext = {
  /** What relative addresses go with: an address of the web, or a path in the source's folder; its root when not said. */
  readonly base?: string;
  /**
   * Gives the address inside Kiosque (`/article/fox`, `/tag/5g`) of an address of the source: of the web, or a path in its
   * folder, without its fragment. One that leads into Kiosque already it may give back.
   */
  readonly findLink: (address: string) => string | undefined;
  /** Repairs the spaces and apostrophes of French. */
  readonly typography?: boolean;
  /** The article's headline, which is no alternative text of any picture. */
  readonly headline?: string;
};

/** An image or a frame as it is met. */
export type Shown = {
  readonly element: BodyElement;
  /** The same for two that show the same. */
  readonly key: string;
  /** In a `<noscript>`. */
  readonly isUnscripted: boolean;
};

/** What one rewriting of a body shares among its parts. */
export type Work = {
  readonly context: BodyContext;
  readonly addresses: Addresses;
  /** Everything that is shown, in the order of the source. */
  readonly shown: Shown[];
  /** Images that have no address where they stand; their `<noscript>` may. */
  readonly lost: string[];
  /** Where else a picture may be, by its first address: to be tried in order. */
  readonly others: Map<string, readonly string[]>;
  /** Pages that a quote shows already, whose frame would show them again. */
  readonly quoted: Set<string>;
  /** What `findLink` has said so far, by address. */
  readonly own: Map<string, string | undefined>;
  /** The addresses inside Kiosque that were found so far. */
  readonly given: Set<string>;
  /** In a `<noscript>`. */
  readonly isUnscripted: boolean;
  readonly note: (construct: string, outcome: Note['outcome'], sample?: string) => void;
  /** Rewrites nodes in the same place. Handed on so that the parts need not import one another. */
  readonly rewrite: (nodes: readonly BodyNode[], work: Work) => readonly BodyNode[];
};

/** Gives what an element becomes; nothing when it is none of its. */
export type Rewriter = (element: BodyElement, work: Work) => readonly BodyNode[] | undefined;
