import * as v from 'valibot';

import type { Mute } from '../model/mute.ts';
import { nameMute } from '../model/mute.ts';
import { isSlug } from '../model/slug.ts';
import { transact } from './database.ts';
import type { Change } from './library.ts';
import { changeFacts, nameOf, parseFact, rangeOf } from './library.ts';

/*
 * `kiosque.muting` in localStorage is what the library said last, `[["tag-5g","5G"],["word-crypto*","crypto*"]]`: so that
 * nothing muted is ever painted. The script at the top of index.html looks whether it is there, and then hides stories
 * of a prerendered page until the application has judged them (views/base.css).
 */
const KEY = 'kiosque.muting';

const NONE: readonly Mute[] = [];
const copySchema = v.array(v.tuple([v.string(), v.string()]));

let last: { readonly text: string | null; readonly mutes: readonly Mute[] } = { text: null, mutes: NONE };

/** Gives what was muted when this device last looked, at once; the same list until it changes. */
export function recallMutes(): readonly Mute[] {
  let text: string | null = null;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    // The browser forbids storage: then the library says it a moment later, if it can.
  }
  return read(text);
}

/**
 * Gives what is muted, in alphabetical order; the same list until it changes. What this version cannot read mutes nothing, and stays.
 *
 * @throws {StorageError}
 */
export async function readMutes(): Promise<readonly Mute[]> {
  const records = await transact('readonly', (transaction) =>
    transaction.objectStore('facts').getAll(rangeOf('mute')),
  );
  const pairs = records.flatMap((record) => {
    const fact = parseFact(record);
    return typeof fact?.value === 'string' ? [[nameOf(fact.key), fact.value] as const] : [];
  });
  const text = pairs.length === 0 ? null : JSON.stringify(pairs);
  remember(text);
  return read(text);
}

/**
 * Mutes tags, authors and words.
 *
 * @returns what undoes it, for `changeFacts`
 * @throws {StorageError} and then nothing has changed
 */
export function muteAll(mutes: readonly Mute[]): Promise<readonly Change[]> {
  return changeFacts(mutes.map((mute) => ({ key: `mute ${nameMute(mute)}`, value: mute.name.trim() })));
}

/**
 * Shows again what was muted.
 *
 * @returns what undoes it, for `changeFacts`
 * @throws {StorageError} and then nothing has changed
 */
export function unmute(mute: Mute): Promise<readonly Change[]> {
  return changeFacts([{ key: `mute ${nameMute(mute)}`, value: undefined }]);
}

function remember(text: string | null): void {
  const { dataset } = document.documentElement;
  if (text === null) delete dataset['muting'];
  else dataset['muting'] = '';
  try {
    if (text === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
  } catch {
    // Forbidden or full: the next page shows what is muted until it has read the library.
  }
}

function read(text: string | null): readonly Mute[] {
  if (text !== last.text) last = { text, mutes: text === null ? NONE : parse(text) };
  return last.mutes;
}

function parse(text: string): readonly Mute[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Somebody else's text: the library writes it anew.
    return NONE;
  }
  return v.is(copySchema, json) ? json.flatMap(([name, value]) => toMute(name, value) ?? []) : NONE;
}

function toMute(key: string, name: string): Mute | undefined {
  const [, kind, rest = ''] = /^(tag|author|word)-(.+)$/.exec(key) ?? [];
  if (kind === 'word') return { kind, name };
  if ((kind === 'tag' || kind === 'author') && isSlug(rest)) return { kind, slug: rest, name };
  return undefined;
}
