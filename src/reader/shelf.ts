import { compareText } from '../model/fault.ts';
import { groupBy } from '../model/group-by.ts';
import { transact } from './database.ts';
import type { Change } from './library.ts';
import { changeFacts, nameOf, parseFact, rangeOf } from './library.ts';
import type { Kept } from './saved-page.ts';
import { findPage, parsePage, toSavedKey } from './saved-page.ts';

/** A page that the reader saved, and how it is filed. */
export type SavedPage = {
  /** Its address, as `toSavedKey` gives it. */
  readonly key: string;
  /** When it was first saved, in milliseconds. */
  readonly savedAt: number;
  readonly page: Kept;
  /** It waits to be read, « À lire ». */
  readonly isLater: boolean;
  readonly isFavorite: boolean;
  readonly collection?: string;
  /** In alphabetical order. */
  readonly labels: readonly string[];
  /** One, or several where two devices wrote at the same time. */
  readonly notes: readonly { readonly id: string; readonly text: string }[];
};

/** What the reader saved. */
export type SavedShelf = {
  /** Newest first. */
  readonly pages: readonly SavedPage[];
  /** How many records had to be set aside because they are unreadable. */
  readonly aside: number;
};

/** How pages are to be filed; what is not named stays as it is. */
export type Filing = {
  readonly isLater?: boolean;
  readonly isFavorite?: boolean;
  /** Its name; empty for none. */
  readonly collection?: string;
  readonly addLabel?: string;
  readonly removeLabel?: string;
};

/**
 * Lists what the reader saved. A record that cannot be read is moved aside, whole, and counted; the others are not
 * disturbed by it.
 *
 * @throws {StorageError}
 */
export async function getSaved(): Promise<SavedShelf> {
  const [records, done, favorites, collections, labels, notes, aside] = await transact(
    'readonly',
    (transaction) => {
      const facts = transaction.objectStore('facts');
      return Promise.all([
        facts.getAll(rangeOf('page')),
        facts.getAllKeys(rangeOf('done')),
        facts.getAllKeys(rangeOf('favorite')),
        facts.getAll(rangeOf('in')),
        facts.getAllKeys(rangeOf('label')),
        facts.getAll(rangeOf('note')),
        transaction.objectStore('aside').count(),
      ]);
    },
  );
  const filed = {
    done: new Set(done.map(nameOf)),
    favorites: new Set(favorites.map(nameOf)),
    collections: new Map(collections.flatMap(readText)),
    labels: groupBy(labels.map(nameOf).map(splitName), ([address]) => address),
    notes: groupBy(
      notes.flatMap(readText).map(([name, text]) => ({ name: splitName(name), text })),
      ({ name: [address] }) => address,
    ),
  };
  const parsed = records.map(parsePage);
  const pages = parsed.flatMap((record, index): SavedPage[] => {
    if (!record.ok) return [];
    const key = readKey(records[index]);
    const collection = filed.collections.get(key);
    return [
      {
        ...record.value,
        key,
        isLater: !filed.done.has(key),
        isFavorite: filed.favorites.has(key),
        ...(collection === undefined ? {} : { collection }),
        labels: (filed.labels.get(key) ?? []).map(([, label]) => label).sort(compareText),
        notes: (filed.notes.get(key) ?? []).map(({ name: [, id], text }) => ({ id, text })),
      },
    ];
  });
  const unreadable = records.filter((_, index) => parsed[index]?.ok !== true);
  if (unreadable.length > 0) await setAside(unreadable);
  return { pages: pages.sort(newestFirst), aside: aside + unreadable.length };
}

/**
 * Files saved pages: to be read or not, favourites, collection, labels.
 *
 * @returns what undoes it, for `changeFacts`
 * @throws {StorageError} and then nothing has changed
 */
export function filePages(addresses: readonly string[], filing: Filing): Promise<readonly Change[]> {
  const { isLater, isFavorite, collection, addLabel, removeLabel } = filing;
  return changeFacts(
    addresses
      .map(toSavedKey)
      .flatMap((address) => [
        ...(isLater === undefined ? [] : [{ key: `done ${address}`, value: isLater ? undefined : true }]),
        ...(isFavorite === undefined
          ? []
          : [{ key: `favorite ${address}`, value: isFavorite ? true : undefined }]),
        ...(collection === undefined
          ? []
          : [{ key: `in ${address}`, value: collection === '' ? undefined : collection }]),
        ...(addLabel === undefined ? [] : [{ key: `label ${address} ${addLabel}`, value: true }]),
        ...(removeLabel === undefined ? [] : [{ key: `label ${address} ${removeLabel}`, value: undefined }]),
      ]),
  );
}

/**
 * Writes a note on a saved page in place of its notes; an empty text takes them away.
 *
 * @returns what undoes it, for `changeFacts`
 * @throws {StorageError} and then nothing has changed
 */
export function writeNote({ key, notes }: SavedPage, text: string): Promise<readonly Change[]> {
  const [first, ...others] = notes.map(({ id }) => id);
  const own = first ?? Math.random().toString(36).slice(2);
  return changeFacts([
    { key: `note ${key} ${own}`, value: text === '' ? undefined : text },
    ...others.map((id) => ({ key: `note ${key} ${id}`, value: undefined })),
  ]);
}

async function setAside(records: readonly unknown[]): Promise<void> {
  try {
    await transact('readwrite', async (transaction) => {
      for (const record of records) await findPage(transaction, readKey(record));
    });
  } catch {
    // No room to move them: they stay where they are, nothing is lost, and the next reading counts them again.
  }
}

/** The address in the key of a record; the store has none without a key. */
function readKey(record: unknown): string {
  return nameOf((record as { readonly key: string }).key);
}

/** The name and the value of a fact that holds a text; nothing where it cannot be read. */
function readText(record: unknown): [name: string, text: string][] {
  const fact = parseFact(record);
  return typeof fact?.value === 'string' ? [[nameOf(fact.key), fact.value]] : [];
}

/** An address holds no space; what follows it may. */
function splitName(name: string): [address: string, rest: string] {
  const space = name.indexOf(' ');
  return [name.slice(0, space), name.slice(space + 1)];
}

function newestFirst(a: SavedPage, b: SavedPage): number {
  return b.savedAt - a.savedAt || compareText(a.key, b.key);
}
