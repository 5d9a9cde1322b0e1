import * as v from 'valibot';

import type { Author, Category, Site } from './article.ts';
import {
  addressSchema,
  languageSchema,
  line,
  objectOf,
  optionalLine,
  present,
  says,
  slugOf,
  toFaults,
} from './content-schema.ts';
import { CARDS_PER_FILE } from './edition.ts';
import type { Fault } from './fault.ts';
import { showValue } from './fault.ts';
import type { Result } from './result.ts';
import { failed, ok } from './result.ts';

const authorsSchema = v.array(
  objectOf({
    slug: slugOf('the slug of an author'),
    name: line('the name of an author', 'write it under "name"'),
    bio: optionalLine('a biography'),
    avatar: optionalLine('a portrait'),
    url: v.nullish(addressSchema),
  }),
  says('a list of authors', 'write [{ "slug": "…", "name": "…", "bio": "…" }]'),
);

/** Reads `authors.json`, or lists everything that is wrong in it. */
export function parseAuthors(raw: unknown, file: string): Result<readonly Author[], readonly Fault[]> {
  const parsed = v.safeParse(authorsSchema, raw);
  if (!parsed.success) return failed(toFaults(parsed.issues, file));
  const faults = [...findTwins(parsed.output, file, 'slug'), ...findTwins(parsed.output, file, 'name')];
  if (faults.length > 0) return failed(faults);
  return ok(
    parsed.output.map(({ slug, name, bio, avatar, url }) => ({
      slug,
      name,
      bio,
      ...present('avatar', avatar),
      ...present('url', url),
    })),
  );
}

const categoriesMessage = says(
  'a list of at least one category',
  'write [{ "slug": "mobile", "label": "Mobile" }]',
);
const categoriesSchema = v.pipe(
  v.array(
    objectOf({
      slug: slugOf('the slug of a category'),
      label: line('the label of a category', 'write it under "label"'),
      description: optionalLine('a description'),
    }),
    categoriesMessage,
  ),
  v.minLength(1, categoriesMessage),
);

/** Reads `categories.json`, or lists everything that is wrong in it. */
export function parseCategories(raw: unknown, file: string): Result<readonly Category[], readonly Fault[]> {
  const parsed = v.safeParse(categoriesSchema, raw);
  if (!parsed.success) return failed(toFaults(parsed.issues, file));
  const faults = findTwins(parsed.output, file, 'slug');
  return faults.length > 0 ? failed(faults) : ok(parsed.output);
}

const timeZoneMessage = says('a time zone that exists', 'write it as "Europe/Paris"');
const storiesMessage = says('a number of stories', 'write a whole number from 1 to 12');
const cardsMessage = says('a number of articles in one file of cards', 'write a whole number from 1 to 256');
const pagesMessage = says(
  'which pages to prerender',
  'write "all", "none", or a number of the newest articles',
);
const siteSchema = objectOf(
  {
    title: line('the name of the site', 'write it under "title"'),
    tagline: optionalLine('a tagline'),
    language: v.nullish(languageSchema, 'fr'),
    url: v.pipe(
      addressSchema,
      v.transform((url) => url.replace(/\/+$/, '')),
    ),
    timeZone: v.nullish(
      v.pipe(v.string(timeZoneMessage), v.check(isTimeZone, timeZoneMessage)),
      'Europe/Paris',
    ),
    prerender: v.nullish(
      v.union(
        [
          v.literal('all'),
          v.pipe(
            v.literal('none'),
            v.transform(() => 0),
          ),
          v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
        ],
        pagesMessage,
      ),
      'all',
    ),
    home: v.nullish(
      objectOf({
        sections: v.nullish(
          v.array(slugOf('the slug of a category'), says('a list of categories', 'write ["mobile"]')),
          [],
        ),
        stories: v.nullish(
          v.pipe(
            v.number(storiesMessage),
            v.check((stories) => Number.isInteger(stories) && stories >= 1 && stories <= 12, storiesMessage),
          ),
          5,
        ),
      }),
      {},
    ),
    edition: v.nullish(
      objectOf({
        cardsPerFile: v.nullish(
          v.pipe(
            v.number(cardsMessage),
            v.check((cards) => Number.isInteger(cards) && cards >= 1 && cards <= 256, cardsMessage),
          ),
          CARDS_PER_FILE,
        ),
      }),
      {},
    ),
  },
  says('an object', 'write { "title": "…", "url": "https://…" }'),
);

/** Reads `site.json`, or lists everything that is wrong in it. */
export function parseSite(raw: unknown, file: string): Result<Site, readonly Fault[]> {
  const parsed = v.safeParse(siteSchema, raw);
  return parsed.success ? ok(parsed.output) : failed(toFaults(parsed.issues, file));
}

function findTwins<Key extends string>(
  entries: readonly { readonly [K in Key]: string }[],
  file: string,
  key: Key,
): Fault[] {
  const names = entries.map((entry) => entry[key]);
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (first === index) return [];
    return {
      severity: 'error' as const,
      file,
      path: `[${index}].${key}`,
      expected: `a ${key} that no other entry has`,
      found: `${showValue(name)}, as in [${first}]`,
      fix: 'change one of the two',
    };
  });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // Intl answers an unknown zone with a RangeError.
    return false;
  }
}
