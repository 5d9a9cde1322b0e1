import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { AuthorProfile, Card, CountedTag } from '../model/edition.ts';
import { CHUNK_ROWS } from '../model/edition.ts';
import { isFiltering } from '../model/filter.ts';
import { printLocation } from '../model/location.ts';
import { isAlive, listTimeline } from '../model/timeline.ts';
import { getDevice } from './device.ts';
import { nameTags } from './name-tags.ts';
import type { EditionListLocation, Question } from './question.ts';
import { getQuestion } from './question.ts';
import { getChunk, walk } from './walk.ts';

/** What a list page shows, but for the cards further down. */
export type ArticleList = {
  readonly name: string;
  readonly description: string;
  readonly author?: AuthorProfile;
  /** How many articles the list has; at least so many while `isExact` is false. */
  readonly total: number;
  /** Tells whether the total, and the counts of the tags, are exact. */
  readonly isExact: boolean;
  /** Chunks that have to be read for exact numbers. */
  readonly chunksLeft: number;
  /** The tags of the list's articles, with how many remain under each, most first. */
  readonly tags: readonly CountedTag[];
  /** How many of the list's articles have a tag, by its id; absent where only the most frequent are known. */
  readonly counts?: Uint32Array;
  /** The names of the tags, authors and categories that the filter speaks of, where they exist. */
  readonly names: ReadonlyMap<string, string>;
  /** Cards that came along, by ordinal. */
  readonly cards: ReadonlyMap<number, Card>;
  /** What the list was asked, in the numbers of one edition: the key to everything further down. */
  readonly question: Question;
  /** The first articles of the list, in its order; all of them where it is whole. */
  readonly ordinals: readonly number[];
  /** Any part of the list can be had without what precedes it. */
  readonly isSeekable: boolean;
  /** The network failed: these are only the articles that are on this device. */
  readonly isOnDeviceOnly?: true;
};

/** Articles that are certain before the first screen shows. */
export const LIST_PAGE = 12;

/** Chunks that are read for exact numbers without being asked: about 150 kB. */
export const CHUNKS_UNASKED = 64;

/**
 * The first screen of a list: as soon as its first `want` articles are certain. It stays of its edition for the whole
 * visit.
 *
 * @param start a shorter part of the same list, so that this one is of the same edition
 */
export const listQuery = (
  client: QueryClient,
  location: EditionListLocation,
  want = LIST_PAGE,
  start?: ArticleList,
) =>
  queryOptions({
    queryKey: ['list', printLocation(location), want],
    queryFn: () => getListOrDevice(client, location, want, start),
    structuralSharing: false,
    // What the device alone answered is asked of the network again the next time.
    staleTime: ({ state: { data } }) => (data?.isOnDeviceOnly === true ? 0 : Number.POSITIVE_INFINITY),
    gcTime: Number.POSITIVE_INFINITY,
  });

/** The whole of a list, with exact numbers: every chunk of its rarest term is read. */
export const wholeListQuery = (client: QueryClient, location: EditionListLocation, start?: ArticleList) =>
  listQuery(client, location, Number.POSITIVE_INFINITY, start);

/** How many articles the reading of a whole list has found so far: the number that grows while one waits. */
export const progressQuery = (location: EditionListLocation) =>
  queryOptions<number>({
    queryKey: ['progress', printLocation(location)],
    queryFn: () => 0,
    enabled: false,
  });

/** Where the network fails, the articles that are on this device answer; the code of it is there as well. */
async function getListOrDevice(...ask: Parameters<typeof getList>): Promise<ArticleList> {
  try {
    return await getList(...ask);
  } catch (error) {
    if (getDevice() === undefined) throw error;
    const code = await import('./list-on-device.ts').catch(() => Promise.reject(error));
    return code.getListOnDevice(ask[0], ask[1], error);
  }
}

async function getList(
  client: QueryClient,
  location: EditionListLocation,
  want: number,
  start: ArticleList | undefined,
): Promise<ArticleList> {
  const known = start?.isOnDeviceOnly === true ? undefined : start?.question;
  const question = known ?? (await getQuestion(client, location));
  const { own, named } = question;
  const { name, description, author } = own.head;
  const about = {
    name,
    description,
    ...(author === undefined ? {} : { author }),
    names: new Map([...named].map(([term, head]) => [term, head.name])),
    cards: new Map(
      [own.head, ...named.values()].flatMap(({ cards }) => cards.map((card) => [card.ordinal, card])),
    ),
    question,
  };
  const isSeekable = !isFiltering(location.filter) && isPlain(question);
  if (isSeekable && want !== Number.POSITIVE_INFINITY) {
    const { count, tags, sealed } = own.head;
    const ordinals = await getPart(client, question, 0, Math.min(want, count));
    return { ...about, total: count, isExact: true, chunksLeft: sealed, tags, ordinals, isSeekable };
  }
  const { ordinals, count, counts, chunksLeft } = await walk(client, question, want, (found) => {
    if (want === Number.POSITIVE_INFINITY) client.setQueryData(progressQuery(location).queryKey, found);
  });
  const demanded = new Set([...location.filter.tags, ...(location.page === 'tag' ? [location.slug] : [])]);
  // The first screen waits for no names; those that the heads do not have come with the whole list.
  const isHurried = want !== Number.POSITIVE_INFINITY;
  const tags = await nameTags(client, question, counts, demanded, isHurried);
  return {
    ...about,
    total: count,
    isExact: chunksLeft === 0,
    chunksLeft,
    tags,
    ...(chunksLeft === 0 ? { counts } : {}),
    ordinals,
    isSeekable,
  };
}

/**
 * Gives a part of a list, from one position to another, reading what lies between only where the
 * list has no other way. Of a list that turns out to be shorter, what there is.
 */
export async function getListPart(
  client: QueryClient,
  location: EditionListLocation,
  list: ArticleList,
  start: number,
  end: number,
): Promise<readonly number[]> {
  const { question, ordinals, isExact, isSeekable } = list;
  if (end <= ordinals.length || (isExact && !isSeekable)) return ordinals.slice(start, end);
  if (isSeekable) return getPart(client, question, start, Math.min(end, question.own.head.count));
  const longer = await client.query(listQuery(client, location, end, list));
  return longer.ordinals.slice(start, end);
}

/** Whether a term's rows stand in the order of its list, one for each article, so that positions can be computed. */
function isPlain({ edition, timeline, own: { term, head } }: Question): boolean {
  if (term === 'all') return true;
  const rows = head.sealed * CHUNK_ROWS + head.tail.ordinals.length;
  const newest = head.tail.ordinals.reduce((sum, distance) => sum + distance, 0);
  return rows === head.count && timeline.late.size === 0 && newest < edition.next;
}

/** A part of an unfiltered list, from the chunks that hold it and no other. */
async function getPart(
  client: QueryClient,
  question: Question,
  start: number,
  end: number,
): Promise<readonly number[]> {
  const { own, sort, timeline } = question;
  if (own.term === 'all') return getPartOfAll(question, start, end);
  const { count } = own.head;
  const isNewestFirst = sort === 'newest';
  const [first, last] = isNewestFirst ? [count - end, count - start] : [start, end];
  const firstChunk = Math.floor(first / CHUNK_ROWS);
  const chunks = Array.from(
    { length: Math.max(0, Math.ceil(last / CHUNK_ROWS) - firstChunk) },
    (_, index) => firstChunk + index,
  );
  const rows = await Promise.all(chunks.map((chunk) => getChunk(client, question, own, chunk)));
  const base = firstChunk * CHUNK_ROWS;
  const part = rows.flatMap(({ ordinals }) => [...ordinals]).slice(first - base, last - base);
  const alive = part.filter((ordinal) => isAlive(timeline, ordinal));
  return isNewestFirst ? alive.reverse() : alive;
}

/** The whole archive needs no rows: its list is the timeline. */
function getPartOfAll({ timeline, sort }: Question, start: number, end: number): readonly number[] {
  const { next, dead, late } = timeline;
  if (dead.size > 0 || late.size > 0) {
    const all = listTimeline(timeline);
    return sort === 'oldest' ? all.slice(start, end) : all.toReversed().slice(start, end);
  }
  const places = Array.from(
    { length: Math.max(0, Math.min(end, next) - start) },
    (_, index) => start + index,
  );
  return sort === 'oldest' ? places : places.map((place) => next - 1 - place);
}
