import type { Result } from '../result.ts';
import { failed, ok } from '../result.ts';
import { showFound } from './clean-page.ts';
import { collectPages } from './collect-pages.ts';
import type { ExchangeFault, ReadExchange } from './exchanged-page.ts';
import { readBookmarks } from './read-bookmarks.ts';
import { readCsv } from './read-csv.ts';
import { readInstapaper } from './read-instapaper.ts';
import { readOmnivore } from './read-omnivore.ts';
import { readPinboard } from './read-pinboard.ts';
import { readPocketCsv, readPocketHtml } from './read-pocket.ts';
import { readWallabag } from './read-wallabag.ts';
import { scanRecords } from './scan-records.ts';

/** Of UTF-16, which a text of western letters has as many of as bytes. */
const MOST_CHARACTERS = 50 * 1024 * 1024;

/**
 * Reads the pages that a file of Kiosque, of a browser or of another reader carries. What the file is
 * shows in its text; its name only says where a fault is that concerns all of it.
 *
 * It never throws. Each page is checked for itself: a bad one costs that page and is listed. Addresses
 * other than http and https are refused, entities are decoded once, control characters go. At most
 * `MOST_ITEMS` items and 50 MB are read.
 *
 * @example
 * readExchange('title,url,time_added,tags,status\nA,https://a.example/,1700000000,,archive', 'part_000000.csv')
 * // => { ok: true, value: { source: 'pocket', pages: [{ url: 'https://a.example/', … }], faults: [] } }
 */
export function readExchange(text: string, fileName: string): Result<ReadExchange, ExchangeFault> {
  const reading = readInSteps(text, fileName);
  let step = reading.next();
  while (step.done !== true) step = reading.next();
  return step.value;
}

/** Reads as `readExchange` does, and stops after each item: a large file takes seconds. */
export function* readInSteps(
  text: string,
  fileName: string,
): Generator<undefined, Result<ReadExchange, ExchangeFault>> {
  if (text.length > MOST_CHARACTERS) return failed({ where: fileName, found: 'more than 50 MB' });
  const [first = ''] = /\S/.exec(text) ?? [];
  const read = first === '<' ? readMarkup(text) : first === '[' ? readJson(text) : readTable(text);
  return read === undefined
    ? failed({ where: fileName, found: showFound(text.trimStart()) })
    : ok(yield* read);
}

/** A file whose kind is known, before any of its items is read. */
type Reading = Generator<undefined, ReadExchange>;

function readMarkup(html: string): Reading | undefined {
  if (!/<!doctype netscape-bookmark/i.test(html) && /<title>Pocket Export|\stime_added=/i.test(html)) {
    return collectPages('pocket', readPocketHtml(html));
  }
  return /<!doctype netscape-bookmark|<d[lt][\s>]/i.test(html)
    ? collectPages('bookmarks', readBookmarks(html))
    : undefined;
}

function readJson(text: string): Reading | undefined {
  // JSON allows no control characters in its texts; some exports have them all the same.
  const items = parseList(text.replaceAll(/\p{Cc}/gu, ' ')) ?? [];
  for (const item of items) {
    if (typeof item !== 'object' || item === null) continue;
    if ('href' in item) return collectPages('pinboard', readPinboard(items));
    if ('is_archived' in item || 'is_starred' in item) return collectPages('wallabag', readWallabag(items));
    if ('url' in item && 'savedAt' in item) return collectPages('omnivore', readOmnivore(items));
  }
  return undefined;
}

function parseList(json: string): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(json.trim());
    return Array.isArray(list) ? list : undefined;
  } catch {
    // Where it breaks helps nobody here: the file was written by a program, so it was cut short.
    return undefined;
  }
}

function readTable(text: string): Reading | undefined {
  const { names, records } = scanRecords(text);
  if (!names.includes('url')) return undefined;
  if (names.includes('time_added')) return collectPages('pocket', readPocketCsv(records));
  if (names.includes('timestamp')) return collectPages('instapaper', readInstapaper(records));
  return collectPages('kiosque-csv', readCsv(records));
}
