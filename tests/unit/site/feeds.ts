import { parseFeed } from 'feedsmith';
import type * as v from 'valibot';

import type { TermHead } from '../../../src/model/edition.ts';
import type { BuiltSite } from './build-sample.ts';
import { atomSchema, jsonFeedSchema, rssSchema } from './feed-schemas.ts';
import type { Miss } from './miss.ts';
import { findMismatches } from './miss.ts';
import { readHtmlText } from './read-page.ts';
import { readXml } from './read-xml.ts';

/** A file that a feed reader may subscribe to, and the list that it is the feed of. */
type Feed = { readonly file: string; readonly name: string; readonly page: string; readonly head: TermHead };

/** The formats of feeds, by the name of the file. */
const FORMATS: Readonly<
  Record<string, { readonly schema: v.GenericSchema; readonly read: (text: string) => unknown }>
> = {
  'rss.xml': { schema: rssSchema, read: readXml },
  'atom.xml': { schema: atomSchema, read: readXml },
  'feed.json': { schema: jsonFeedSchema, read: (text) => JSON.parse(text) as unknown },
};

/** The feeds that a site has to have: of the whole archive, and of every category, tag and author. */
function listFeeds({ terms }: BuiltSite): readonly Feed[] {
  return [...terms].flatMap(([term, head]) => {
    const path = term === 'all' ? '' : term.replace('-', '/');
    const folder = path === '' ? '' : `feeds/${path}/`;
    return Object.keys(FORMATS).map((name) => ({ file: `${folder}${name}`, name, page: `/${path}`, head }));
  });
}

/** Lists feeds that a list of articles lacks, and feeds that no list has. */
export function findFeedsAstray(site: BuiltSite): readonly Miss[] {
  const expected = new Set(listFeeds(site).map(({ file }) => file));
  const found = [...site.files].filter((file) => /(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json)$/.test(file));
  return [
    ...[...expected]
      .filter((file) => !site.files.has(file))
      .map((file) => ({ file, expected: 'a feed', found: 'none' })),
    ...found
      .filter((file) => !expected.has(file))
      .map((file) => ({ file, expected: 'a category, a tag or an author', found: 'none' })),
  ];
}

/** Lists where feeds go against their format. */
export function findFeedFaults(site: BuiltSite): readonly Miss[] {
  return listFeeds(site).flatMap(({ file, name }) => {
    const format = FORMATS[name];
    if (format === undefined || !site.files.has(file)) return [];
    try {
      return findMismatches(file, format.schema, format.read(site.read(file)));
    } catch (error) {
      return [{ file, expected: 'well-formed text', found: String(error) }];
    }
  });
}

/** What a feed reader makes of a feed. */
type Reading = {
  readonly self: string | undefined;
  readonly home: string | undefined;
  readonly items: readonly {
    readonly id: unknown;
    readonly link: unknown;
    readonly title: string | undefined;
  }[];
};

/** Lists where what another feed reader reads differs from the edition. */
export function findMisreadings(site: BuiltSite): readonly Miss[] {
  return listFeeds(site).flatMap(({ file, page, head }) => {
    if (!site.files.has(file)) return [];
    const { url } = site.facts;
    const expected: Reading = {
      self: `${url}/${file}`,
      home: `${url}${page}`,
      items: head.cards.map(({ slug, headline }) => {
        const address = `${url}/article/${slug}`;
        return { id: address, link: address, title: headline };
      }),
    };
    try {
      return compareReadings(file, expected, readFeed(site.read(file)));
    } catch (error) {
      return [{ file, expected: 'a feed that another reader reads', found: String(error) }];
    }
  });
}

function readFeed(text: string): Reading {
  const read = parseFeed(text);
  switch (read.format) {
    case 'rss':
      return {
        self: read.feed.atom?.links?.find(({ rel }) => rel === 'self')?.href,
        home: read.feed.link,
        items: (read.feed.items ?? []).map(({ guid, link, title }) => ({ id: guid?.value, link, title })),
      };
    case 'atom':
      return {
        self: read.feed.links?.find(({ rel }) => rel === 'self')?.href,
        home: read.feed.links?.find(({ rel }) => rel === 'alternate')?.href,
        items: (read.feed.entries ?? []).map(({ id, links, title }) => ({
          id,
          link: links?.[0]?.href,
          title: title?.type === 'html' ? readHtmlText(title.value ?? '') : title?.value,
        })),
      };
    case 'json':
      return {
        self: read.feed.feed_url,
        home: read.feed.home_page_url,
        items: (read.feed.items ?? []).map(({ id, url, title }) => ({ id, link: url, title })),
      };
    default:
      throw new Error(`a feed of the format ${read.format}`);
  }
}

function compareReadings(file: string, expected: Reading, found: Reading): readonly Miss[] {
  const lines = ({ self, home, items }: Reading) => [
    `itself at ${self}`,
    `its page at ${home}`,
    `${items.length} articles`,
    ...items.map(({ id, link, title }) => `“${title}” at ${String(link)}, known as ${String(id)}`),
  ];
  const foundLines = lines(found);
  return lines(expected).flatMap((line, index) =>
    line === foundLines[index] ? [] : [{ file, expected: line, found: foundLines[index] ?? 'nothing' }],
  );
}
