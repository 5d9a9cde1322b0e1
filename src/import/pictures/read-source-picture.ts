import { readFileSync } from 'node:fs';

import { findSourceFile } from './find-source-file.ts';

/** The bytes of a picture, or why there are none. */
export type PictureBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string };

/** A file of more bytes is not read. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Reads a picture by its path in the source's folder, and never from outside of it, whatever links lie on the way. */
export function readSourcePicture(folder: string, path: string): PictureBytes {
  const found = findSourceFile(folder, path);
  if (!found.ok) return found;
  if (found.size > LARGEST_FILE) return { ok: false, reason: `larger than ${LARGEST_FILE / 1024 / 1024} MB` };
  try {
    return { ok: true, bytes: readFileSync(found.file) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'unreadable' };
  }
}
