import * as v from 'valibot';

import type { BuiltSite } from './build-sample.ts';
import { toFile } from './build-sample.ts';
import type { Miss } from './miss.ts';
import { findMismatches } from './miss.ts';
import { readXml } from './read-xml.ts';

const SITEMAP = v.literal('http://www.sitemaps.org/schemas/sitemap/0.9');
const holding = (schema: v.GenericSchema<string>) => v.strictTuple([v.strictObject({ '#text': schema })]);
const url = v.pipe(v.string(), v.url());
const text = v.pipe(v.string(), v.nonEmpty());
const instant = v.pipe(v.string(), v.isoTimestamp());

/** Sitemaps (sitemaps.org), of what ours have; any other element is a mistake. */
const SCHEMAS = {
  index: v.strictObject({
    sitemapindex: v.strictTuple([
      v.strictObject({ '@xmlns': SITEMAP, sitemap: v.array(v.strictObject({ loc: holding(url) })) }),
    ]),
  }),
  pages: v.strictObject({
    urlset: v.strictTuple([
      v.strictObject({
        '@xmlns': SITEMAP,
        url: v.array(v.strictObject({ loc: holding(url), lastmod: v.exactOptional(holding(instant)) })),
      }),
    ]),
  }),
  /** What Google asks for of every article (developers.google.com, “Create a news sitemap”). */
  news: v.strictObject({
    urlset: v.strictTuple([
      v.strictObject({
        '@xmlns': SITEMAP,
        '@xmlns:news': v.literal('http://www.google.com/schemas/sitemap-news/0.9'),
        url: v.array(
          v.strictObject({
            loc: holding(url),
            'news:news': v.strictTuple([
              v.strictObject({
                'news:publication': v.strictTuple([
                  v.strictObject({ 'news:name': holding(text), 'news:language': holding(text) }),
                ]),
                'news:publication_date': holding(instant),
                'news:title': holding(text),
              }),
            ]),
          }),
        ),
      }),
    ]),
  }),
} as const;

const TWO_DAYS = 2 * 24 * 60 * 60_000;

/** Lists where the sitemaps go against their format, and pages that they leave out, make up or repeat. */
export function findSitemapFaults(site: BuiltSite): readonly Miss[] {
  const files = [...site.files].filter((file) => /^sitemap.*\.xml$/.test(file));
  const pages = files.filter((file) => /^sitemap-\d+\.xml$/.test(file));
  const others = files.filter((file) => file !== 'sitemap.xml');
  const newest = site.terms.get('all')?.cards ?? [];
  const from = Date.parse(newest[0]?.published ?? '') - TWO_DAYS;
  const news = newest.filter(({ published }) => Date.parse(published) >= from);
  const listed = site.pages.filter(({ isPublic }) => isPublic);
  return [
    ...compareAddresses(site, ['sitemap.xml'], SCHEMAS.index, others),
    ...compareAddresses(
      site,
      pages,
      SCHEMAS.pages,
      listed.map(({ file }) => file),
    ),
    ...compareAddresses(
      site,
      ['sitemap-news.xml'],
      SCHEMAS.news,
      news.map(({ slug }) => `article/${slug}.html`),
    ),
  ];
}

/** Compares the files that some sitemaps name with those that they have to. */
function compareAddresses(
  { facts, read }: BuiltSite,
  sitemaps: readonly string[],
  schema: v.GenericSchema,
  expected: readonly string[],
): readonly Miss[] {
  const misses: Miss[] = [];
  const named = new Set<string>();
  for (const file of sitemaps) {
    let xml: unknown;
    try {
      xml = readXml(read(file));
    } catch (error) {
      misses.push({ file, expected: 'well-formed XML', found: String(error) });
      continue;
    }
    misses.push(...findMismatches(file, schema, xml));
    for (const address of listLocations(xml)) {
      const target = address.startsWith(`${facts.url}/`) ? toFile(address.slice(facts.url.length)) : address;
      if (named.has(target)) misses.push({ file, expected: `${address} once`, found: 'it again' });
      if (!expected.includes(target))
        misses.push({ file, expected: 'a file for each address', found: address });
      named.add(target);
    }
  }
  const file = sitemaps.join(', ') || 'sitemap-1.xml';
  const missing = expected.filter((target) => !named.has(target));
  return [
    ...misses,
    ...missing.map((target) => ({ file, expected: `the address of ${target}`, found: 'none' })),
  ];
}

/** The text of every `<loc>`. */
function listLocations(xml: unknown): readonly string[] {
  if (Array.isArray(xml)) return xml.flatMap(listLocations);
  if (typeof xml !== 'object' || xml === null) return [];
  return Object.entries(xml).flatMap(([name, value]: [string, unknown]) => {
    const own = name === 'loc' ? v.safeParse(holding(text), value) : undefined;
    return own?.success === true ? [own.output[0]['#text']] : listLocations(value);
  });
}
