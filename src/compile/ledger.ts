import { join, resolve } from 'node:path';

import type { ArticleTable } from './article-table.ts';
import type { ShelvedPicture } from './find-pictures.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { TermNumbers } from './number-terms.ts';

/** An order of articles and terms, which readers' caches hold on to. */
export type Numbering = {
  /** The name of this numbering: files of two do not go together. */
  readonly numbering: string;
  readonly cardsPerFile: number;
  readonly terms: TermNumbers;
  /** By ordinal. The rows of the dead remain. */
  readonly table: ArticleTable;
  readonly dead: ReadonlySet<number>;
  /** The places of those that are older than their ordinal says. */
  readonly late: ReadonlyMap<number, number>;
  /** Full files of cards that were rewritten, and how often. */
  readonly revised: ReadonlyMap<number, number>;
};

/**
 * What a build leaves to the next one, so that no article is renumbered and none is read again
 * that did not change. Like a lock file it lies beside the content, and belongs to it.
 */
export type Ledger = Numbering & {
  /** The fingerprint of the front door that was written with it. */
  readonly edition: number;
  readonly fingerprints: Fingerprints;
  readonly pictures: readonly ShelvedPicture[];
  /** Articles that are not published; they have no terms. */
  readonly drafts: ArticleTable;
};

/** The version of the file. */
export const LEDGER_VERSION = 1;

/** Where the ledger of a content folder lies: `KIOSQUE_LEDGER`, else in it. */
export function getLedgerPath(content: string): string {
  const path = process.env['KIOSQUE_LEDGER'];
  return path === undefined || path === '' ? join(content, 'ledger.ndjson') : resolve(path);
}
