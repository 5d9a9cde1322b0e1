import * as v from 'valibot';

import type { Fact } from '../model/facts.ts';
import { chooseFact } from '../model/facts.ts';
import type { Result } from '../model/result.ts';
import { failed, ok } from '../model/result.ts';
import { transact } from './database.ts';

import { change, parseFact } from './library.ts';
import type { Replaced } from './whole-library.ts';
import { countRecords, mergeFacts, putBack, readFacts } from './whole-library.ts';
import { startPausing } from './pause.ts';
import { getChosen } from './settings.ts';

/** The version of the file; a higher one may hold what this one cannot read. */
const VERSION = 1;

/** A whole library in one file: what a backup is, and how two devices meet without a server. */
export type LibraryFile = {
  readonly facts: readonly Fact[];
  /** Full copies of saved articles, by address. */
  readonly copies: readonly (readonly [address: string, copy: unknown])[];
  /** What was chosen in the settings. */
  readonly settings: object;
  /** Facts of the file that cannot be read. */
  readonly unread: number;
};

/** Why a text is not a library: not JSON, not one of ours, or written by a newer Kiosque. */
export type LibraryFileFault = 'broken' | 'foreign' | 'newer';

/** What taking facts in would change, counted in saved pages and in articles of the history. */
export type Preview = {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly history: number;
};

/** What undoes an import, for `undoImport`. */
export type ImportUndo = { readonly facts: readonly Replaced[]; readonly copies: readonly string[] };

const fileSchema = v.object({
  kiosque: v.number(),
  facts: v.array(v.unknown()),
  copies: v.optional(v.array(v.tuple([v.string(), v.unknown()])), []),
  settings: v.optional(v.looseObject({}), {}),
});

/**
 * Writes the whole library as a text: facts, those that are gone, full copies, and the settings. Read by `parseLibraryFile`, it merges
 * into any other library without loss.
 *
 * @throws {StorageError}
 */
export async function exportLibrary(): Promise<string> {
  return printLibrary(await readLibrary());
}

/**
 * Reads all that `exportLibrary` writes.
 *
 * @throws {StorageError}
 */
export async function readLibrary(): Promise<Omit<LibraryFile, 'unread'>> {
  const facts = await readFacts();
  const [keys, values] = await transact('readonly', (transaction) => {
    const store = transaction.objectStore('copies');
    return Promise.all([store.getAllKeys(), store.getAll()]);
  });
  const copies = keys.map((key, index) => [key, values[index]] as const);
  return { facts, copies, settings: getChosen() };
}

/** Writes a library as the text of a file. */
export function printLibrary({ settings, facts, copies }: Omit<LibraryFile, 'unread'>): string {
  return JSON.stringify({ kiosque: VERSION, settings, facts, copies });
}

/** Reads the text of a library; a fact that cannot be read costs that fact, and is counted. */
export function parseLibraryFile(text: string): Result<LibraryFile, LibraryFileFault> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Not JSON at all.
    return failed('broken');
  }
  const parsed = v.safeParse(fileSchema, json);
  if (!parsed.success) return failed('foreign');
  if (parsed.output.kiosque > VERSION) return failed('newer');
  const facts = parsed.output.facts.flatMap((record) => parseFact(record) ?? []);
  const { copies, settings } = parsed.output;
  return ok({ facts, copies, settings, unread: parsed.output.facts.length - facts.length });
}

/**
 * Tells what taking facts in would change, and changes nothing.
 *
 * @throws {StorageError}
 */
export async function previewFacts(facts: readonly Fact[]): Promise<Preview> {
  const own = new Map((await readFacts()).map((fact) => [fact.key, fact]));
  const counts = { added: 0, changed: 0, removed: 0, history: 0 };
  const pause = startPausing();
  for (const incoming of facts) {
    await pause();
    const held = own.get(incoming.key);
    if (held !== undefined && chooseFact(held, incoming) === held) continue;
    own.set(incoming.key, incoming);
    if (incoming.key.startsWith('read ')) counts.history += 1;
    if (!incoming.key.startsWith('page ')) continue;
    if (incoming.value === undefined) counts.removed += held?.value === undefined ? 0 : 1;
    else counts[held?.value === undefined ? 'added' : 'changed'] += 1;
  }
  return counts;
}

/**
 * Takes another library in, all of it or nothing. A copy that is here already stays: it is what the reader saw here.
 *
 * @throws {StorageError} and then nothing has changed
 */
export async function importLibrary({
  facts,
  copies,
}: Pick<LibraryFile, 'facts' | 'copies'>): Promise<ImportUndo> {
  const records = facts.length + (await countRecords());
  return change(async (transaction) => {
    const before = await mergeFacts(transaction, facts);
    if (copies.length === 0) return { facts: before, copies: [] };
    const store = transaction.objectStore('copies');
    const [here, saved] = await Promise.all([
      store.getAllKeys(),
      transaction.objectStore('facts').getAllKeys(),
    ]);
    const [known, kept] = [new Set(here), new Set(saved)];
    const added = copies.filter(([address]) => !known.has(address) && kept.has(`page ${address}`));
    await Promise.all(added.map(([address, copy]) => store.put(copy, address)));
    return { facts: before, copies: added.map(([address]) => address) };
  }, records);
}

/**
 * Undoes an import: everything that it changed is as it was.
 *
 * @throws {StorageError} and then nothing has changed
 */
export async function undoImport({ facts, copies }: ImportUndo): Promise<void> {
  const records = facts.length + (await countRecords());
  await change(async (transaction) => {
    await putBack(transaction, facts);
    await Promise.all(copies.map((address) => transaction.objectStore('copies').delete(address)));
  }, records);
}
