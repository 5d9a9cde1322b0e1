import { hash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import { compareText } from '../../model/fault.ts';
import { parseInstant } from '../../model/instant.ts';
import type { SourceMark } from '../source.ts';

/*
 * `import.ndjson` in the content folder: what was imported, so that a second run writes only what is new, and leaves
 * alone what somebody has edited since. One line each, in byte order, so that it can be committed and compared.
 */
const FILE = 'import.ndjson';

/** An article that was imported. */
export type ImportedItem = {
  /** Relative to the content folder. */
  readonly file: string;
  /** The source it came from. */
  readonly source: string;
  /** Of the item as the source told it, and of how it was imported. */
  readonly from: string;
  /** Of the file as it was written. */
  readonly hash: string;
  /** How much of it was refused; nothing where all of it came through. */
  readonly lost?: number;
};

/** What earlier runs have done in a content folder. */
export type ImportState = {
  /** By the id of the item. */
  readonly items: Map<string, ImportedItem>;
  /** Files of pictures, by the address that they came from. */
  readonly pictures: Map<string, string>;
  /** Sources that were imported to their end, as they were named. */
  readonly ended: Map<string, EndedSource>;
};

/** A source that was imported to its end. */
export type EndedSource = {
  /** The fingerprint of the options that it was imported with. */
  readonly how?: string;
  /** How far, where it can be asked for what has changed since. */
  readonly mark?: SourceMark;
};

const markSchema = v.object({
  since: v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const since = parseInstant(dataset.value);
      if (since !== undefined) return since;
      addIssue({ message: 'expected an instant' });
      return NEVER;
    }),
  ),
  names: v.record(v.string(), v.string()),
  again: v.array(v.string()),
});

const lineSchema = v.union([
  v.object({
    id: v.string(),
    file: v.string(),
    source: v.string(),
    from: v.string(),
    hash: v.string(),
    lost: v.exactOptional(v.number()),
  }),
  v.object({ picture: v.string(), path: v.string() }),
  v.object({
    ended: v.string(),
    how: v.exactOptional(v.string()),
    mark: v.exactOptional(markSchema),
  }),
]);

/** Reads what earlier runs have done. A line that cannot be read costs that line: its article is then imported anew. */
export function readState(folder: string): ImportState {
  const state: ImportState = { items: new Map(), pictures: new Map(), ended: new Map() };
  const file = join(folder, FILE);
  if (!existsSync(file)) return state;
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    const parsed = v.safeParse(lineSchema, parseJson(text));
    if (!parsed.success) continue;
    if ('ended' in parsed.output) {
      const { ended, ...facts } = parsed.output;
      state.ended.set(ended, facts);
    } else if ('picture' in parsed.output) state.pictures.set(parsed.output.picture, parsed.output.path);
    else {
      const { id, ...item } = parsed.output;
      state.items.set(id, item);
    }
  }
  return state;
}

/** Writes what was done, whole or not at all. */
export function writeState(folder: string, { items, pictures, ended }: ImportState): void {
  const lines = [
    ...[...items].map(([id, item]) => JSON.stringify({ id, ...item })),
    ...[...pictures].map(([picture, path]) => JSON.stringify({ picture, path })),
    ...[...ended].map(([name, facts]) => JSON.stringify({ ended: name, ...facts })),
  ];
  replaceInPieces(join(folder, FILE), joinLines(lines.sort(compareText)));
}

/** Joins lines by the thousand: a text of all of them is a tenth of an import's memory. */
function* joinLines(lines: readonly string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += 1000) yield `${lines.slice(at, at + 1000).join('\n')}\n`;
}

/** Writes a file so that it is there whole or as it was before. */
export function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}

function replaceInPieces(file: string, pieces: Iterable<string>): void {
  const part = openSync(`${file}.part`, 'w');
  try {
    for (const piece of pieces) writeFileSync(part, piece);
  } finally {
    closeSync(part);
  }
  renameSync(`${file}.part`, file);
}

/** The fingerprint of a text. */
export function hashText(text: string): string {
  // Cut as bytes: a piece of a longer text would hold on to all of it.
  return hash('sha1', text, 'buffer').toString('hex', 0, 8);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An empty line, or one that was damaged.
    return undefined;
  }
}
