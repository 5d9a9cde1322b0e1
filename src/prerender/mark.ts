import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The last line of a page, which says what it was made of. One that was written half has none. */
export type Mark = string & { readonly mark: true };

/** Makes the mark of a page from all that has a part in it. */
export function makeMark(parts: readonly string[]): Mark {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return `<!-- ${hash.digest('base64url').slice(0, 22)} -->\n` as Mark; // The form that Mark promises.
}

/** Tells whether a page stands there already that was made of the same. */
export function hasMark(file: string, mark: Mark): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    // There is none yet.
    return false;
  }
  try {
    const end = Buffer.alloc(mark.length);
    const { size } = fstatSync(descriptor);
    readSync(descriptor, end, 0, end.length, Math.max(0, size - end.length));
    return end.toString('latin1') === mark;
  } finally {
    closeSync(descriptor);
  }
}
