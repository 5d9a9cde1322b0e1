import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname, join, normalize } from 'node:path';

import { imageSize } from 'image-size';

import { toSlug } from '../model/slug.ts';

/** A picture file of the content folder. */
export type PictureFile = {
  readonly file: string;
  /** The name of its renditions: readable, and different as soon as a byte of the file is. */
  readonly stem: string;
  readonly width: number;
  readonly height: number;
};

/** The pictures that articles asked for so far, by stem, and the way to ask. */
export type PictureShelf = {
  readonly used: ReadonlyMap<string, PictureFile>;
  /** Finds a picture by its path in the content folder; nothing when there is none that can be read. */
  find(path: string): PictureFile | undefined;
};

/** Opens the pictures of a content folder; each file is read once, when first asked for. */
export function openPictures(folder: string): PictureShelf {
  const used = new Map<string, PictureFile>();
  const known = new Map<string, PictureFile | undefined>();
  return {
    used,
    find(path) {
      const inside = normalize(path.replace(/^\/+/, ''));
      if (!known.has(inside)) known.set(inside, readPicture(folder, inside));
      const picture = known.get(inside);
      if (picture !== undefined) used.set(picture.stem, picture);
      return picture;
    },
  };
}

function readPicture(folder: string, path: string): PictureFile | undefined {
  // A path that climbs out of the content folder names no picture of it.
  if (path.startsWith('..')) return undefined;
  const file = join(folder, path);
  try {
    const bytes = readFileSync(file);
    const { width, height, orientation = 1 } = imageSize(bytes);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
    const stem = `${toSlug(basename(file, extname(file)))}.${hash}`;
    // EXIF orientations from 5 on lie on their side.
    const [across, down] = orientation >= 5 ? [height, width] : [width, height];
    return { file, stem, width: Math.round(across), height: Math.round(down) };
  } catch {
    // Absent, a folder, or not a picture: the caller says so with the article's file and path.
    return undefined;
  }
}
