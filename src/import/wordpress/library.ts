import type { SourceAuthor, SourceCategory, SourceList, SourceSite } from '../source.ts';
import type { Cut } from './cut-items.ts';
import type { Media, MediaShelf } from './media.ts';
import { shelveMedia } from './media.ts';
import { present } from './present.ts';
import type { RawItem } from './raw-item.ts';
import { readRawItem } from './raw-item.ts';
import type { Channel } from './read-channel.ts';
import { openChannel } from './read-channel.ts';
import { orNothing, readText, toWebAddress } from './read-text.ts';

/** What the posts of an export lean on, wherever in the file it stands. */
export type Library = {
  readonly site: SourceSite;
  readonly authors: readonly SourceAuthor[];
  readonly categories: readonly SourceCategory[];
  /** What authors and categories are called in addresses. */
  readonly lists: readonly SourceList[];
  /** Gives the name that goes with a login. */
  nameAuthor(login: string): string | undefined;
  /** Gives the label of a category, with those above it. */
  labelCategory(slug: string): string | undefined;
  findCategory(id: string): string | undefined;
  readonly media: MediaShelf;
  /** Gives the content of a block that posts share. */
  reusable(id: string): string | undefined;
};

/** Collects what posts lean on, in a first pass that reads no post. */
export async function collectLibrary(cuts: AsyncIterable<Cut>): Promise<Library> {
  const channel = openChannel();
  const media: Media[] = [];
  const reusable = new Map<string, string>();
  for await (const cut of cuts) {
    if (cut.kind === 'around') channel.write(cut.text);
    // Most items are posts, and are told without being read.
    if (cut.kind !== 'item' || !/>\s*(?:<!\[CDATA\[)?(?:attachment|wp_block)(?:\]\]>)?\s*</.test(cut.text)) {
      continue;
    }
    const item = readRawItem(cut.text);
    const type = item.fields.get('wp:post_type');
    if (type === 'attachment') media.push(...readMedia(item));
    if (type === 'wp_block') reusable.set(getId(item), detach(item.fields.get('content:encoded') ?? ''));
  }
  return buildLibrary(channel.end(), shelveMedia(media), reusable);
}

function getId(item: RawItem): string {
  return item.fields.get('wp:post_id') ?? '';
}

function readMedia(item: RawItem): readonly Media[] {
  const { fields, meta } = item;
  const src = toWebAddress(fields.get('wp:attachment_url')) ?? toWebAddress(fields.get('guid'));
  if (src === undefined) return [];
  const alt = meta.get('_wp_attachment_image_alt')?.[0];
  const caption = (fields.get('excerpt:encoded') ?? '').trim();
  const title = fields.get('title') ?? '';
  const parent = fields.get('wp:post_parent') ?? '0';
  return [
    {
      id: detach(getId(item)),
      src: detach(src),
      order: Number(fields.get('wp:menu_order') ?? 0) || 0,
      ...(alt === undefined || alt === '' ? {} : { alt: detach(readText(alt.replaceAll('<', '&lt;'))) }),
      ...(caption === '' ? {} : { caption: detach(caption) }),
      ...(title === '' ? {} : { title: detach(title) }),
      ...(parent === '0' || parent === '' ? {} : { parent: detach(parent) }),
    },
  ];
}

/** A piece of a long text holds all of it in memory; its copy does not. */
function detach(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

function buildLibrary(channel: Channel, media: MediaShelf, reusable: ReadonlyMap<string, string>): Library {
  const { site, authors, numbers, terms } = channel;
  const labels = new Map<string, string>();
  const label = (slug: string, below: readonly string[] = []): string | undefined => {
    const known = labels.get(slug);
    const term = terms.get(slug);
    if (known !== undefined || term === undefined) return known;
    // A category may be said to stand below itself.
    const above =
      below.length > 20 || below.includes(term.parent) ? undefined : label(term.parent, [...below, slug]);
    const path = above === undefined ? term.name : `${above} / ${term.name}`;
    if (below.length === 0) labels.set(slug, path);
    return path;
  };
  const ids = new Map([...terms].map(([slug, { id }]) => [id, slug] as const));
  const categories = [...terms].map(([slug, { name, description }]): SourceCategory => {
    const text = orNothing(description);
    return { label: label(slug) ?? name, ...(text === undefined ? {} : { description: text }) };
  });
  return {
    site,
    authors: [...new Map([...authors.values()].map((author) => [author.name, author])).values()],
    categories,
    lists: [
      ...[...authors].map(
        // WordPress makes the end of an author's address from the login.
        ([login, { name }]): SourceList => ({
          of: 'author',
          name,
          slug: login,
          ...present({ id: orNothing(numbers.get(login)) }),
        }),
      ),
      ...[...terms].map(([slug, { id, name }]): SourceList => ({
        of: 'category',
        name: label(slug) ?? name,
        slug,
        ...present({ id: orNothing(id) }),
      })),
    ],
    nameAuthor: (login) => authors.get(login)?.name,
    labelCategory: (slug) => label(slug),
    findCategory: (id) => label(ids.get(id) ?? ''),
    media,
    reusable: (id) => reusable.get(id),
  };
}
