import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { editionPath } from '../model/edition.ts';
import type { Compilation, Sources } from './compile-content.ts';
import { compileContent } from './compile-content.ts';
import { buildEdition } from './build-edition.ts';
import { openWrittenCards } from './card-shelf.ts';
import type { Emitted } from './emit-edition.ts';
import { emitEdition } from './emit-edition.ts';
import { takeFingerprints } from './fingerprints.ts';
import type { Ledger } from './ledger.ts';
import { getLedgerPath } from './ledger.ts';
import { readLedger } from './read-ledger.ts';
import { findScope } from './scope.ts';
import { openSearchShelf } from './search/search-shelf.ts';
import { sweepSearch } from './search/sweep-search.ts';
import { openWrittenSearch } from './search/written-search.ts';
import { openWrittenSizes } from './size-shelf.ts';
import { fingerprint } from './stamp.ts';
import { sweepEdition } from './sweep-edition.ts';
import { writeLedger } from './write-ledger.ts';

/** A compilation that is ready to be written, with what is known of the ledger beside the content. */
export type Prepared = {
  readonly compilation: Compilation;
  readonly ledgerPath: string;
  /** Of the edition that was written last; nothing where there is no ledger. */
  readonly last?: { readonly edition: number; readonly config: number };
};

/** What was written, and how many files were removed. */
export type Published = Emitted & {
  readonly removed: number;
  /** Whether all files were built, not only those that may have changed. */
  readonly isWhole: boolean;
};

/** Compiles a content folder with its ledger, if it has one; nothing is written. */
export function prepareEdition(folder: string): Prepared {
  const ledgerPath = getLedgerPath(folder);
  const ledger = readLedger(ledgerPath);
  if (!ledger.ok) {
    const counts = { articles: 0, withheld: 0 };
    return { ledgerPath, compilation: { faults: [ledger.reason], pictures: new Map(), counts } };
  }
  if (ledger.value === undefined) return { ledgerPath, compilation: compileContent(folder) };
  const { edition, fingerprints } = ledger.value;
  const last = { edition, config: fingerprints.config };
  return { ledgerPath, last, compilation: compileContent(folder, ledger.value) };
}

/**
 * Brings `<out>/edition` up to date with a compilation, whose renditions stand in `<out>/media`. Only what may have changed is built where
 * the edition that stands there is the one that the ledger knows; a run that was interrupted leaves
 * a mark, and the next one builds all files. The ledger is written last.
 *
 * @param keeps whether a ledger is begun where there is none.
 */
export function publishEdition(prepared: Prepared, sources: Sources, out: string, keeps: boolean): Published {
  const { archive, changes } = sources;
  const { last, ledgerPath } = prepared;
  const mark = join(out, 'edition/.unfinished');
  const door = join(out, editionPath.edition);
  const standing = existsSync(door) && !existsSync(mark) ? fingerprint(readFileSync(door)) : undefined;
  const isNewConfig = takeFingerprints(archive).config !== last?.config;
  const scope =
    changes !== undefined && last !== undefined && standing === last.edition
      ? findScope(archive, changes, isNewConfig)
      : undefined;
  const isNew = !existsSync(dirname(door));
  const cards = openWrittenCards(out, archive.cardsPerFile);
  const search = scope === undefined ? openSearchShelf(archive) : openWrittenSearch(archive, out);
  const files = buildEdition(archive, { cards, sizes: openWrittenSizes(out), search }, scope);
  const setMark = () => {
    mkdirSync(dirname(mark), { recursive: true });
    writeFileSync(mark, '');
  };
  const emitted = emitEdition(files, out, setMark);
  // Articles that are only added take no file's place.
  const onlyAdds = changes !== undefined && changes.removed === 0 && changes.stale.size === changes.added;
  const leaves = scope === undefined ? !isNew : isNewConfig || !onlyAdds;
  const removed = (leaves ? sweepEdition(archive, out) : 0) + sweepSearch(out);
  if (last !== undefined || keeps) {
    writeLedger(toLedger(sources, fingerprint(readFileSync(door))), ledgerPath);
  }
  rmSync(mark, { force: true });
  return { ...emitted, removed, isWhole: scope === undefined };
}

function toLedger({ archive, shelf, drafts }: Sources, edition: number): Ledger {
  const { numbering, cardsPerFile, terms, table, dead, late, revised } = archive;
  return {
    ...{ numbering, cardsPerFile, terms, table, dead, late, revised },
    edition,
    fingerprints: takeFingerprints(archive),
    pictures: shelf.shelved,
    drafts,
  };
}
