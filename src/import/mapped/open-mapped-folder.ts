import { access } from 'node:fs/promises';
import path from 'node:path';

import type { Instant } from '../../model/instant.ts';
import { toInstant } from '../../model/instant.ts';
import type { Result } from '../../model/result.ts';
import { failed, ok } from '../../model/result.ts';
import type { Found, Source, SourceSite } from '../source.ts';
import { readText } from '../markdown/read-text.ts';
import { walkFolder } from '../markdown/walk.ts';
import { buildItem } from './build-item.ts';
import type { Mapping } from './mapping.ts';
import { MAPPING_FILE, PLAIN_MAPPING } from './mapping.ts';
import { readPage } from './read-page.ts';
import { readSiteName } from './read-site-name.ts';
import { findRecords, readRecord } from './read-records.ts';

const PAGE = /\.x?html?$/i;
const RECORDS = /\.(?:json|jsonl|ndjson)$/i;

const LARGEST_PAGE = 16_000_000;
/** A whole archive may stand in one file; a text in memory has its end at twice that. */
const LARGEST_RECORDS = 250_000_000;

/** Tells whether a folder has a mapping file. */
export async function isMappedFolder(folder: string): Promise<boolean> {
  try {
    await access(path.join(folder, MAPPING_FILE));
    return true;
  } catch {
    // There is none, or none that may be read.
    return false;
  }
}

/** Tells whether a folder holds pages of HTML, which are read without a mapping too. */
export async function isPageFolder(folder: string): Promise<boolean> {
  for await (const walked of walkFolder(folder, (name) => PAGE.test(name)))
    if (walked.kind === 'file') return true;
  return false;
}

/**
 * Opens a folder of HTML or of JSON. The mapping says where titles, dates and bodies are; what it leaves out is looked for
 * where plain pages and common programs have it.
 *
 * @param now what is dated later is scheduled
 */
export function openMappedFolder(
  folder: string,
  mapping: Mapping = PLAIN_MAPPING,
  now: Instant = toInstant(Date.now()),
): Source {
  return { format: 'Folder with a mapping', name: folder, read: () => readFolder(folder, mapping, now) };
}

async function* readFolder(folder: string, mapping: Mapping, now: Instant): AsyncGenerator<Found> {
  const root = path.join(folder, mapping.within ?? '');
  const paths: string[] = [];
  for await (const walked of walkFolder(
    root,
    (name) => (PAGE.test(name) || RECORDS.test(name)) && name !== MAPPING_FILE,
  )) {
    if (walked.kind === 'file') paths.push(walked.path);
    else yield { kind: 'left', left: walked.left };
  }
  const isPages =
    mapping.format === undefined
      ? paths.filter((at) => PAGE.test(at)).length * 2 >= paths.length
      : mapping.format === 'html';
  const site = { ...(isPages ? await readFirstPage(root, paths) : {}), ...mapping.site };
  if (Object.keys(site).length > 0) yield { kind: 'site', site };
  for (const at of paths) {
    const file = mapping.within === undefined ? at : `${mapping.within}/${at}`;
    if (PAGE.test(at) !== isPages) {
      yield {
        kind: 'left',
        left: { at: file, reason: 'other', detail: `the folder is read as ${isPages ? 'HTML' : 'JSON'}` },
      };
    } else
      yield* isPages ? readPageFile(folder, file, mapping, now) : readRecordsFile(folder, file, mapping, now);
  }
}

/** What pages say of their site they all say. */
async function readFirstPage(root: string, paths: readonly string[]): Promise<SourceSite> {
  const first = paths.find((at) => PAGE.test(at));
  const text =
    first === undefined ? undefined : await readText(path.join(root, first), LARGEST_PAGE, findDeclared);
  const title = text?.ok === true ? readSiteName(text.value) : undefined;
  return title === undefined ? {} : { title };
}

async function* readPageFile(
  folder: string,
  file: string,
  mapping: Mapping,
  now: Instant,
): AsyncGenerator<Found> {
  const text = await readText(path.join(folder, file), LARGEST_PAGE, findDeclared);
  if (text.ok && text.value.trim() === '') {
    yield { kind: 'left', left: { at: file, reason: 'empty' } };
    return;
  }
  const raw = text.ok ? readPage(text.value, mapping) : text;
  yield raw.ok
    ? buildItem(raw.value, { file }, mapping, now)
    : { kind: 'left', left: { at: file, reason: 'unreadable', detail: raw.reason } };
}

/** Finds the encoding that a page declares; it counts only where the page is no UTF-8. */
function findDeclared(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return (
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]
  );
}

async function* readRecordsFile(
  folder: string,
  file: string,
  mapping: Mapping,
  now: Instant,
): AsyncGenerator<Found> {
  const text = await readText(path.join(folder, file), LARGEST_RECORDS);
  if (text.ok && text.value.trim() === '') {
    yield { kind: 'left', left: { at: file, reason: 'empty' } };
    return;
  }
  const values = text.ok ? parseRecords(text.value, /\.json$/i.test(file)) : text;
  const records = values.ok && /\.json$/i.test(file) ? findRecords(values.value, mapping) : values;
  if (!records.ok) {
    yield { kind: 'left', left: { at: file, reason: 'unreadable', detail: records.reason } };
    return;
  }
  const list = Array.isArray(records.value) ? (records.value as readonly unknown[]) : [];
  const isAlone =
    list.length === 1 && values.ok && !Array.isArray(values.value) && mapping.items === undefined;
  for (const [place, record] of list.entries()) {
    const raw = record instanceof Error ? failed(record.message) : readRecord(record, mapping);
    const spot = isAlone ? { file } : { file, place };
    yield raw.ok
      ? buildItem(raw.value, spot, mapping, now)
      : {
          kind: 'left',
          left: { at: isAlone ? file : `${file}[${place}]`, reason: 'unreadable', detail: raw.reason },
        };
  }
}

/** Parses a file of JSON, or one value a line; a line that is broken costs that line. */
function parseRecords(text: string, isWhole: boolean): Result<unknown, string> {
  const parse = (json: string): unknown => {
    try {
      return JSON.parse(json);
    } catch (error) {
      return new Error(
        `it is no JSON: ${error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error)}`,
      );
    }
  };
  if (!isWhole)
    return ok(
      text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map(parse),
    );
  const value = parse(text.replace(/^\ufeff/, ''));
  return value instanceof Error ? failed(value.message) : ok(value);
}
