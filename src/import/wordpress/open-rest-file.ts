import type { Found, Source, SourceFile } from '../source.ts';
import { buildRestItem, parseRestPost } from './rest-item.ts';
import type { NameList, RestNames } from './rest-names.ts';
import { learnEmbedded, learnNames, listRestCategories, listRestLists, openNames } from './rest-names.ts';

/** Gives a file that lies beside another one, by its name; nothing where there is none. */
export type Beside = (name: string) => Promise<SourceFile | undefined>;

const LISTS: readonly NameList[] = ['categories', 'tags', 'users', 'media'];

/** Tells whether a value of JSON is a list of posts, as `/wp-json/wp/v2/posts` answers. */
export function isRestPosts(json: unknown): json is readonly unknown[] {
  return Array.isArray(json) && json.some((entry: unknown) => parseRestPost(entry) !== undefined);
}

/**
 * Opens a saved answer of `/wp-json/wp/v2/posts`. What its numbers stand for is in the posts themselves (`_embed`), or
 * in files beside it: `categories.json`, `tags.json`, `users.json`, `media.json`; beside `blog-posts.json`,
 * `blog-categories.json`.
 */
export function openRestFile(file: SourceFile, beside: Beside): Source {
  return {
    format: 'WordPress REST',
    name: file.name,
    async *read(): AsyncGenerator<Found> {
      const answers = await readList(file);
      if (answers === undefined) {
        const detail = 'it is no JSON, or no list of posts';
        yield { kind: 'left', left: { at: file.name, reason: 'unreadable', detail } };
        return;
      }
      const names = openNames();
      await learnBeside(names, file.name, beside);
      const posts = answers.map(parseRestPost);
      for (const post of posts) if (post !== undefined) learnEmbedded(names, post);
      for (const author of names.users.values()) yield { kind: 'author', author };
      for (const category of listRestCategories(names)) yield { kind: 'category', category };
      for (const list of listRestLists(names)) yield { kind: 'list', list };
      for (const [index, post] of posts.entries()) yield buildRestItem(post, `${file.name}[${index}]`, names);
    },
  };
}

async function learnBeside(names: RestNames, name: string, beside: Beside): Promise<void> {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  for (const list of LISTS) {
    const own = base.replace(/posts(?=[^/]*\.json$)/i, list);
    const found = (own === base ? undefined : await beside(own)) ?? (await beside(`${list}.json`));
    learnNames(names, list, (found === undefined ? undefined : await readList(found)) ?? []);
  }
}

async function readList(file: SourceFile): Promise<readonly unknown[] | undefined> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.open()) pieces.push(piece);
  return parseList(new TextDecoder().decode(Buffer.concat(pieces)));
}

/** Reads a list of JSON; nothing for what is none. Warnings of PHP may stand in front of it. */
export function parseList(text: string): readonly unknown[] | undefined {
  for (const start of [0, text.indexOf('[{'), text.indexOf('[]')]) {
    const value = start < 0 ? undefined : parse(text.slice(start));
    if (isList(value)) return value;
  }
  return undefined;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The next place may do.
    return undefined;
  }
}
