import type { Slug } from '../model/slug.ts';
import type { ArticleTable, Entry } from './article-table.ts';
import { makeArticleTable } from './article-table.ts';
import type { Ledger, Numbering } from './ledger.ts';
import { numberOthers, numberTerms, sortByTime } from './number-articles.ts';
import type { TermNumbers } from './number-terms.ts';
import { givePlaces } from './places.ts';
import type { Pool } from './pool.ts';
import type { Config } from './read-config.ts';
import type { Scan } from './scan.ts';

/** More exceptions than this, and the front door carries more of them than a fresh numbering costs. */
export const MAX_EXCEPTIONS = 500;

/** What is new in an edition since the ledger was written. */
export type Changes = {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Ordinals whose article was read: its own file may have changed. */
  readonly stale: ReadonlySet<number>;
  /** Ordinals that came, left, or have another card: their terms and files of cards have changed. */
  readonly touched: ReadonlySet<number>;
};

/** A numbering that goes on, or the reason why it cannot. */
export type Continued =
  | { readonly kind: 'continued'; readonly numbering: Numbering; readonly changes: Changes }
  | { readonly kind: 'exhausted'; readonly why: string };

/**
 * Goes on with the numbering of a ledger, whose table it adds to. No ordinal changes its article:
 * what is new, or stands under other terms or another date, gets the next ones.
 */
export function continueNumbering(scan: Scan, config: Config, ledger: Ledger): Continued {
  const { table, terms } = ledger;
  const { stays, comes, left, retagged } = compareWithLedger(scan, ledger);
  const dead = new Set([...ledger.dead, ...left]);
  const late = new Map([...ledger.late].filter(([ordinal]) => !dead.has(ordinal)));
  const edited = stays.filter(([ordinal, entry]) => entry.stamp.hash !== table.getStamp(ordinal).hash);
  const recarded = stays.filter(([ordinal, entry]) => entry.card !== table.getCard(ordinal));
  const revised = reviseCards(ledger, recarded);
  for (const [ordinal, entry] of stays) table.replace(ordinal, entry);
  const places = givePlaces({ table, dead, late }, comes);
  if (places === undefined) return { kind: 'exhausted', why: 'too many articles came late to one place' };
  const added = sortByTime(comes).map((number) => {
    const ordinal = table.add(numberTerms(comes.get(number), scan.names, terms));
    const place = places.get(number);
    if (place !== undefined) late.set(ordinal, place);
    return ordinal;
  });
  numberOthers(config, terms);
  const exceptions = dead.size + late.size + revised.size;
  if (exceptions > MAX_EXCEPTIONS)
    return { kind: 'exhausted', why: `${exceptions} articles were changed, removed or added late` };
  const { numbering, cardsPerFile } = ledger;
  return {
    kind: 'continued',
    numbering: { numbering, cardsPerFile, terms, table, dead, late, revised },
    changes: {
      added: added.length - retagged,
      changed: edited.length + retagged,
      removed: left.length - retagged,
      stale: new Set([...stays.map(([ordinal]) => ordinal), ...added]),
      touched: new Set([...left, ...recarded.map(([ordinal]) => ordinal), ...added]),
    },
  };
}

/** The files of cards that were full and are rewritten now, added to those that were before. */
function reviseCards(
  { revised, table, cardsPerFile }: Ledger,
  recarded: readonly (readonly [ordinal: number, entry: Entry])[],
): ReadonlyMap<number, number> {
  const files = new Set(recarded.map(([ordinal]) => Math.floor(ordinal / cardsPerFile)));
  const full = [...files].filter((file) => (file + 1) * cardsPerFile <= table.length);
  return new Map([...revised, ...full.map((file) => [file, (revised.get(file) ?? 0) + 1] as const)]);
}

type Comparison = {
  /** Articles that were read and keep their ordinal, under the numbers of the ledger. */
  readonly stays: readonly (readonly [ordinal: number, entry: Entry])[];
  /** Those that need one. */
  readonly comes: ArticleTable;
  /** Ordinals whose article left, or needs another; how many of the latter. */
  readonly left: readonly number[];
  readonly retagged: number;
};

function compareWithLedger({ kept, read, names }: Scan, { table, terms, dead }: Ledger): Comparison {
  const open = new Map<string, number>();
  for (let ordinal = 0; ordinal < table.length; ordinal++)
    if (!dead.has(ordinal) && !kept.has(ordinal)) open.set(table.getId(ordinal), ordinal);
  const stays: [number, Entry][] = [];
  const comes = makeArticleTable();
  let retagged = 0;
  for (let number = 0; number < read.length; number++) {
    const entry = read.get(number);
    const ordinal = open.get(entry.id);
    const row = findRow(entry, names, terms);
    if (ordinal !== undefined && row !== undefined && isRow(table, ordinal, row)) {
      stays.push([ordinal, row]);
      open.delete(entry.id);
    } else {
      comes.add(entry);
      if (ordinal !== undefined) retagged++;
    }
  }
  return { stays, comes, left: [...open.values()], retagged };
}

/** Gives an entry the numbers that its terms have; nothing where one has none yet. */
function findRow(entry: Entry, names: Pool, terms: TermNumbers): Entry | undefined {
  const category = terms.findCategory(names.name(entry.category) as Slug); // The pool keeps slugs as they came.
  const authors = entry.authors.flatMap((author) => terms.findAuthor(names.name(author)) ?? []);
  const tags = entry.tags.flatMap((tag) => terms.findTag(names.name(tag))?.id ?? []);
  const isKnown =
    category !== undefined && authors.length === entry.authors.length && tags.length === entry.tags.length;
  return isKnown ? { ...entry, category, authors, tags: [...new Set(tags)] } : undefined;
}

function isRow(table: ArticleTable, ordinal: number, row: Entry): boolean {
  const isSame = (a: readonly number[], b: readonly number[]) =>
    a.length === b.length && a.every((value, index) => value === b[index]);
  return (
    table.getPublished(ordinal) === row.published &&
    table.getCategory(ordinal) === row.category &&
    isSame(table.getAuthors(ordinal), row.authors) &&
    isSame(table.getTags(ordinal), row.tags)
  );
}
