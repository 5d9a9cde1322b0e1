import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { EditionFile } from './edition-file.ts';

/** What files of one kind are together. */
export type Weight = { readonly files: number; readonly bytes: number };

/** How much was written, of each kind and in all. */
export type Emitted = {
  readonly files: number;
  /** How many of the files were not there before. */
  readonly created: number;
  readonly bytes: number;
  readonly kinds: ReadonlyMap<string, Weight>;
};

/**
 * Writes the files of an edition below a folder, one at a time as they are built. One that stands
 * there already, byte for byte, is left alone; another is replaced at once, never half.
 *
 * @param onFirst called before the first file is written, and not at all where none is.
 */
export function emitEdition(
  edition: Iterable<EditionFile>,
  folder: string,
  onFirst: () => void = () => {},
): Emitted {
  const made = new Set<string>();
  const kinds = new Map<string, Weight>();
  let files = 0;
  let created = 0;
  let bytes = 0;
  for (const { path, text } of edition) {
    const place = join(folder, path);
    const parent = dirname(place);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    const content = Buffer.from(text);
    const before = statSync(place, { throwIfNoEntry: false });
    if (before?.size === content.length && readFileSync(place).equals(content)) continue;
    if (files === 0) onFirst();
    writeFile(place, content, before !== undefined);
    const kind = nameKind(path);
    const sum = kinds.get(kind) ?? { files: 0, bytes: 0 };
    kinds.set(kind, { files: sum.files + 1, bytes: sum.bytes + content.length });
    files++;
    if (before === undefined) created++;
    bytes += content.length;
  }
  return { files, created, bytes, kinds };
}

function writeFile(place: string, content: Buffer, isThere: boolean): void {
  if (!isThere) {
    writeFileSync(place, content);
    return;
  }
  const half = `${place}.${process.pid}.part`;
  writeFileSync(half, content);
  renameSync(half, place);
}

/** The kind of a file, in the plural. */
function nameKind(path: string): string {
  const [, folder = '', name = ''] = /^edition\/(\w+)\/(.*)$/.exec(path) ?? [];
  if (folder === 'search') return 'of the index';
  if (folder === 'terms') return /\.\d+\.json$/.test(name) ? 'chunks' : 'heads';
  if (folder === 'tags') return name.endsWith('.counts.json') ? 'counts of tags' : 'names of tags';
  if (folder === 'vocabulary') return 'of the vocabulary';
  if (folder === 'aliases') return 'of old addresses';
  return folder === '' ? 'others' : folder;
}
