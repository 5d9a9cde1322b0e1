import type { Instant } from '../../model/instant.ts';
import { toInstant } from '../../model/instant.ts';
import type { SourceEnd, SourceMark } from '../source.ts';
import { readWordPressDate } from './read-date.ts';
import type { RestNames } from './rest-names.ts';
import { labelRestCategory, openNames } from './rest-names.ts';
import type { Ask } from './rest-pages.ts';
import { MOST_IN_PAGE } from './rest-pages.ts';
import type { RestPost } from './rest-schema.ts';

/*
 * What is asked of a site that was read before. A change of a post changes its `modified`, but for three: a scheduled
 * post comes out with the date of its scheduling, and who renames an author or a category touches no post.
 */

/** What is known while a site is read. */
export type Reading = {
  readonly ask: Ask;
  readonly names: RestNames;
  /** Their numbers. */
  readonly posts: Set<number>;
  /** The last change of a post. */
  newest: Instant | undefined;
  /** When the site sent the first page, by its own clock: a change while it is read is one for the next run. */
  sent: string | undefined;
  isWhole: boolean;
};

/** Begins to read a site. */
export function openReading(ask: Ask, mark: SourceMark | undefined): Reading {
  return {
    ask,
    names: openNames(),
    posts: new Set(),
    newest: mark?.since,
    sent: undefined,
    isWhole: true,
  };
}

/** Notes a post that came. */
export function notePost(reading: Reading, { id, modified_gmt, modified }: RestPost): void {
  reading.posts.add(id);
  const changed = readWordPressDate(modified_gmt) ?? readWordPressDate(modified);
  if (changed !== undefined && (reading.newest === undefined || changed > reading.newest))
    reading.newest = changed;
}

/**
 * What is asked for again, in milliseconds: WordPress compares dates of the site's own zone, of which one hour comes
 * twice in autumn, and a scheduled post comes out when the site is next visited.
 */
const OVERLAP = 24 * 60 * 60 * 1000;

/**
 * Finds the moment from which on a site is asked; nothing for all of it: a category that is gone has left its posts to
 * another one, and nobody says which they are.
 */
export function findStart(mark: SourceMark | undefined, { names, isWhole }: Reading): Instant | undefined {
  if (mark === undefined) return undefined;
  const isGone = listNumbers(mark, 'category').some((id) => !names.categories.has(id));
  return isGone && isWhole ? undefined : toInstant(Date.parse(mark.since) - OVERLAP);
}

/** Lists the questions for what has changed: posts that were edited, that came out, that did not come whole. */
export function listChanges(
  { again }: SourceMark,
  since: Instant,
): readonly Readonly<Record<string, string>>[] {
  return [{ modified_after: since }, { after: since }, ...inParts('include', again)];
}

/** Lists the questions for posts whose author or category has another name now. */
export function listRenamed(mark: SourceMark, names: RestNames): readonly Readonly<Record<string, string>>[] {
  const now = describeNames(names);
  const renamed = (kind: Kind) =>
    listNumbers(mark, kind)
      .map((id) => `${kind} ${id}`)
      .filter((key) => now[key] !== undefined && now[key] !== mark.names[key])
      .map((key) => key.slice(kind.length + 1));
  return [...inParts('author', renamed('author')), ...inParts('categories', renamed('category'))];
}

type Kind = 'author' | 'category';

/** Lists the numbers that a run before had names for. */
export function listNumbers({ names }: SourceMark, kind: Kind): readonly number[] {
  return Object.keys(names)
    .filter((key) => key.startsWith(`${kind} `))
    .map((key) => Number(key.slice(kind.length + 1)));
}

/** Says how far a site was read. */
export function closeReading(
  { newest, sent, names, isWhole }: Reading,
  before: SourceMark | undefined,
  since: Instant | undefined,
): SourceEnd {
  const asked = since === undefined ? {} : { since };
  if (!isWhole || newest === undefined) return { isWhole, ...asked };
  const clock = sent === undefined ? Number.NaN : Date.parse(sent);
  const mark: SourceMark = {
    since: Number.isNaN(clock) || Date.parse(newest) < clock ? newest : toInstant(clock),
    // Authors are met with their posts: those of the others are as they were.
    names: { ...(since === undefined ? {} : before?.names), ...describeNames(names) },
    again: [],
  };
  return { isWhole, mark, ...asked };
}

function describeNames(names: RestNames): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...[...names.users].map(([id, { name }]) => [`author ${id}`, name] as const),
    ...[...names.categories.keys()].map(
      (id) => [`category ${id}`, labelRestCategory(names, id) ?? ''] as const,
    ),
  ]);
}

function inParts(name: string, ids: readonly string[]): readonly Readonly<Record<string, string>>[] {
  const count = Math.ceil(ids.length / MOST_IN_PAGE);
  return Array.from({ length: count }, (_, index) => ({
    [name]: ids.slice(index * MOST_IN_PAGE, (index + 1) * MOST_IN_PAGE).join(','),
  }));
}
