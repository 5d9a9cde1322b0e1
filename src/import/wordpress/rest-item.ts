import * as v from 'valibot';

import type { Found, LeftReason, SourceItem } from '../source.ts';
import { listAliases } from './aliases.ts';
import { findReason } from './build-item.ts';
import { embedLines } from './embed-lines.ts';
import { shelveMedia } from './media.ts';
import type { Notes } from './notes.ts';
import { openNotes } from './notes.ts';
import { present } from './present.ts';
import { readWordPressDate } from './read-date.ts';
import { orNothing, readText, toWebAddress } from './read-text.ts';
import type { RestNames } from './rest-names.ts';
import { labelRestCategory } from './rest-names.ts';
import { RestPost } from './rest-schema.ts';
import { renderShortcodes } from './shortcodes.ts';

/** Reads a post as REST gives it; nothing for what is none. */
export function parseRestPost(answer: unknown): RestPost | undefined {
  const post = v.safeParse(RestPost, answer);
  return post.success ? post.output : undefined;
}

/** Makes an article of what REST gives, or says why it is none. */
export function buildRestItem(post: RestPost | undefined, at: string, names: RestNames): Found {
  const title = orNothing(readText(post?.title ?? ''));
  const leave = (reason: LeftReason, detail?: string): Found => ({
    kind: 'left',
    left: { at, reason, ...present({ id: post === undefined ? undefined : findId(post), title, detail }) },
  });
  if (post === undefined)
    return leave('unreadable', 'it has no id or no content, as posts of WordPress have');
  const reason = findReason(
    new Map([
      ['wp:post_type', post.type ?? 'post'],
      ['wp:status', post.status ?? 'publish'],
      ['wp:post_password', post.content.protected ? 'yes' : ''],
    ]),
  );
  if (reason !== undefined) return leave(...reason);
  const published = readWordPressDate(post.date_gmt) ?? readWordPressDate(post.date);
  if (published === undefined)
    return leave(
      'undated',
      post.date === undefined ? 'it has no date' : `its date is ${post.date.slice(0, 40)}`,
    );
  const item = readPost(post, at, names, published);
  return title === undefined && item.html === '' ? leave('empty') : { kind: 'item', item };
}

/** What names a post whatever else changes. */
function findId({ guid, id }: RestPost): string {
  return orNothing(guid) ?? String(id);
}

function readPost(
  post: RestPost,
  at: string,
  names: RestNames,
  published: NonNullable<SourceItem['published']>,
): SourceItem {
  const notes = openNotes();
  const url = toWebAddress(post.link) ?? toWebAddress(post.guid);
  const html = readBody(post, notes);
  const modified = readWordPressDate(post.modified_gmt) ?? readWordPressDate(post.modified);
  if (readWordPressDate(post.date_gmt) === undefined)
    notes.simplify('date', 'read as one of Greenwich: it says no zone');
  const author = names.users.get(post.author ?? 0)?.name;
  if (author === undefined && (post.author ?? 0) > 0)
    notes.refuse('author without a name', `user ${post.author}`);
  const image = names.media.get(post.featured_media ?? 0);
  if (image === undefined && (post.featured_media ?? 0) > 0)
    notes.refuse('featured image', `file ${post.featured_media}`);
  return {
    at,
    id: findId(post),
    html,
    published,
    authors: author === undefined || author === '' ? [] : [author],
    categories: nameAll(
      post.categories,
      (id) => labelRestCategory(names, id),
      'category without a name',
      notes,
    ),
    tags: nameAll(post.tags, (id) => names.tags.get(id), 'tag without a name', notes),
    notes: notes.list(),
    ...present({
      url,
      base: url,
      title: orNothing(readText(post.title ?? '')),
      slug: orNothing(post.slug),
      standfirst: readStandfirst(post, html),
      modified: modified !== undefined && modified > published ? modified : undefined,
      image,
      aliases: listAliases(url, post.guid),
    }),
  };
}

/** REST gives bodies as they are shown; a shortcode that is left is one that the site does not know any more. */
function readBody(post: RestPost, notes: Notes): string {
  const context = { post: String(post.id), media: shelveMedia([]), notes };
  return renderShortcodes(embedLines(post.content.rendered), context).trim();
}

/** Where WordPress shows the cut of a summary. */
const MORE = /<span id="more-\d+">/;

/**
 * Finds the standfirst that somebody wrote. WordPress makes an excerpt of the first words where there is none; that
 * is the article again.
 */
function readStandfirst({ content, excerpt = '' }: RestPost, html: string): string | undefined {
  const text = readText(excerpt);
  const isMade =
    /\[(?:…|\.\.\.)\]$|…$/.test(text) || excerpt.includes('more-link') || readText(html).startsWith(text);
  if (text !== '' && !isMade) return text;
  const cut = MORE.exec(content.rendered);
  return cut === null ? undefined : orNothing(readText(content.rendered.slice(0, cut.index)));
}

function nameAll(
  ids: readonly number[],
  find: (id: number) => string | undefined,
  construct: string,
  notes: Notes,
): readonly string[] {
  const found = ids.flatMap((id) => {
    const name = find(id);
    if (name === undefined) notes.refuse(construct, String(id));
    return name === undefined || name === '' ? [] : name;
  });
  return [...new Set(found)];
}
