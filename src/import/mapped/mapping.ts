import path from 'node:path';

import * as v from 'valibot';

import { languageSchema, addressSchema, says, toFaults } from '../../model/content-schema.ts';
import type { Fault } from '../../model/fault.ts';
import { showValue, suggestName } from '../../model/fault.ts';
import type { Result } from '../../model/result.ts';
import { failed, ok } from '../../model/result.ts';
import { isRecord } from '../markdown/front-matter.ts';
import { readText } from '../markdown/read-text.ts';
import { isDateFormat } from './date-format.ts';
import { parseSelector } from './selector.ts';

/** The name of the file that says where things are in a folder of HTML or JSON. */
export const MAPPING_FILE = 'kiosque-import.json';

/** What may be found of an article. */
export const FIELDS = [
  'id',
  'title',
  'body',
  'date',
  'modified',
  'authors',
  'tags',
  'category',
  'image',
  'imageAlt',
  'imageCaption',
  'standfirst',
  'language',
  'url',
  'slug',
  'status',
] as const;

/** One of them. */
export type Field = (typeof FIELDS)[number];

/**
 * Where things are in a folder of HTML or of JSON: `kiosque-import.json`, every key of which may be left out.
 *
 * @example
 * {
 *   "format": "html",                       // or "json"; else what there is more of is read
 *   "within": "archive",                    // only this folder below
 *   "site": { "title": "The Wren", "url": "https://wren.example", "language": "en" },
 *   "fields": {
 *     "title": "h1.headline",               // HTML: tag, #id, .class, [attribute=value], within each other
 *     "date": ["time@datetime", ".day"],    // @attribute for its value; the first that is there
 *     "authors": ".byline a",               // all that fit
 *     "body": "#content"
 *   },
 *   "remove": [".share", "nav"],            // taken out of pages before anything is read
 *   "dateFormat": "DD/MM/YYYY",             // else ISO, or day and month in words
 *   "body": "html"                          // or "markdown" or "text"
 * }
 * {
 *   "format": "json",
 *   "items": "data.posts",                  // where the list is; else the file is an article, or a list of them
 *   "fields": { "title": "headline", "body": "content.rendered", "tags": "labels.name" }
 * }
 */
export type Mapping = {
  readonly format?: 'html' | 'json';
  readonly within?: string;
  readonly site?: {
    readonly title?: string;
    readonly tagline?: string;
    readonly url?: string;
    readonly language?: string;
  };
  readonly items?: string;
  readonly fields: { readonly [Name in Field]?: readonly string[] };
  readonly remove: readonly string[];
  readonly dateFormat?: string;
  readonly body: 'html' | 'markdown' | 'text';
};

/** What is assumed of a folder that says nothing. */
export const PLAIN_MAPPING: Mapping = { fields: {}, remove: [], body: 'html' };

const text = (expected: string, fix: string) =>
  v.pipe(v.string(says(expected, fix)), v.trim(), v.nonEmpty(says(expected, fix)));

const whereMessage = says(
  'where it is',
  'write a selector or a path, or a list of them: "h1" or ["h1", "title"]',
);
const whereSchema = v.union(
  [
    v.pipe(
      v.string(),
      v.trim(),
      v.nonEmpty(),
      v.transform((one) => [one]),
    ),
    v.array(v.pipe(v.string(), v.trim(), v.nonEmpty())),
  ],
  whereMessage,
);

const withinMessage = says(
  'a folder below this one',
  'write its path without a slash before it and without "..", such as "archive/posts"',
);
const formatMessage = says('"html" or "json"', 'write one of the two, or leave the key out');
const bodyMessage = says('"html", "markdown" or "text"', 'write what the bodies are written in');
const dateMessage = says(
  'a date format with YYYY, MM and DD',
  'write it as "DD/MM/YYYY", with HH:mm where there is an hour',
);
const siteMessage = says('an object', 'write { "title": "…", "url": "https://…" }');

const schema = v.strictObject(
  {
    format: v.optional(v.picklist(['html', 'json'], formatMessage)),
    within: v.optional(
      v.pipe(
        v.string(withinMessage),
        v.check((folder) => isBelow(folder), withinMessage),
      ),
    ),
    site: v.optional(
      v.strictObject(
        {
          title: v.optional(text('the name of the site', 'write a text')),
          tagline: v.optional(text('a tagline', 'write a text')),
          url: v.optional(addressSchema),
          language: v.optional(languageSchema),
        },
        siteMessage,
      ),
    ),
    items: v.optional(text('the path of a list', 'write it with dots, such as "data.posts"')),
    fields: v.optional(
      v.strictObject(
        Object.fromEntries(FIELDS.map((name) => [name, v.optional(whereSchema)])) as {
          [Name in Field]: v.OptionalSchema<typeof whereSchema, undefined>;
        },
        says('an object of fields', 'write { "title": "h1" }'),
      ),
      {},
    ), // Made of the names on this line.
    remove: v.optional(whereSchema, []),
    dateFormat: v.optional(
      v.pipe(
        v.string(dateMessage),
        v.check((format) => isDateFormat(format), dateMessage),
      ),
    ),
    body: v.optional(v.picklist(['html', 'markdown', 'text'], bodyMessage), 'html'),
  },
  says('an object', 'write { … } here'),
);

function isBelow(folder: string): boolean {
  return !/^[/\\]|^[a-z]:|\\/i.test(folder) && !path.posix.normalize(folder).startsWith('..');
}

/** Reads the mapping of a folder, or lists everything that is wrong in it. */
export async function readMapping(folder: string): Promise<Result<Mapping, readonly Fault[]>> {
  const source = await readText(path.join(folder, MAPPING_FILE), 1_000_000);
  if (!source.ok) return failed([makeFault('', 'a text in UTF-8', source.reason, 'write the file anew')]);
  try {
    return parseMapping(JSON.parse(source.value.replace(/^\ufeff/, '')));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return failed([
      makeFault('', 'well-formed JSON', found, 'a comma, a quote or a bracket is missing or left over'),
    ]);
  }
}

/** Parses a mapping, or lists everything that is wrong in it: file · path · expected · found · fix. */
export function parseMapping(raw: unknown): Result<Mapping, readonly Fault[]> {
  // A list is an object to the schema: one whose keys are all absent.
  const lists = [
    ['', raw],
    ...['fields', 'site'].map((key) => [key, isRecord(raw) ? raw[key] : undefined] as const),
  ] as const;
  const wrong = lists
    .filter(([, value]) => Array.isArray(value))
    .map(([at, value]) => makeFault(at, 'an object', showValue(value), 'write { … } here'));
  if (wrong.length > 0) return failed(wrong);
  const unknown = [
    ...findUnknown(raw, '', Object.keys(schema.entries)),
    ...findUnknown(isRecord(raw) ? raw['fields'] : undefined, 'fields.', FIELDS),
  ];
  const known = unknown.length === 0 ? raw : dropUnknown(raw);
  const parsed = v.safeParse(schema, known);
  const faults = [...unknown, ...(parsed.success ? [] : toFaults(parsed.issues, MAPPING_FILE))];
  if (!parsed.success) return failed(faults);
  const { fields, format, within, site, items, remove, dateFormat, body } = parsed.output;
  const all =
    format === 'json'
      ? []
      : [
          ...Object.entries(fields).flatMap(([name, where]) =>
            (where ?? []).map((one) => [`fields.${name}`, one] as const),
          ),
          ...remove.map((one) => ['remove', one] as const),
        ];
  for (const [at, selector] of all) {
    const result = parseSelector(selector);
    if (!result.ok)
      faults.push(
        makeFault(
          at,
          'a selector of tags, #ids, .classes, [attributes] and descendants',
          showValue(result.reason === '' ? selector : result.reason),
          'write it more simply, such as ".story h1" or "time@datetime"',
        ),
      );
  }
  if (faults.length > 0) return failed(faults);
  return ok({
    fields: Object.fromEntries(Object.entries(fields).filter(([, where]) => where !== undefined)),
    remove,
    body,
    ...(format === undefined ? {} : { format }),
    ...(within === undefined ? {} : { within: path.posix.normalize(within).replace(/\/$/, '') }),
    ...(site === undefined ? {} : { site: dropAbsent(site) }),
    ...(items === undefined ? {} : { items }),
    ...(dateFormat === undefined ? {} : { dateFormat }),
  });
}

function findUnknown(raw: unknown, above: string, names: readonly string[]): readonly Fault[] {
  if (!isRecord(raw)) return [];
  return Object.keys(raw)
    .filter((key) => !names.includes(key))
    .map((key) => {
      const meant = suggestName(key, names);
      return makeFault(
        `${above}${key}`,
        `one of ${names.join(', ')}`,
        showValue(key),
        meant === undefined ? 'take it out' : `did you mean "${meant}"?`,
      );
    });
}

/** Leaves out what no schema knows, since that is listed already. */
function dropUnknown(raw: unknown): unknown {
  if (!isRecord(raw)) return raw;
  const kept = Object.entries(raw).filter(([key]) => Object.hasOwn(schema.entries, key));
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === 'fields' && isRecord(value)
        ? Object.fromEntries(Object.entries(value).filter(([name]) => FIELDS.some((field) => field === name)))
        : value,
    ]),
  );
}

function dropAbsent(site: {
  readonly [Key in 'title' | 'tagline' | 'url' | 'language']?: string | undefined;
}): NonNullable<Mapping['site']> {
  const { title, tagline, url, language } = site;
  return {
    ...(title === undefined ? {} : { title }),
    ...(tagline === undefined ? {} : { tagline }),
    ...(url === undefined ? {} : { url }),
    ...(language === undefined ? {} : { language }),
  };
}

function makeFault(at: string, expected: string, found: string, fix: string): Fault {
  return { severity: 'error', file: MAPPING_FILE, path: at, expected, found, fix };
}
