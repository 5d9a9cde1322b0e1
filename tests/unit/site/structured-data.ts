import * as v from 'valibot';

import type { BuiltSite } from './build-sample.ts';
import type { Miss } from './miss.ts';
import { findMismatches } from './miss.ts';
import type { Page } from './read-page.ts';
import { findElements } from './read-page.ts';

const textSchema = v.pipe(v.string(), v.trim(), v.nonEmpty());
const urlSchema = v.pipe(v.string(), v.url(), v.startsWith('https://'));
/** ISO 8601 with a zone, without which Google takes the zone of its crawler. */
const instantSchema = v.pipe(v.string(), v.isoTimestamp());

const personEntries = {
  '@type': v.literal('Person'),
  name: textSchema,
  url: urlSchema,
  sameAs: v.exactOptional(v.array(urlSchema)),
};

/** What Google asks for of an article, and the other properties of schema.org that ours have; a misspelt one is none. */
const articleSchema = v.pipe(
  v.strictObject({
    '@type': v.literal('NewsArticle'),
    headline: textSchema,
    description: v.exactOptional(textSchema),
    image: v.pipe(v.array(urlSchema), v.nonEmpty()),
    datePublished: instantSchema,
    dateModified: instantSchema,
    author: v.pipe(v.array(v.strictObject(personEntries)), v.nonEmpty()),
    publisher: v.strictObject({ '@type': v.literal('Organization'), name: textSchema, url: urlSchema }),
    articleSection: textSchema,
    keywords: v.array(textSchema),
    inLanguage: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)),
    isAccessibleForFree: v.boolean(),
    mainEntityOfPage: urlSchema,
    url: urlSchema,
  }),
  v.check(
    (article) => Date.parse(article.dateModified) >= Date.parse(article.datePublished),
    'dateModified not before datePublished',
  ),
);

const crumbsSchema = v.strictObject({
  '@type': v.literal('BreadcrumbList'),
  itemListElement: v.pipe(
    v.array(
      v.strictObject({
        '@type': v.literal('ListItem'),
        position: v.number(),
        name: textSchema,
        item: urlSchema,
      }),
    ),
    // Google shows no trail of one.
    v.minLength(2),
    v.check((crumbs) => crumbs.every(({ position }, index) => position === index + 1), 'positions 1, 2, 3'),
  ),
});

const profileSchema = v.strictObject({
  '@type': v.literal('ProfilePage'),
  mainEntity: v.strictObject({ ...personEntries, description: v.exactOptional(textSchema) }),
});

const graphSchema = <const Schema extends v.GenericSchema>(things: Schema) =>
  v.strictObject({ '@context': v.literal('https://schema.org'), '@graph': things });

/** What the pages of a folder are about. */
const SCHEMAS: Readonly<Record<string, v.GenericSchema>> = {
  article: graphSchema(v.strictTuple([articleSchema, crumbsSchema])),
  author: graphSchema(v.strictTuple([profileSchema])),
};

/** Lists where what pages say to search engines is not as schema.org and Google want it, or is not of the page. */
export function findDataFaults(site: BuiltSite): readonly Miss[] {
  return site.pages.flatMap((page) => {
    const scripts = findElements(page, 'script', 'type', 'application/ld+json');
    const schema = SCHEMAS[/^([^/]+)\//.exec(page.file)?.[1] ?? ''];
    const count = schema === undefined ? 0 : 1;
    if (scripts.length !== count)
      return [{ file: page.file, expected: `scripts of JSON-LD: ${count}`, found: String(scripts.length) }];
    return scripts.flatMap(({ readText }) => {
      const data = parseJson(readText());
      return [...findMismatches(page.file, schema ?? v.never(), data), ...findStrays(site, page, data)];
    });
  });
}

/** What is not JSON is given as it came: no schema takes it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return `no JSON: ${String(error)}`;
  }
}

const ownSchema = v.object({
  '@graph': v.looseTuple([
    v.union([
      v.object({ headline: v.string(), url: v.string(), mainEntityOfPage: v.string() }),
      v.object({ mainEntity: v.object({ name: v.string(), url: v.string() }) }),
    ]),
  ]),
});

/** Lists a headline or a name that is not the one of the page, and an address that is another page's. */
function findStrays(site: BuiltSite, page: Page, data: unknown): readonly Miss[] {
  const read = v.safeParse(ownSchema, data);
  // Already told by the schema of the page.
  if (!read.success) return [];
  const [thing] = read.output['@graph'];
  const { headline, url } =
    'headline' in thing ? thing : { headline: thing.mainEntity.name, url: thing.mainEntity.url };
  const [main] = findElements(page, 'h1');
  const [address, title] = [`${site.facts.url}${page.address}`, main?.readText() ?? ''];
  return [
    ...(url === address ? [] : [{ file: page.file, expected: `JSON-LD of ${address}`, found: url }]),
    ...(headline === title ? [] : [{ file: page.file, expected: `JSON-LD of “${title}”`, found: headline }]),
  ];
}
