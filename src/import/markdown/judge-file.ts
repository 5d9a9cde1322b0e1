import type { Instant } from '../../model/instant.ts';
import type { LeftReason } from '../source.ts';
import type { Fields } from './fields.ts';
import { toLine } from './fields.ts';
import type { PathFacts } from './path-facts.ts';
import { findDate } from './path-facts.ts';
import { readDate } from './read-date.ts';

/** Why a file is no article to import. */
export type Judgement = { readonly reason: LeftReason; readonly detail?: string };

/** Files about the folder itself: wherever they stand, and those that are so at its root alone. */
const ABOUT = /^(?:readme|licen[cs]e|contributing|changelog|code[_-]of[_-]conduct)(?:\.|$)/i;
const ABOUT_AT_ROOT = /^(?:security|authors|history|todo|404|500|support|governance)\.\w+$/i;

/** Tells a file that is about the folder and no part of what it publishes, by its path. */
export function isAboutFolder(path: string): boolean {
  return ABOUT.test(path.replace(/^.*\//, '')) || ABOUT_AT_ROOT.test(path);
}

/**
 * Says why a file is not to be imported, by its head and its place; nothing when it is an article.
 *
 * @param isHtml without a date it is a page: a list of tags, a form
 */
export function judgeFile(
  fields: Fields,
  facts: PathFacts,
  now: Instant,
  isHtml = false,
): Judgement | undefined {
  if (
    facts.isDraft ||
    fields.isOn('draft', 'isDraft') ||
    isStatus(fields, /^(?:draft|brouillon|wip|pending)$/i)
  )
    return { reason: 'draft' };
  if (fields.isOff('published', 'publish', 'isPublished')) return { reason: 'draft' };
  if (fields.isOn('private', 'unlisted', 'hidden') || isStatus(fields, /^(?:private|unlisted|hidden)$/i))
    return { reason: 'private' };
  if (fields.text('password') !== undefined || fields.isOn('protected')) return { reason: 'protected' };
  if (facts.isSection) return { reason: 'page', detail: 'it is the page of a section' };
  if (
    fields.isOn('headless') ||
    /^(?:page|home|archive|search|about|contact)$/i.test(fields.text('type', 'layout') ?? '')
  )
    return { reason: 'page' };
  const { published, said } = findDates(fields, facts);
  if (published === undefined)
    return said === undefined
      ? { reason: isHtml ? 'page' : 'undated' }
      : { reason: 'undated', detail: `its date, ${JSON.stringify(said)}, is none that can be read` };
  // Hugo shows a file neither before its date nor before the day on which it is to come out.
  const shown = readDate(fields.find('publishDate'));
  const due = shown !== undefined && shown > published ? shown : published;
  if (due > now) return { reason: 'scheduled', detail: `it is dated ${due}` };
  const expires = readDate(fields.find('expiryDate', 'expires', 'unpublishDate'));
  if (expires !== undefined && expires <= now)
    return { reason: 'other', detail: `it expired on ${expires.slice(0, 10)}` };
  return undefined;
}

/** When a file was published and changed. A date in its head that cannot be read is not replaced by another one. */
export function findDates(
  fields: Fields,
  facts: PathFacts,
): { readonly published?: Instant; readonly modified?: Instant; readonly said?: string } {
  const said = [
    'date',
    'pubDate',
    'publishDate',
    'publishedAt',
    'published',
    'publishedOn',
    'published_date',
    'publication_date',
    'datePublished',
    'date_published',
    'created',
    'createdAt',
    'created_at',
    'posted',
    'postedOn',
  ]
    .map((name) => fields.find(name))
    .find((value) => value !== undefined && typeof value !== 'boolean');
  const stated = ['path', 'permalink', 'url', 'slug']
    .map((name) => findDate(fields.text(name) ?? ''))
    .find((date) => date !== undefined);
  const published = readDate(said ?? facts.date ?? stated);
  const changed = readDate(
    fields.find(
      'lastmod',
      'updated',
      'modified',
      'updatedDate',
      'updatedAt',
      'lastUpdated',
      'last_modified_at',
      'lastModified',
      'modDate',
      'dateModified',
      'date_modified',
      'last_update.date',
      'updatedOn',
    ),
  );
  return {
    ...(published === undefined ? {} : { published }),
    ...(changed === undefined || published === undefined || changed <= published
      ? {}
      : { modified: changed }),
    ...(published === undefined && (said ?? facts.date ?? stated) !== undefined
      ? { said: toLine(said ?? facts.date ?? stated) ?? 'a list' }
      : {}),
  };
}

function isStatus(fields: Fields, pattern: RegExp): boolean {
  return pattern.test(fields.text('status', 'visibility', 'post_status') ?? '');
}
