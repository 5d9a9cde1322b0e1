import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The bytes of a picture, or why there are none. */
export type PictureBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string };

/** A file of more bytes is not read. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Where generators of sites keep what a path from the root leads to. */
const ROOTS = ['', 'static', 'public', 'assets', 'source', 'content', 'src'];

/** Reads a picture by its path in the source's folder, and never from outside of it, whatever links lie on the way. */
export function readSourcePicture(folder: string, path: string): PictureBytes {
  const inside = decodePath(path.replace(/[?#].*$/s, ''));
  if (inside.includes('\0')) return { ok: false, reason: 'a path that no file can have' };
  const home = follow(folder);
  const files = ROOTS.map((root) => follow(join(folder, root, join('/', inside)))).filter(
    (file) => file !== undefined,
  );
  const [file] = files.filter((found) => home !== undefined && found.startsWith(home + sep));
  if (file === undefined)
    return {
      ok: false,
      reason: files.length > 0 ? 'outside of the source’s folder' : 'no such file in the source',
    };
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return { ok: false, reason: 'not a file' };
    return stats.size > LARGEST_FILE
      ? { ok: false, reason: `larger than ${LARGEST_FILE / 1024 / 1024} MB` }
      : { ok: true, bytes: readFileSync(file) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'unreadable' };
  }
}

/** Gives where a path leads when all links on it are followed; nothing where that is nowhere. */
function follow(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    // No such file, or a link in a circle.
    return undefined;
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone percent sign is a name's own.
    return path;
  }
}
