import * as v from 'valibot';

import type { Instant } from '../../model/instant.ts';
import type { Found, Source, SourceMark, SourceSite } from '../source.ts';
import { parseList } from './open-rest-file.ts';
import { present } from './present.ts';
import { orNothing, readText, toWebAddress } from './read-text.ts';
import type { Reading } from './rest-changes.ts';
import {
  closeReading,
  findStart,
  listChanges,
  listNumbers,
  listRenamed,
  notePost,
  openReading,
} from './rest-changes.ts';
import { buildRestItem, parseRestPost } from './rest-item.ts';
import type { Ask, Get } from './rest-pages.ts';
import { listPages, MOST_IN_PAGE } from './rest-pages.ts';
import type { NameList } from './rest-names.ts';
import { learnEmbedded, learnNames, listRestCategories, listRestLists } from './rest-names.ts';

/**
 * Opens a site of WordPress through its REST, by the address of its front page. Its pages are asked for one after
 * another.
 *
 * @param mark how far the run before has read it: what has not changed since then is not asked for
 */
export function openRestSite(address: string, get: Get, mark?: SourceMark): Source {
  return {
    format: 'WordPress REST',
    name: address,
    isAsked: true,
    async *read(): AsyncGenerator<Found> {
      const found = await findSite(address, get);
      if (found === undefined) {
        const detail = 'it answers no question of the REST of WordPress';
        yield { kind: 'left', left: { at: address, reason: 'unreadable', detail } };
        yield { kind: 'end', end: { isWhole: false } };
        return;
      }
      yield { kind: 'site', site: found.site };
      const reading = openReading(found.ask, mark);
      for await (const { address: at, answers, status, fault } of listPages(found.ask, 'categories', {})) {
        if (fault !== undefined && isPassing(status)) yield leaveFault(reading, at, fault);
        learnNames(reading.names, 'categories', answers);
      }
      for (const category of listRestCategories(reading.names)) yield { kind: 'category', category };
      const since = findStart(mark, reading);
      yield* since === undefined || mark === undefined
        ? readPosts(reading, {})
        : readChanges(reading, mark, since);
      for (const list of listRestLists(reading.names)) yield { kind: 'list', list };
      yield { kind: 'end', end: closeReading(reading, mark, since) };
    },
  };
}

const INDEX = v.object({
  name: v.fallback(v.string(), ''),
  description: v.fallback(v.string(), ''),
  home: v.fallback(v.optional(v.string()), undefined),
  namespaces: v.array(v.string()),
});

/** Finds where REST answers: below `wp-json`, or, on sites without addresses of their own, as a question. */
async function findSite(address: string, get: Get): Promise<{ ask: Ask; site: SourceSite } | undefined> {
  const root = new URL(address.replace(/[?#].*$/s, '').replace(/\/wp-json(?:\/.*)?$/, ''));
  root.pathname = root.pathname.replace(/\/*$/, '/');
  for (const form of ['path', 'question'] as const) {
    const ask = openAsk(root, form, get);
    const { status, text } = await ask('/', { _fields: 'name,description,home,namespaces' }).answer;
    const index = status === 200 ? v.safeParse(INDEX, parseObject(text)) : undefined;
    if (index?.success !== true || !index.output.namespaces.includes('wp/v2')) continue;
    const { name, description, home } = index.output;
    const title = orNothing(readText(name));
    const tagline = orNothing(readText(description));
    return { ask, site: present({ title, tagline, url: toWebAddress(home) ?? root.href }) };
  }
  return undefined;
}

function openAsk(root: URL, form: 'path' | 'question', get: Get): Ask {
  return (path, parameters) => {
    const url = new URL(form === 'path' ? `wp-json${path}` : '', root);
    if (form === 'question') url.searchParams.set('rest_route', path);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return { address: url.href, answer: get(url.href) };
  };
}

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text.slice(Math.max(0, text.indexOf('{'))));
  } catch {
    // A page, not an answer.
    return undefined;
  }
}

/** Reads what has changed, and what bears a name that has changed, each post once. */
async function* readChanges(reading: Reading, mark: SourceMark, since: Instant): AsyncGenerator<Found> {
  await learnMissing(reading, 'users', listNumbers(mark, 'author'));
  const told = new Set<string>();
  // What one question could not be told is asked for by the next run, and so are the others.
  for (const parameters of listChanges(mark, since))
    if (reading.isWhole) yield* readPosts(reading, parameters, told);
  // Names are known by now, those too that came with the posts.
  for (const parameters of listRenamed(mark, reading.names))
    if (reading.isWhole) yield* readPosts(reading, parameters, told);
}

async function* readPosts(
  reading: Reading,
  asked: Readonly<Record<string, string>>,
  told = new Set<string>(),
): AsyncGenerator<Found> {
  const { ask, names } = reading;
  const before = new Set(reading.posts);
  const parameters = { orderby: 'date', order: 'asc', _embed: 'author,wp:featuredmedia,wp:term', ...asked };
  for await (const { address, answers, sent, fault } of listPages(ask, 'posts', parameters)) {
    if (fault !== undefined) yield leaveFault(reading, address, fault);
    if (sent !== undefined) reading.sent ??= sent;
    const posts = answers.map(parseRestPost).filter((post) => post === undefined || !before.has(post.id));
    const known = posts.filter((post) => post !== undefined);
    for (const post of known) learnEmbedded(names, post);
    await learnMissing(
      reading,
      'users',
      known.map(({ author }) => author ?? 0),
    );
    await learnMissing(
      reading,
      'media',
      known.map(({ featured_media: file }) => file ?? 0),
    );
    await learnMissing(
      reading,
      'tags',
      known.flatMap(({ tags }) => tags),
    );
    for (const author of names.users.values()) {
      if (!told.has(author.name)) yield { kind: 'author', author };
      told.add(author.name);
    }
    for (const post of posts) {
      if (post !== undefined) notePost(reading, post);
      const found = buildRestItem(post, post?.link ?? address, names);
      yield found.kind === 'item' && post !== undefined ? { ...found, key: String(post.id) } : found;
    }
  }
}

/**
 * Asks for what the posts of a page name and did not bring along. Who may not be asked for stays without a name; where
 * the site is at fault, the reading is not whole.
 */
async function learnMissing(reading: Reading, list: NameList, ids: readonly number[]): Promise<void> {
  const { ask, names } = reading;
  const missing = [...new Set(ids)].filter((id) => id > 0 && !names[list].has(id));
  for (let start = 0; start < missing.length; start += MOST_IN_PAGE) {
    const include = missing.slice(start, start + MOST_IN_PAGE).join(',');
    const { status, text } = await ask(`/wp/v2/${list}`, { include, per_page: String(MOST_IN_PAGE) }).answer;
    if (status !== 200 && isPassing(status)) reading.isWhole = false;
    learnNames(names, list, (status === 200 ? parseList(text) : undefined) ?? []);
  }
}

function leaveFault(reading: Reading, at: string, detail: string): Found {
  reading.isWhole = false;
  return { kind: 'left', left: { at, reason: 'unreadable', detail } };
}

/** Tells whether a fault may be gone the next time; who may not ask today may not tomorrow. */
function isPassing(status: number): boolean {
  return status === 200 || status === 429 || status >= 500;
}
