import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

import { FILES_FOLDER, isCarried } from '../model/carried-files.ts';

/**
 * Puts the sound and film of a content folder into a site as they are, and removes what is not in the content any more.
 * A file that stands there with the same size and is no older is left alone.
 *
 * @returns the number of files
 */
export function carryFiles(content: string, out: string): number {
  const names = listFiles(content);
  for (const name of names) {
    const [from, to] = [join(content, FILES_FOLDER, name), join(out, FILES_FOLDER, name)];
    if (isSame(from, to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    const half = `${to}.${process.pid}.part`;
    copyFileSync(from, half);
    renameSync(half, to);
  }
  const wanted = new Set(names);
  for (const name of listFiles(out)) if (!wanted.has(name)) rmSync(join(out, FILES_FOLDER, name));
  return names.length;
}

/** Finds the file of a path of the site, `files/ab/talk.mp3`; nothing where it is none that an edition carries. */
export function findCarried(content: string, path: string): string | undefined {
  const file = resolve(content, path);
  const isInside = file.startsWith(resolve(content, FILES_FOLDER) + sep);
  return isInside && isCarried(file) && existsSync(file) ? file : undefined;
}

/** Links are not followed: what they lead to may be no part of the content. */
function listFiles(folder: string): readonly string[] {
  const root = join(folder, FILES_FOLDER);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isCarried(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

function isSame(from: string, to: string): boolean {
  const there = statSync(to, { throwIfNoEntry: false });
  if (there === undefined) return false;
  const { size, mtimeMs } = statSync(from);
  return there.size === size && there.mtimeMs >= mtimeMs;
}
