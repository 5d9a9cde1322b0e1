import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname, join, normalize, sep } from 'node:path';

import { imageSize } from 'image-size';

import { FILES_FOLDER, isCarried } from '../model/carried-files.ts';
import { toSlug } from '../model/slug.ts';
import type { Stamp } from './stamp.ts';
import { fingerprint, isSameFile, stampFile, statFile } from './stamp.ts';

/** A picture file of the content folder. */
export type PictureFile = {
  readonly file: string;
  /** The name of its renditions: readable, and different as soon as a byte of the file is. */
  readonly stem: string;
  readonly width: number;
  readonly height: number;
};

/** A path that was asked for, and what was there: a picture, something else, or nothing. */
export type ShelvedPicture = {
  /** Relative to the content folder. */
  readonly path: string;
  readonly stamp: Stamp;
  readonly picture?: Omit<PictureFile, 'file'>;
};

/** The pictures of a content folder, and its sound and film, by number, in the order in which they were first asked for. */
export type PictureShelf = {
  readonly shelved: readonly ShelvedPicture[];
  /** Those of the shelf's first files that are not what they were when it was filled before. */
  readonly changed: ReadonlySet<number>;
  /** Finds a picture by its path in the content folder; there may be none that can be read. */
  find(path: string): { readonly number: number; readonly picture: PictureFile | undefined };
  /** Finds whether a sound or film that the edition carries is there, by its path; it is not read. */
  findFile(path: string): { readonly number: number; readonly isThere: boolean };
  get(number: number): PictureFile | undefined;
};

const NO_FILE: Stamp = { size: 0, time: 0, hash: 0 };

/**
 * Opens the pictures of a content folder; each file is read once, when first asked for. Those that
 * are known from before keep their numbers, and are read again only where their stamp has changed. Sound and film may be
 * large, and are not read.
 */
export function openPictures(folder: string, known: readonly ShelvedPicture[] = []): PictureShelf {
  const shelved = known.map((before) => readPicture(folder, before.path, before));
  const numbers = new Map(shelved.map(({ path }, number) => [path, number]));
  const toNumber = (path: string) => {
    const inside = normalize(path.replace(/^\/+/, ''));
    const number = numbers.get(inside) ?? shelved.push(readPicture(folder, inside)) - 1;
    numbers.set(inside, number);
    return number;
  };
  const get = (number: number) => {
    const { path = '', picture } = shelved[number] ?? {};
    return picture && { ...picture, file: join(folder, path) };
  };
  return {
    shelved,
    changed: new Set(
      known.flatMap((before, number) => (identify(before) === identify(shelved[number]) ? [] : number)),
    ),
    find(path) {
      const number = toNumber(path);
      return { number, picture: get(number) };
    },
    findFile(path) {
      const number = toNumber(path);
      return { number, isThere: isCarriedFile(shelved[number]) };
    },
    get,
  };
}

/** What of a file articles depend on: which picture it is, or whether it is there to be played. */
function identify(file: ShelvedPicture | undefined): string | boolean {
  return file?.picture?.stem ?? isCarriedFile(file);
}

/** An empty file plays nothing. */
function isCarriedFile(file: ShelvedPicture | undefined): boolean {
  return file !== undefined && isInFiles(file.path) && file.stamp.size > 0;
}

function isInFiles(path: string): boolean {
  return isCarried(path) && path.startsWith(`${FILES_FOLDER}${sep}`);
}

function readPicture(folder: string, path: string, before?: ShelvedPicture): ShelvedPicture {
  // A path that climbs out of the content folder names no picture of it.
  const found = path.startsWith('..') || path.includes('\0') ? undefined : statFile(join(folder, path));
  if (found === undefined) return { path, stamp: NO_FILE };
  if (isInFiles(path)) return { path, stamp: { ...found, hash: 0 } };
  if (before !== undefined && isSameFile(before.stamp, found)) return before;
  const bytes = readFileSync(join(folder, path));
  const stamp = stampFile(found, bytes);
  if (before !== undefined && before.stamp.hash === fingerprint(bytes)) return { ...before, stamp };
  const picture = measurePicture(path, bytes);
  return { path, stamp, ...(picture === undefined ? {} : { picture }) };
}

function measurePicture(path: string, bytes: Buffer): Omit<PictureFile, 'file'> | undefined {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    const stem = `${toSlug(basename(path, extname(path)))}.${hash('sha256', bytes, 'hex').slice(0, 8)}`;
    // EXIF orientations from 5 on lie on their side.
    const [across, down] = orientation >= 5 ? [height, width] : [width, height];
    return { stem, width: Math.round(across), height: Math.round(down) };
  } catch {
    // Not a picture: the caller says so with the article's file and path.
    return undefined;
  }
}
