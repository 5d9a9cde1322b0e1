import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { parseFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';

import { openDiskFile } from '../../../../src/import/web/open-file.ts';
import { readFeed } from './read-feed.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../../../shared/corpora/feeds/node-feedparser');
const isPresent = existsSync(FOLDER);

/** How many items each holds; none where it is no feed. */
const COUNTS: Readonly<Record<string, number>> = {
  'atom-with-tag-uri-links.xml': 1,
  'category-feed.xml': 1,
  'complexNamespaceFeed.xml': 1,
  'compressed.xml': 10,
  'guid-dupes.xml': 1,
  'iconv.xml': 10,
  'illegally-nested.xml': 10,
  'intertwingly.atom': 20,
  'invalid-characters-gzipped.xml': 25,
  'mediacontent-dupes.xml': 1,
  'non-text-alternate-links.xml': 1,
  'nondefaultnamespace-baseline.atom': 1,
  'nondefaultnamespace-xhtml.atom': 1,
  'nondefaultnamespace.atom': 1,
  'notafeed.html': 0,
  'relative-channel-image-url.xml': 1,
  'rss-with-item-scoped-html-base.xml': 2,
  'rss-with-relative-html-urls-no-base.xml': 1,
  'rss-with-relative-html-urls.xml': 1,
  'rss-with-relative-urls-with-absolute-xmlurl.xml': 2,
  'rss-with-relative-urls.xml': 2,
  'rss-with-trailing-meta.xml': 1,
  'rss2sample.xml': 4,
  'saxerror.xml': 3,
  'tpm-with-empty-base.atom': 20,
  'tpm-with-fragment-base.atom': 20,
  'tpm.atom': 20,
  'unknown-namespace.atom': 1,
  'wapowellness.xml': 29,
};

const FEEDS = Object.entries(COUNTS).filter(([, count]) => count > 0);

// Where the folder is absent, each of these says that it was skipped.
describe('feeds of the wild', () => {
  it.skipIf(!isPresent)('are all counted here', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(Object.keys(COUNTS).toSorted());
  });

  it.skipIf(!isPresent).each(FEEDS)('%s gives its %i items, and leaves none out', async (name, count) => {
    const feed = await readFeed(await openDiskFile(path.join(FOLDER, name)));

    expect(feed.items).toHaveLength(count);
    expect(feed.left).toEqual([]);
  });

  it.skipIf(!isPresent).each(FEEDS)('%s has the items that another reader of feeds finds', async (name) => {
    const bytes = readFileSync(path.join(FOLDER, name));
    const text = new TextDecoder(/^(?:iconv|compressed)/.test(name) ? 'windows-1251' : 'utf-8').decode(
      bytes[0] === 0x1f ? gunzipSync(bytes) : bytes,
    );

    const feed = await readFeed(await openDiskFile(path.join(FOLDER, name)));

    expect(feed.items.map(({ title }) => fold(title ?? ''))).toEqual(listTitles(text).map(fold));
  });

  it.skipIf(!isPresent)('that are none say so in a sentence', async () => {
    const file = await openDiskFile(path.join(FOLDER, 'notafeed.html'), { name: 'notafeed.html' });

    await expect(readFeed(file)).rejects.toThrow(
      'notafeed.html · expected a feed (RSS, Atom or JSON Feed) · found a web page · look on the page for the address of its feed',
    );
  });
});

function listTitles(text: string): readonly string[] {
  const parsed = parseFeed(text);
  if (parsed.format === 'atom') return (parsed.feed.entries ?? []).map(({ title }) => title?.value ?? '');
  return parsed.format === 'rss' ? (parsed.feed.items ?? []).map(({ title }) => title ?? '') : [];
}

/** The other one keeps spaces and entities of HTML as they are. */
function fold(title: string): string {
  return title.replaceAll(/&[#\w]+;|[^\p{L}\p{N}]/gu, '');
}
