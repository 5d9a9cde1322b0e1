import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A file in the source's folder, or why there is none. */
export type FoundFile =
  | { readonly ok: true; readonly file: string; readonly size: number }
  | { readonly ok: false; readonly reason: string };

/** Where generators of sites keep what a path from the root leads to. */
const ROOTS = ['', 'static', 'public', 'assets', 'source', 'content', 'src'];

/** Finds a file by its path in the source's folder, and never outside of it, whatever links lie on the way. */
export function findSourceFile(folder: string, path: string): FoundFile {
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
    return stats.isFile() ? { ok: true, file, size: stats.size } : { ok: false, reason: 'not a file' };
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
