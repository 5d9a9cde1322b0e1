import type { Instant } from '../../model/instant.ts';
import type { LeftOut, LeftReason, SourceImage, SourceItem } from '../source.ts';
import { buildBody } from './build-body.ts';
import type { Library } from './library.ts';
import { openNotes } from './notes.ts';
import { present } from './present.ts';
import type { RawItem } from './raw-item.ts';
import { hideMail } from './read-channel.ts';
import { readFeedDate, readWordPressDate } from './read-date.ts';
import { orNothing, readText, toWebAddress } from './read-text.ts';
import { listAliases } from './aliases.ts';

/** What one item of an export is: an article, or something else, and why. */
export type BuiltItem =
  | { readonly kind: 'item'; readonly item: SourceItem; readonly isZoneUnknown: boolean }
  | { readonly kind: 'left'; readonly left: LeftOut };

/** Reads a post, or says why it is none to import. Nothing that is not published gets through. */
export function buildItem(raw: RawItem, at: string, library: Library): BuiltItem {
  const title = orNothing(raw.fields.get('title'));
  const leave = (reason: LeftReason, detail?: string): BuiltItem => ({
    kind: 'left',
    left: {
      at,
      ...present({ id: findId(raw.fields) }),
      reason,
      ...(title === undefined ? {} : { title }),
      ...(detail === undefined ? {} : { detail }),
    },
  });
  if (raw.fault !== undefined) return leave('unreadable', raw.fault);
  const reason = findReason(raw.fields);
  if (reason !== undefined) return leave(...reason);
  const date = findDate(raw.fields);
  if (date === undefined) return leave('undated', describeDate(raw.fields));
  const item = readPost(raw, at, library, date.published);
  if (title === undefined && item.html === '' && item.standfirst === undefined) return leave('empty');
  return { kind: 'item', item, isZoneUnknown: date.isZoneUnknown };
}

const STATUSES: ReadonlyMap<string, LeftReason> = new Map<string, LeftReason>([
  ['draft', 'draft'],
  ['auto-draft', 'draft'],
  ['pending', 'draft'],
  ['private', 'private'],
  ['future', 'scheduled'],
  ['trash', 'trashed'],
]);

/** Says why a thing of WordPress is no article to import; nothing when it is one. */
export function findReason(fields: RawItem['fields']): readonly [LeftReason, string?] | undefined {
  const type = fields.get('wp:post_type') ?? 'post';
  const status = fields.get('wp:status') ?? 'publish';
  if (type === 'attachment') return ['attachment'];
  if (type !== 'post' && type !== 'page') return ['other', `of type ${type.slice(0, 40)}`];
  const reason = STATUSES.get(status);
  if (reason !== undefined) return status === 'pending' ? [reason, 'waiting for review'] : [reason];
  if ((fields.get('wp:post_password') ?? '') !== '') return ['protected'];
  // A status of a plugin's own: nobody can tell whether readers may see it.
  if (status !== 'publish') return ['draft', `its status is ${status.slice(0, 40)}`];
  return type === 'page' ? ['page'] : undefined;
}

/** What names a post whatever else changes. */
function findId(fields: RawItem['fields']): string | undefined {
  const given = orNothing(fields.get('guid')) ?? orNothing(fields.get('wp:post_id'));
  return given ?? toWebAddress(orNothing(fields.get('link')));
}

type Dated = { readonly published: Instant; readonly isZoneUnknown: boolean };

function findDate(fields: RawItem['fields']): Dated | undefined {
  const sure = readWordPressDate(fields.get('wp:post_date_gmt')) ?? readFeedDate(fields.get('pubDate'));
  if (sure !== undefined) return { published: sure, isZoneUnknown: false };
  const local = readWordPressDate(fields.get('wp:post_date'));
  return local === undefined ? undefined : { published: local, isZoneUnknown: true };
}

function describeDate(fields: RawItem['fields']): string {
  const found = [fields.get('wp:post_date_gmt'), fields.get('wp:post_date'), fields.get('pubDate')].find(
    Boolean,
  );
  return found === undefined ? 'it has no date' : `its date is ${found.slice(0, 40)}`;
}

function readPost(raw: RawItem, at: string, library: Library, published: Instant): SourceItem {
  const { fields, meta } = raw;
  const notes = openNotes();
  const get = (name: string) => orNothing(fields.get(name));
  const post = get('wp:post_id');
  const guid = get('guid');
  const named = get('wp:post_name');
  const url = toWebAddress(get('link')) ?? toWebAddress(guid);
  const footnotes = meta.get('footnotes')?.[0];
  const { media, reusable } = library;
  const body = buildBody(fields.get('content:encoded') ?? '', {
    post: post ?? '',
    media,
    reusable,
    notes,
    ...(footnotes === undefined ? {} : { footnotes }),
  });
  const modified =
    readWordPressDate(get('wp:post_modified_gmt')) ?? readWordPressDate(get('wp:post_modified'));
  const image = readImage(raw, library);
  if (image === undefined && hasImage(raw)) notes.refuse('featured image', meta.get('_thumbnail_id')?.[0]);
  const categories = listCategories(raw, library);
  for (const { taxonomy, name } of raw.terms) {
    if (!READ_TAXONOMIES.has(taxonomy)) notes.refuse(`taxonomy ${taxonomy.slice(0, 40)}`, name);
  }
  return {
    at,
    id: findId(fields) ?? at,
    html: body.html,
    published,
    authors: listAuthors(raw, library),
    categories,
    tags: unique(
      raw.terms.filter(({ taxonomy }) => taxonomy === 'post_tag').map(({ name, slug }) => name || slug),
    ),
    notes: notes.list(),
    ...present({
      url,
      base: url,
      title: get('title'),
      slug: named === undefined ? undefined : decodeSlug(named),
      standfirst: orNothing(readText(fields.get('excerpt:encoded') ?? '')) ?? body.summary,
      modified: modified !== undefined && modified > published ? modified : undefined,
      image,
      aliases: listAliases(url, guid, meta.get('_wp_old_slug')),
      comments: raw.comments === 0 ? undefined : raw.comments,
    }),
  };
}

/** Taxonomies that an article shows. */
const READ_TAXONOMIES = new Set(['category', 'post_tag', 'author', '']);

function listAuthors({ fields, terms }: RawItem, library: Library): readonly string[] {
  const name = (login: string) => library.nameAuthor(login) ?? hideMail(login);
  // Co-Authors Plus keeps those who sign together as a taxonomy.
  const together = terms.filter(({ taxonomy }) => taxonomy === 'author').map((term) => name(term.name));
  if (together.length > 0) return unique(together);
  const creator = fields.get('dc:creator') ?? '';
  return creator === '' ? [] : [name(creator)];
}

/** Labels of the categories: the main one first, where a plugin says which it is. */
function listCategories({ terms, meta }: RawItem, library: Library): readonly string[] {
  const labels = terms
    .filter(({ taxonomy }) => taxonomy === 'category')
    .map(({ slug, name }) => library.labelCategory(slug) ?? (name || slug));
  const main = library.findCategory(meta.get('_yoast_wpseo_primary_category')?.[0] ?? '');
  return unique(main !== undefined && labels.includes(main) ? [main, ...labels] : labels);
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}

function hasImage({ meta }: RawItem): boolean {
  return /^[1-9]\d*$/.test(meta.get('_thumbnail_id')?.[0] ?? '');
}

function readImage({ meta }: RawItem, { media }: Library): SourceImage | undefined {
  const file = media.find(meta.get('_thumbnail_id')?.[0] ?? '');
  if (file === undefined) return undefined;
  const caption = orNothing(readText(file.caption ?? ''));
  return { src: file.src, ...present({ alt: file.alt, caption }) };
}

/** Reads a slug of WordPress: those of other alphabets are encoded. */
export function decodeSlug(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Long ones are cut within a letter.
    return text.replace(/%[\da-f]?$/i, '');
  }
}
