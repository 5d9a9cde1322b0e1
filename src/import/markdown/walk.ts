import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';

import { compareText } from '../../model/fault.ts';
import type { LeftOut } from '../source.ts';

/** A file of a folder, by its path from there with `/`, or something that was not followed. */
export type Walked =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'left'; readonly left: LeftOut };

/** Where generators keep code, templates and what they made, at any depth. */
const NEVER = new Set([
  'node_modules',
  '_includes',
  '_layouts',
  '_sass',
  '_site',
  'archetypes',
  'bower_components',
]);

/** Where they do so right below the folder. */
const NEVER_AT_ROOT = new Set(['themes', 'layouts', 'public', 'dist', 'build', 'vendor']);

/** No archive nests like that; a loop of mounted folders does. */
const DEEPEST_FOLDER = 64;

/**
 * Lists the files below a folder whose names fit, in the order of their bytes. Folders of tools and those that begin with
 * a dot are passed over. A symbolic link is never followed: what it leads to within the folder is met anyway, and the
 * rest is not the folder's.
 */
export async function* walkFolder(folder: string, fits: (name: string) => boolean): AsyncGenerator<Walked> {
  yield* walk(await realpath(folder), '', fits, 0);
}

async function* walk(
  root: string,
  below: string,
  fits: (name: string) => boolean,
  depth: number,
): AsyncGenerator<Walked> {
  const entries = await list(path.join(root, below));
  if (typeof entries === 'string') {
    yield { kind: 'left', left: { at: below || '.', reason: 'unreadable', detail: entries } };
    return;
  }
  for (const entry of entries) {
    const at = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isSymbolicLink()) {
      if (!isPassedOver(entry.name, depth)) yield* judgeLink(root, at, fits);
    } else if (entry.isDirectory()) {
      if (isPassedOver(entry.name, depth)) continue;
      if (depth < DEEPEST_FOLDER) yield* walk(root, at, fits, depth + 1);
      else
        yield {
          kind: 'left',
          left: { at, reason: 'unreadable', detail: `folders nest deeper than ${DEEPEST_FOLDER}` },
        };
    } else if (entry.isFile() && fits(entry.name)) yield { kind: 'file', path: at };
  }
}

/** Gives what a folder holds, or why that cannot be told. */
async function list(folder: string): Promise<readonly Dirent[] | string> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.toSorted((a, b) => compareText(a.name, b.name));
  } catch (error) {
    return `the folder cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function isPassedOver(name: string, depth: number): boolean {
  return name.startsWith('.') || NEVER.has(name) || (depth === 0 && NEVER_AT_ROOT.has(name));
}

async function* judgeLink(root: string, at: string, fits: (name: string) => boolean): AsyncGenerator<Walked> {
  const target = await findTarget(path.join(root, at));
  const isWithin = target === root || target?.startsWith(`${root}${path.sep}`) === true;
  // A link to a folder, or one that leads nowhere, may have any name.
  if (!fits(at) && (isWithin || /\.\w+$/.test(at))) return;
  yield {
    kind: 'left',
    left: isWithin
      ? { at, reason: 'duplicate', detail: 'it is a symbolic link to another file of the folder' }
      : { at, reason: 'unreadable', detail: 'it is a symbolic link that leads out of the folder' },
  };
}

async function findTarget(file: string): Promise<string | undefined> {
  try {
    return await realpath(file);
  } catch {
    // A link to nothing, or to itself.
    return undefined;
  }
}
