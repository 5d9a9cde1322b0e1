import type { Download } from '../model/download.ts';
import { readArticle } from '../model/download.ts';
import { editionPath } from '../model/edition.ts';
import { printKeptPath } from '../model/kept-rendition.ts';
import { listLocalPictures } from '../model/list-pictures.ts';
import type { Slug } from '../model/slug.ts';
import { deleteFiles, getFile, listFiles } from './download-files.ts';
import { BATCH, deleteRecords, getBatch, getFiles, listDownloads } from './download-records.ts';

/** Where pictures lie, below the site's base. */
const MEDIA = 'media/';

/**
 * Deletes the files of a download that no other one has, then all that is known of it. Broken off, it is done again from
 * the beginning.
 */
export async function removeDownload({ address }: Download): Promise<void> {
  const others = (await listDownloads()).filter(
    (other) => other.address !== address && other.state !== 'leaving',
  );
  const kept = new Set<string>();
  for (const other of others) for (const path of await listPaths(other.address)) kept.add(path);
  await deleteFiles([...(await listPaths(address))].filter((path) => !kept.has(path)));
  await deleteRecords(address);
}

/** Deletes the pictures that no download has any more: those that articles showed before they were changed. */
export async function sweepPictures(): Promise<void> {
  const pictures = [...(await listFiles())].filter((path) => path.startsWith(MEDIA));
  const kept = new Set<string>();
  for (const { address } of await listDownloads())
    for (const path of await listPaths(address)) kept.add(path);
  await deleteFiles(pictures.filter((path) => !kept.has(path)));
}

/** All files of a download, there or not. */
async function listPaths(address: string): Promise<Set<string>> {
  const { slugs, lists } = await getFiles(address);
  const paths = new Set([...lists, ...slugs.map((slug) => editionPath.article(slug))]);
  for (let number = 0; number * BATCH < slugs.length; number++) {
    const batch = await getBatch(address, number);
    const pictures =
      batch?.pictures ?? (await findPictures(slugs.slice(number * BATCH, (number + 1) * BATCH)));
    for (const picture of pictures) paths.add(picture);
  }
  return paths;
}

/** The pictures of those articles of a batch that are there already. */
async function findPictures(slugs: readonly Slug[]): Promise<readonly string[]> {
  const files = await Promise.all(
    slugs.map(async (slug) => {
      const response = await getFile(editionPath.article(slug));
      return response && readArticle(await response.text());
    }),
  );
  return files.flatMap((file) => (file === undefined ? [] : listLocalPictures(file).map(printKeptPath)));
}
