import * as v from 'valibot';

import type { Instant } from '../../model/instant.ts';
import type { Found, Source, SourceSite } from '../source.ts';
import { parseList } from './open-rest-file.ts';
import { present } from './present.ts';
import { orNothing, readText, toWebAddress } from './read-text.ts';
import { buildRestItem, parseRestPost } from './rest-item.ts';
import type { Ask, Get } from './rest-pages.ts';
import { listPages, MOST_IN_PAGE } from './rest-pages.ts';
import type { NameList, RestNames } from './rest-names.ts';
import { learnEmbedded, learnNames, listRestCategories, openNames } from './rest-names.ts';
import type { RestPost } from './rest-schema.ts';

/**
 * Opens a site of WordPress through its REST, by the address of its front page. Its pages are asked for one after
 * another.
 *
 * @param since leaves out what has not changed after that moment.
 */
export function openRestSite(address: string, get: Get, since?: Instant): Source {
  return {
    format: 'WordPress REST',
    name: address,
    async *read(): AsyncGenerator<Found> {
      const found = await findSite(address, get);
      if (found === undefined) {
        const detail = 'it answers no question of the REST of WordPress';
        yield { kind: 'left', left: { at: address, reason: 'unreadable', detail } };
        return;
      }
      yield { kind: 'site', site: found.site };
      const names = openNames();
      for await (const { answers } of listPages(found.ask, 'categories', {})) {
        learnNames(names, 'categories', answers);
      }
      for (const category of listRestCategories(names)) yield { kind: 'category', category };
      yield* readPosts(found.ask, names, since);
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

async function* readPosts(ask: Ask, names: RestNames, since: Instant | undefined): AsyncGenerator<Found> {
  const told = new Set<string>();
  const parameters = {
    orderby: 'date',
    order: 'asc',
    _embed: 'author,wp:featuredmedia,wp:term',
    ...(since === undefined ? {} : { modified_after: since }),
  };
  for await (const { address, answers, fault } of listPages(ask, 'posts', parameters)) {
    if (fault !== undefined) {
      yield { kind: 'left', left: { at: address, reason: 'unreadable', detail: fault } };
    }
    const posts = answers.map(parseRestPost);
    const known = posts.filter((post) => post !== undefined);
    for (const post of known) learnEmbedded(names, post);
    await learnMissing(ask, names, known);
    for (const author of names.users.values()) {
      if (!told.has(author.name)) yield { kind: 'author', author };
      told.add(author.name);
    }
    for (const post of posts) yield buildRestItem(post, post?.link ?? address, names);
  }
}

/** Asks for what the posts of a page name and did not bring along. Who may not be asked for stays without a name. */
async function learnMissing(ask: Ask, names: RestNames, posts: readonly RestPost[]): Promise<void> {
  const asked: readonly (readonly [NameList, readonly number[]])[] = [
    ['users', posts.map(({ author }) => author ?? 0)],
    ['media', posts.map(({ featured_media: file }) => file ?? 0)],
    ['tags', posts.flatMap(({ tags }) => tags)],
  ];
  for (const [list, ids] of asked) {
    const missing = [...new Set(ids)].filter((id) => id > 0 && !names[list].has(id));
    for (let start = 0; start < missing.length; start += MOST_IN_PAGE) {
      const include = missing.slice(start, start + MOST_IN_PAGE).join(',');
      const { status, text } = await ask(`/wp/v2/${list}`, { include, per_page: String(MOST_IN_PAGE) })
        .answer;
      learnNames(names, list, (status === 200 ? parseList(text) : undefined) ?? []);
    }
  }
}
