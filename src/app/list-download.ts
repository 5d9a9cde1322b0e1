import type { QueryClient } from '@tanstack/react-query';

import { getDevice, keepCopiesOn } from '../fetch/device.ts';
import { EditionError } from '../fetch/edition-error.ts';
import { listQuery, wholeListQuery } from '../fetch/list.ts';
import { authorsQuery, editionQuery, frontQuery } from '../fetch/queries.ts';
import { monthsQuery } from '../fetch/list-queries.ts';
import type { EditionListLocation } from '../fetch/question.ts';
import { isEditionList } from '../fetch/question.ts';
import { vocabularyQuery } from '../fetch/vocabulary.ts';
import { listWeights, weighList } from '../fetch/weigh.ts';
import type { Download } from '../model/download.ts';
import { isFiltering } from '../model/filter.ts';
import { parseLocation } from '../model/location.ts';
import type { Slug } from '../model/slug.ts';
import { adoptFile, listFiles } from '../offline/download-files.ts';
import { getFiles, putFiles } from '../offline/download-records.ts';
import { NoRoomError } from '../offline/kept-responses.ts';

/**
 * Finds out what a download consists of, once: its articles, and the files that its list is made of, which are kept with
 * it. A download that goes on has that already.
 *
 * @param client one of its own, so that what it asks for is what the list asks for
 */
export async function listDownload(
  { address }: Download,
  client: QueryClient,
  signal: AbortSignal,
): Promise<'listed' | 'room' | 'network'> {
  const [before, present] = await Promise.all([getFiles(address), listFiles()]);
  if (before.isListed) return 'listed';
  const location = parseLocation(address);
  if (!isEditionList(location)) return 'network';
  const settle = noteKeeping();
  try {
    const { slugs, lists } = await askForAll(client, location);
    await settle();
    signal.throwIfAborted();
    const adopted = await adoptAll(lists, present);
    // What was downloaded before stays a part of it, or nobody would take it away.
    await putFiles(address, {
      slugs: [...new Set([...slugs, ...before.slugs])],
      lists: [...new Set([...adopted, ...before.lists])],
      isListed: true,
    });
    return 'listed';
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NoRoomError) return 'room';
    if (error instanceof EditionError) return 'network';
    throw error;
  } finally {
    await settle();
  }
}

/** Asks for everything that the list asks for, and gives its articles and the paths of those files. */
async function askForAll(
  client: QueryClient,
  location: EditionListLocation,
): Promise<{ readonly slugs: readonly Slug[]; readonly lists: readonly string[] }> {
  const weight = await weighList(client, location);
  const slugs: Slug[] = [];
  for await (const some of listWeights(client, weight)) slugs.push(...some.map(({ slug }) => slug));
  const isEverything = location.page === 'all' && !isFiltering(location.filter);
  await Promise.all([
    client.query(editionQuery()),
    client.query(frontQuery()),
    client.query(monthsQuery()),
    ...(isEverything ? askForTables(client, location) : [client.query(wholeListQuery(client, location))]),
  ]);
  const queries = client.getQueryCache().findAll({ queryKey: ['edition'] });
  const paths = queries.map(({ queryKey }) => String(queryKey[1]));
  // What articles weigh is of no use without network.
  return { slugs, lists: paths.filter((path) => !path.startsWith('edition/sizes/')) };
}

/** The list of everything is a matter of counting; who has all articles may look for them by topic and by byline. */
function askForTables(client: QueryClient, location: EditionListLocation): readonly Promise<unknown>[] {
  return [
    client.query(listQuery(client, location)),
    client.query(vocabularyQuery(client)),
    client.query(authorsQuery()),
  ];
}

async function adoptAll(paths: readonly string[], present: ReadonlySet<string>): Promise<readonly string[]> {
  const adopted: string[] = [];
  for (const path of paths)
    if (present.has(path) || (await adoptFile(path)) !== undefined) adopted.push(path);
  return adopted;
}

/** Gives a function that waits until all that arrives from now on is kept on the device. */
function noteKeeping(): () => Promise<void> {
  const device = getDevice();
  if (device === undefined) return () => Promise.resolve();
  const keeping: Promise<void>[] = [];
  const keep: typeof device.keep = (path, text) => {
    const kept = device.keep(path, text);
    keeping.push(kept);
    return kept;
  };
  keepCopiesOn({ ...device, keep });
  return async () => {
    await Promise.all(keeping);
    keepCopiesOn(device);
  };
}
