import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Fault } from '../model/fault.ts';
import type { Result } from '../model/result.ts';
import { failed } from '../model/result.ts';
import { parseJson } from './parse-json.ts';

/** Reads a JSON file of a content folder, or says what is in its place. */
export function readJson(folder: string, file: string): Result<unknown, readonly Fault[]> {
  const path = join(folder, file);
  if (!existsSync(path)) return failed([faultOfFolder(file, 'this file', 'nothing there')]);
  if (isFolder(path)) return failed([faultOfFolder(file, 'a file', 'a folder')]);
  return parseJson(readFileSync(path, 'utf8'), file);
}

/** Tells whether a path names a folder. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Says that something is missing from the content folder, or is of another kind. */
export function faultOfFolder(file: string, expected: string, found: string): Fault {
  return {
    severity: 'error',
    file,
    path: '',
    expected,
    found,
    fix: 'see “Put your own articles in” in the README',
  };
}
