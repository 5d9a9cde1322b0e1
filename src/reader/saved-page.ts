import * as v from 'valibot';

import type { Card } from '../model/edition.ts';
import { cardSchema } from '../model/edition.ts';
import { parseLocation, printLocation } from '../model/location.ts';
import type { Result } from '../model/result.ts';
import { failed, ok } from '../model/result.ts';
import type { Slug } from '../model/slug.ts';
import type { Transaction } from './database.ts';
import { moveAside, parseFact } from './library.ts';

/** What is kept of a page: an article, or a list with its filter. */
export type Kept =
  | { readonly kind: 'article'; readonly slug: Slug; readonly card: Card }
  | { readonly kind: 'list'; readonly title: string; readonly description: string }
  /** A page of another site, brought along from another program; its key is its address there. */
  | { readonly kind: 'link'; readonly title: string };

/** The value of the fact that a page is saved. */
export type PageValue = { readonly savedAt: number; readonly page: Kept };

const pageSchema: v.GenericSchema<unknown, PageValue> = v.object({
  savedAt: v.number(),
  page: v.variant('kind', [
    v.object({ kind: v.literal('article'), slug: cardSchema.entries.slug, card: cardSchema }),
    v.object({ kind: v.literal('list'), title: v.string(), description: v.string() }),
    v.object({ kind: v.literal('link'), title: v.string() }),
  ]),
});

/**
 * Gives the key under which a page is saved: its canonical address, without the place in it.
 *
 * @example
 * toSavedKey('/article/fox#p-14')   // => '/article/fox'
 * toSavedKey('/tag/5g?not=b,a&utm') // => '/tag/5g?not=a,b'
 */
export function toSavedKey(address: string): string {
  if (isForeign(address)) return address;
  return printLocation(parseLocation(address.replace(/#.*$/, ''))).replaceAll(' ', '%20');
}

/** Tells whether the address of a saved page is one of another site. */
export function isForeign(address: string): boolean {
  return /^https?:/.test(address);
}

/** Reads one page to change it. An unreadable one is first moved aside, so that no change overwrites it. */
export async function findPage(
  transaction: Transaction<'readwrite'>,
  key: string,
): Promise<PageValue | undefined> {
  const record: unknown = await transaction.objectStore('facts').get(`page ${key}`);
  if (record === undefined) return undefined;
  const parsed = parsePage(record);
  if (parsed.ok) return parsed.value;
  await moveAside(transaction, `page ${key}`, record, parsed.reason);
  return undefined;
}

/** Reads the fact that a page is saved. */
export function parsePage(record: unknown): Result<PageValue, string> {
  const fact = parseFact(record);
  if (fact === undefined) return failed('not a fact');
  const parsed = v.safeParse(pageSchema, fact.value);
  // The value, not the parser's output: it is the same, with the keys that only a newer version knows.
  if (parsed.success) return ok(fact.value as PageValue);
  const [issue] = parsed.issues;
  return failed(`${v.getDotPath(issue) ?? 'the value'}: ${issue.message}`);
}
