import type { Found, LeftOut, Source, SourceFile, SourceItem } from '../../../../src/import/source.ts';
import { openWxr } from '../../../../src/import/wordpress/open-wxr.ts';

/** An export of WordPress with these items, and what stands before them in its channel. */
export function makeWxr(items: readonly string[], channel = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Le Journal</title>
<link>https://journal.example</link>
<language>fr-FR</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>https://journal.example</wp:base_blog_url>
${channel}
${items.join('\n')}
</channel>
</rss>
`;
}

/** A published post; fields are given by their names, and `extra` is XML. */
export function makePost(fields: Readonly<Record<string, string>> = {}, extra = ''): string {
  const all = {
    title: 'Un renard',
    link: 'https://journal.example/2021/renard/',
    guid: 'https://journal.example/?p=12',
    'dc:creator': 'jmoulin',
    'content:encoded': 'Il passe.',
    'wp:post_id': '12',
    'wp:post_date': '2021-03-12 16:04:00',
    'wp:post_date_gmt': '2021-03-12 15:04:00',
    'wp:post_name': 'renard',
    'wp:status': 'publish',
    'wp:post_type': 'post',
    ...fields,
  };
  const lines = Object.entries(all).map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`);
  return `<item>\n${lines.join('\n')}\n${extra}</item>`;
}

/** A picture of the media library. */
export function makeAttachment(
  id: string,
  fields: Readonly<Record<string, string>> = {},
  alt?: string,
): string {
  const meta =
    alt === undefined
      ? ''
      : `<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value><![CDATA[${alt}]]></wp:meta_value></wp:postmeta>`;
  return makePost(
    {
      title: `Photo ${id}`,
      'content:encoded': '',
      'wp:post_id': id,
      'wp:status': 'inherit',
      'wp:post_type': 'attachment',
      'wp:attachment_url': `https://journal.example/wp-content/uploads/${id}.jpg`,
      ...fields,
    },
    meta,
  );
}

/** A file that holds these bytes, given in pieces of any length. */
export function makeFile(content: string | Uint8Array, piece = 1 << 16, name = 'export.xml'): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    async *open() {
      for (let at = 0; at < bytes.length; at += piece)
        yield await Promise.resolve(bytes.subarray(at, at + piece));
    },
  };
}

/** Reads all that a source gives. */
export async function readAll(source: Source): Promise<readonly Found[]> {
  const found: Found[] = [];
  for await (const piece of source.read()) found.push(piece);
  return found;
}

/** Reads an export: its articles and what it leaves out. */
export async function readWxr(content: string | Uint8Array, piece?: number) {
  return sortFound(await readAll(openWxr(makeFile(content, piece))));
}

/** Sorts what a source gives by its kinds. */
export function sortFound(found: readonly Found[]) {
  const items: SourceItem[] = [];
  const left: LeftOut[] = [];
  for (const piece of found) {
    if (piece.kind === 'item') items.push(piece.item);
    if (piece.kind === 'left') left.push(piece.left);
  }
  return { found, items, left };
}
