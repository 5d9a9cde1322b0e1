import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { EditionFile } from './edition-file.ts';

/** How much was written. */
export type Emitted = { readonly files: number; readonly bytes: number };

/** Writes the files of an edition below a folder, one at a time as they are built. */
export function emitEdition(edition: Iterable<EditionFile>, folder: string): Emitted {
  const made = new Set<string>();
  let files = 0;
  let bytes = 0;
  for (const { path, text } of edition) {
    const place = join(folder, path);
    const parent = dirname(place);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(place, text);
    files++;
    bytes += Buffer.byteLength(text);
  }
  return { files, bytes };
}
