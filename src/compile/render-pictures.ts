import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { RENDITION_FORMATS, getRenditionWidths } from '../model/rendition.ts';
import type { PictureFile } from './find-pictures.ts';

/** Where renditions made before are looked for, in order; what is missing is made in the last. */
export type RenditionStores = readonly [string, ...string[]];

const RENDITION = /\.[0-9a-f]{8}-\d+\.(?:avif|webp)(?:\.\d+\.part)?$/;

/** Names every rendition of a picture: `juge.1f2e3d4c-640.avif`. */
export function listRenditions(
  picture: PictureFile,
): readonly { name: string; width: number; format: 'avif' | 'webp' }[] {
  return getRenditionWidths(picture.width).flatMap((width) =>
    RENDITION_FORMATS.map((format) => ({ name: `${picture.stem}-${width}.${format}`, width, format })),
  );
}

/**
 * Makes sure that one rendition exists and tells its path. A rendition is written beside its place
 * and then moved, so that a build that is stopped half-way leaves no broken picture.
 */
export async function renderPicture(
  picture: PictureFile,
  rendition: { readonly name: string; readonly width: number; readonly format: 'avif' | 'webp' },
  stores: RenditionStores,
): Promise<string> {
  const made = stores.map((store) => join(store, rendition.name)).find((path) => existsSync(path));
  if (made !== undefined) return made;
  const store = stores.at(-1) ?? stores[0];
  mkdirSync(store, { recursive: true });
  const path = join(store, rendition.name);
  const half = `${path}.${process.pid}.part`;
  // Loading it takes a third of a second, and most runs render nothing.
  const { default: sharp } = await import('sharp');
  // Drawings are rasterised at the width that is wanted, not enlarged from their nominal size.
  const density = Math.min(72 * 8, Math.max(72, (72 * rendition.width) / picture.width));
  const image = sharp(picture.file, { density, limitInputPixels: 268_402_689 })
    .autoOrient()
    .resize({ width: rendition.width });
  // Effort 2: nine tenths of the saving of effort 4 for a tenth of its time.
  await (
    rendition.format === 'avif'
      ? image.avif({ quality: 55, effort: 2 })
      : image.webp({ quality: 78, effort: 4 })
  ).toFile(half);
  renameSync(half, path);
  return path;
}

/** Puts all renditions of pictures into a folder, two at a time. Gives the number of files. */
export async function emitPictures(
  pictures: Iterable<PictureFile>,
  stores: RenditionStores,
  folder: string,
): Promise<number> {
  const queue = [...pictures].flatMap((picture) =>
    listRenditions(picture).map((rendition) => ({ picture, rendition })),
  );
  mkdirSync(folder, { recursive: true });
  const total = queue.length;
  const work = async () => {
    for (let job = queue.pop(); job !== undefined; job = queue.pop()) {
      const place = join(folder, job.rendition.name);
      // The name holds the hash of the master: what stands there is the same.
      if (existsSync(place)) continue;
      const half = `${place}.${process.pid}.part`;
      copyFileSync(await renderPicture(job.picture, job.rendition, stores), half);
      renameSync(half, place);
    }
  };
  await Promise.all([work(), work()]);
  return total;
}

/** Removes from a store the renditions that no picture needs any more, and nothing else. Gives the names that went. */
export function pruneRenditions(pictures: Iterable<PictureFile>, store: string): readonly string[] {
  if (!existsSync(store)) return [];
  const needed = new Set([...pictures].flatMap((picture) => listRenditions(picture).map(({ name }) => name)));
  const stale = readdirSync(store).filter((name) => RENDITION.test(name) && !needed.has(name));
  for (const name of stale) rmSync(join(store, name));
  return stale;
}
