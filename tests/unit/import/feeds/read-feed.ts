import { openFeed } from '../../../../src/import/feeds/open-feed.ts';
import type {
  LeftOut,
  SourceAuthor,
  SourceFile,
  SourceItem,
  SourceSite,
} from '../../../../src/import/source.ts';

/** Makes a file of a text or of bytes, which comes in pieces of some size. */
export function makeFile(
  content: string | Uint8Array,
  facts: Partial<SourceFile> = {},
  piece = 1000,
): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name: 'feed.xml',
    open: async function* () {
      for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
    },
    ...facts,
  };
}

/** All that a feed gives, by its kind. */
export type ReadFeed = {
  readonly format: string;
  readonly sites: readonly SourceSite[];
  readonly items: readonly SourceItem[];
  readonly left: readonly LeftOut[];
  readonly authors: readonly SourceAuthor[];
};

/** Reads a feed to its end. */
export async function readFeed(content: string | Uint8Array | SourceFile): Promise<ReadFeed> {
  const isFile = typeof content === 'object' && 'open' in content;
  const source = await openFeed(isFile ? content : makeFile(content));
  const [sites, items, left, authors]: [SourceSite[], SourceItem[], LeftOut[], SourceAuthor[]] = [
    [],
    [],
    [],
    [],
  ];
  for await (const found of source.read()) {
    if (found.kind === 'site') sites.push(found.site);
    if (found.kind === 'item') items.push(found.item);
    if (found.kind === 'left') left.push(found.left);
    if (found.kind === 'author') authors.push(found.author);
  }
  return { format: source.format, sites, items, left, authors };
}

/** Writes a feed of RSS 2.0 around items. */
export function makeRss(items: string, channel = ''): string {
  return `<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
 xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<title>Le Canard</title><link>https://canard.example/</link><language>fr_fr</language>${channel}
${items}
</channel></rss>`;
}

/** Writes a feed of Atom 1.0 around entries. */
export function makeAtom(entries: string, feed = ''): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Canard</title>
<link href="https://canard.example/"/>${feed}${entries}</feed>`;
}

/** Reads the only item of a feed. */
export async function readOnly(content: string | SourceFile): Promise<SourceItem> {
  const { items, left } = await readFeed(content);
  const [item] = items;
  if (item === undefined || items.length > 1)
    throw new Error(`one item · ${items.length} · ${JSON.stringify(left)}`);
  return item;
}
