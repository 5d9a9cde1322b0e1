import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import type { ArticleFile } from '../model/edition.ts';
import type { SizesFile } from '../model/list-files.ts';
import { SIZES_PER_FILE, editionPath } from '../model/edition.ts';
import { sizesFileSchema } from '../model/list-files.ts';
import { printKeptPath } from '../model/kept-rendition.ts';
import type { LocalPicture } from '../model/list-pictures.ts';
import { listLocalPictures } from '../model/list-pictures.ts';

/** What an article weighs, in bytes: its file, and the edition's own pictures in it, but for its authors' portraits. */
export type Size = { readonly article: number; readonly pictures: number };

/** The sizes of the articles of an edition that is being built, for the files that list them. */
export type SizeShelf = {
  /** Weighs an article that was built, by what it shows and the text of its file. */
  put(ordinal: number, article: ArticleFile, text: string): void;
  get(ordinal: number): Size;
  /** The bytes of the rendition that is kept of a picture; 0 while there is none. */
  weigh(picture: LocalPicture): number;
};

/** Opens a shelf for an edition in memory: all articles are built, and there are no renditions beside it. */
export function openSizeShelf(): SizeShelf {
  return makeShelf(
    () => 0,
    () => undefined,
  );
}

/**
 * Opens a shelf for an edition on the disk. Pictures weigh what their renditions weigh there, which were put in their place
 * before; an article that is not built weighs what the files of the edition say, which were written before.
 */
export function openWrittenSizes(folder: string): SizeShelf {
  const weighed = new Map<string, number>();
  let before: { readonly file: number; readonly sizes: SizesFile } | undefined;
  const weigh = (picture: LocalPicture) => {
    const path = printKeptPath(picture);
    const size = weighed.get(path) ?? statSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0;
    weighed.set(path, size);
    return size;
  };
  return makeShelf(weigh, (ordinal) => {
    const file = Math.floor(ordinal / SIZES_PER_FILE);
    before =
      before?.file === file ? before : { file, sizes: readSizes(join(folder, editionPath.sizes(file))) };
    const slot = ordinal % SIZES_PER_FILE;
    const [article, pictures] = [before.sizes.articles[slot], before.sizes.pictures[slot]];
    return article === undefined || pictures === undefined ? undefined : { article, pictures };
  });
}

function makeShelf(weigh: SizeShelf['weigh'], findBefore: (ordinal: number) => Size | undefined): SizeShelf {
  // Columns, as the table of articles has them: a million objects would take a hundred megabytes.
  const [articles, pictures]: [number[], number[]] = [[], []];
  return {
    weigh,
    put(ordinal, article, text) {
      articles[ordinal] = Buffer.byteLength(text);
      pictures[ordinal] = listLocalPictures({ ...article, authors: [] }).reduce(
        (sum, picture) => sum + weigh(picture),
        0,
      );
    },
    get(ordinal) {
      const [article, own] = [articles[ordinal], pictures[ordinal]];
      const size =
        article === undefined || own === undefined ? findBefore(ordinal) : { article, pictures: own };
      if (size !== undefined) return size;
      throw new Error(
        `edition/sizes · expected the size of article ${ordinal} · found none · delete the folder "edition" and build again`,
      );
    },
  };
}

function readSizes(path: string): SizesFile {
  return v.parse(sizesFileSchema, JSON.parse(readFileSync(path, 'utf8')));
}
