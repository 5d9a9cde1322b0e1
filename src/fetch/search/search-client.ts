import type { QueryClient } from '@tanstack/react-query';

import type { Edition } from '../../model/edition.ts';
import { editionPath } from '../../model/edition.ts';
import type { SearchFile } from '../../model/search/index-file.ts';
import { searchSchema } from '../../model/search/index-file.ts';
import { EditionError } from '../edition-error.ts';
import { assertSameEdition, editionQuery, fileQuery, freshEditionQuery } from '../queries.ts';
import { isOffline } from '../reach.ts';
import { getDeviceArticles } from './device-articles.ts';
import { forgetShards, give } from './give.ts';
import type { Line, SearchWorker } from './open-line.ts';
import { openLine } from './open-line.ts';
import type { Source } from './protocol.ts';

/** The front door of the index; like that of the edition it is that of the whole visit. */
const searchFileQuery = () => ({
  ...fileQuery(editionPath.search, searchSchema),
  gcTime: Number.POSITIVE_INFINITY,
});

/** The same file as the network has it now, under the same key. */
const freshSearchFileQuery = () => ({
  ...fileQuery(editionPath.search, searchSchema, 'fresh'),
  gcTime: Number.POSITIVE_INFINITY,
  staleTime: 0,
});

/** What a search is asked of, once it is known where to look. */
export type Opened = { readonly line: Line; readonly edition: Edition; readonly source: Source };

let startWorker: (() => Promise<SearchWorker>) | undefined;

/** From now on the worker of the search is started by this. */
export function startSearchWorkersWith(start: () => Promise<SearchWorker>): void {
  startWorker = start;
}

let current: { readonly client: QueryClient; readonly line: Line } | undefined;
let told: { readonly line: Line; readonly file: SearchFile; readonly edition: Edition } | undefined;
let toldDevice: { readonly line: Line; readonly articles: unknown } | undefined;

/** The line to the worker, which starts with the first question. */
export function getLine(client: QueryClient): Line {
  if (current?.client === client) return current.line;
  const start = () => startWorker?.() ?? Promise.reject(new Error('nobody has said how to start a worker'));
  const line = openLine({ start, give: (need) => give(client, need) });
  current = { client, line };
  return line;
}

/** Fetches what every search begins with, and starts the worker: the reader is about to ask. */
export function warmSearch(client: QueryClient): void {
  getLine(client).warm();
  // A failure is met by the search itself.
  openIndex(client).catch(() => undefined);
}

/**
 * Gets something from the index of the edition; where that is incomplete, or of another build than its files, its front
 * door is asked for anew, once. Where the network fails, the articles on this device are searched instead.
 *
 * @throws {EditionError}, {SearchWorkerError}
 */
export async function searchSomewhere<Found>(
  client: QueryClient,
  signal: AbortSignal,
  search: (opened: Opened) => Promise<Found>,
): Promise<Found> {
  const isCut = isOffline() && Date.now() - cutAt < CUT_MS;
  const known = isCut ? await openDevice(client) : undefined;
  if (known !== undefined) return search(known);
  try {
    return await searchIndex(client, search);
  } catch (error) {
    signal.throwIfAborted();
    if (!isForDevice(error)) throw error;
    const opened = await openDevice(client);
    if (opened === undefined) throw error;
    cutAt = Date.now();
    return search(opened);
  }
}

/** A network that is not there is not asked again so soon: who types would wait for it at every key. */
const CUT_MS = 20_000;
let cutAt = Number.NEGATIVE_INFINITY;

/** The reader asks again: the index is tried first, whatever failed before. */
export function askIndexAnew(): void {
  cutAt = Number.NEGATIVE_INFINITY;
}

async function searchIndex<Found>(
  client: QueryClient,
  search: (opened: Opened) => Promise<Found>,
): Promise<Found> {
  try {
    return await search(await openIndex(client));
  } catch (error) {
    if (!(error instanceof EditionError && MAY_BE_OLD.has(error.failure))) throw error;
    forgetShards(client);
    await Promise.all([client.query(freshEditionQuery()), client.query(freshSearchFileQuery())]);
    return search(await openIndex(client));
  }
}

/** How files fail that do not go together. */
const MAY_BE_OLD = new Set(['absent', 'unreadable', 'replaced']);

async function openIndex(client: QueryClient): Promise<Opened> {
  const line = getLine(client);
  const [edition, file] = await Promise.all([client.query(editionQuery()), client.query(searchFileQuery())]);
  assertSameEdition(editionPath.search, edition.numbering, file.numbering);
  if (told?.line !== line || told.file !== file || told.edition !== edition) {
    const { next, dead, late, site } = edition;
    line.tell({ kind: 'index', file, timeline: { next, dead, late }, site: site.language });
    told = { line, file, edition };
  }
  return { line, edition, source: 'index' };
}

/** Articles that are sent to the worker at a time: the page answers between two lots. */
const LOT = 25;

/** Nothing where there is no article on this device. */
async function openDevice(client: QueryClient): Promise<Opened | undefined> {
  const line = getLine(client);
  const articles = await getDeviceArticles();
  if (articles.length === 0) return undefined;
  const edition = await client.query(editionQuery());
  if (toldDevice?.line !== line || toldDevice.articles !== articles) {
    for (let start = 0; start < articles.length; start += LOT) {
      const lot = articles.slice(start, start + LOT).map((file, index) => ({ place: start + index, file }));
      const isLast = start + LOT >= articles.length;
      line.tell({ kind: 'device', articles: lot, isFirst: start === 0, isLast, site: edition.site.language });
      await new Promise((resolve) => void setTimeout(resolve));
    }
    toldDevice = { line, articles };
  }
  return { line, edition, source: 'device' };
}

function isForDevice(error: unknown): boolean {
  if (!(error instanceof EditionError)) return false;
  const { failure } = error;
  const isAway = failure === 'unreachable' || failure === 'filtered' || failure === 'refused';
  return isAway || (MAY_BE_OLD.has(failure) && isOffline());
}
