import { fetchPicture } from '../../fetch/fetch-picture.ts';
import { printKeptPath } from '../../model/kept-rendition.ts';
import { listLocalPictures } from '../../model/list-pictures.ts';
import type { LocalPicture } from '../../model/list-pictures.ts';
import {
  getKeptPicture,
  keepPicture,
  listUnpictured,
  notePictured,
  sweepPictures,
} from '../../reader/kept-pictures.ts';
import { getCopy } from '../../reader/saved.ts';
import { savesData } from '../parts/connection.ts';

/** The work under way: of two calls the second has nothing to add. */
let work: Promise<void> | undefined;

/**
 * Gives saved articles their pictures, one after the other, and takes out those that nobody needs any more. What does not
 * come is asked for again after the next change or visit; where the reader saves data, nothing is asked for.
 *
 * @throws {StorageError}
 */
export function keepPictures(): Promise<void> {
  work ??= keepAll().finally(() => {
    work = undefined;
  });
  return work;
}

async function keepAll(): Promise<void> {
  await sweepPictures();
  for (const address of await listUnpictured()) {
    if (savesData() || !navigator.onLine) return;
    const copy = await getCopy(address);
    if (copy === undefined) continue;
    const pictures = listLocalPictures(copy);
    let isWhole = true;
    for (const picture of pictures) isWhole = (await keepOne(picture)) && isWhole;
    if (isWhole)
      await notePictured(
        address,
        pictures.map(({ source }) => source.stem),
      );
  }
}

async function keepOne(picture: LocalPicture): Promise<boolean> {
  const { stem } = picture.source;
  if ((await getKeptPicture(stem)) !== undefined) return true;
  const file = await fetchPicture(printKeptPath(picture));
  if (file !== undefined) await keepPicture(stem, file);
  return file !== undefined;
}
