import { existsSync } from 'node:fs';
import { basename } from 'node:path';

import * as v from 'valibot';

import type { Fault } from '../model/fault.ts';
import { showValue } from '../model/fault.ts';
import type { Result } from '../model/result.ts';
import { failed, ok } from '../model/result.ts';
import type { Slug } from '../model/slug.ts';
import type { Entry } from './article-table.ts';
import { makeArticleTable } from './article-table.ts';
import type { ShelvedPicture } from './find-pictures.ts';
import * as lines from './ledger-lines.ts';
import type { Ledger } from './ledger.ts';
import { LEDGER_VERSION } from './ledger.ts';
import { openTermNumbers } from './number-terms.ts';
import { readLines } from './read-lines.ts';

/** Reads a ledger; nothing where there is none, and a fault where it cannot be relied on. */
export function readLedger(path: string): Result<Ledger | undefined, Fault> {
  if (!existsSync(path)) return ok(undefined);
  let number = 0;
  let last = '';
  const wrong = (expected: string, found: string) => failed(faultOfLedger(path, number, expected, found));
  try {
    const reading = openReading();
    for (const text of readLines(path)) {
      number++;
      last = text;
      const expected = reading.take(JSON.parse(text), number);
      if (expected !== undefined) return wrong(expected, showValue(text));
    }
    const ledger = reading.close();
    return ledger === undefined ? wrong('a last line that says "end"', showValue(last)) : ok(ledger);
  } catch (error) {
    if (error instanceof SyntaxError) return wrong('a line of JSON', showValue(last));
    // A folder, or a file that may not be read.
    return wrong('a file that can be read', error instanceof Error ? error.message : 'another');
  }
}

function faultOfLedger(path: string, line: number, expected: string, found: string): Fault {
  return {
    severity: 'error',
    file: basename(path),
    path: `line ${Math.max(1, line)}`,
    expected,
    found,
    fix: 'put back the ledger of the last build, or delete the file: the next build then numbers all articles afresh',
  };
}

/** A ledger that is being read: each line says what was expected in its place, or nothing when it is right. */
type Reading = {
  take(line: unknown, number: number): string | undefined;
  /** Nothing where the end lacks. */
  close(): Ledger | undefined;
};

const BLANK = {
  file: '',
  slug: '' as Slug, // The dead have no address.
  id: '',
  pictures: [],
  aliases: [],
  featured: false,
  warnings: [],
  stamp: { size: 0, time: 0, hash: 0 },
  card: 0,
} satisfies Partial<Entry>;

type Takers = Readonly<Record<string, (line: unknown, number: number) => boolean>>;

function openReading(): Reading {
  let head: lines.LedgerHead | undefined;
  let isEnded = false;
  const draft = makeDraft();
  const takers: Takers = {
    ...takeTerms(draft),
    ...takeArticles(draft),
    end: (line, number) =>
      parse(lines.endLine, line, ([, count]) => {
        isEnded = true;
        return count === number - 1;
      }),
  };
  return {
    take(line, number) {
      if (isEnded) return 'nothing after the line that says "end"';
      if (number === 1) {
        const parsed = v.safeParse(lines.headSchema, line);
        if (!parsed.success) return `the first line of a ledger of version ${LEDGER_VERSION}`;
        head = parsed.output;
        return undefined;
      }
      const name = Array.isArray(line) ? String(line[0]) : '';
      const isRight = Object.hasOwn(takers, name) && takers[name]?.(line, number) === true;
      return isRight ? undefined : `a line of a ledger of version ${LEDGER_VERSION}`;
    },
    close() {
      if (head === undefined || !isEnded) return undefined;
      const { numbering, cardsPerFile, edition, config, site } = head;
      const { terms, tags, categories, authors, ...rest } = draft;
      return {
        ...{ numbering, cardsPerFile, edition, ...rest },
        terms: openTermNumbers({ tags, categories: terms.categories, authors: terms.authors }),
        fingerprints: { config, site, categories, authors },
      };
    },
  };
}

/** What was read so far. */
type Draft = ReturnType<typeof makeDraft>;

function makeDraft() {
  return {
    terms: openTermNumbers(),
    tags: [] as { slug: Slug; name: string }[],
    categories: new Map<Slug, number>(),
    authors: new Map<string, number>(),
    pictures: [] as ShelvedPicture[],
    table: makeArticleTable(),
    drafts: makeArticleTable(),
    dead: new Set<number>(),
    late: new Map<number, number>(),
    revised: new Map<number, number>(),
  };
}

function takeTerms({ terms, tags, categories, authors, pictures, revised }: Draft): Takers {
  return {
    category: (line) =>
      parse(lines.categoryLine, line, ([, slug, print]) => {
        if (print !== null) categories.set(slug, print);
        return terms.numberCategory(slug) === terms.categories.length - 1;
      }),
    author: (line) =>
      parse(lines.authorLine, line, ([, name, print]) => {
        if (print !== null) authors.set(name, print);
        return terms.numberAuthor(name) === terms.authors.length - 1;
      }),
    tag: (line) => parse(lines.tagLine, line, ([, slug, name]) => tags.push({ slug, name }) > 0),
    picture: (line) =>
      parse(lines.pictureLine, line, ([, path, stamp, picture]) => {
        return pictures.push({ path, stamp, ...(picture === null ? {} : { picture }) }) > 0;
      }),
    revised: (line) => parse(lines.revisedLine, line, ([, file, times]) => revised.set(file, times).size > 0),
  };
}

function takeArticles({ terms, tags, pictures, table, drafts, dead, late }: Draft): Takers {
  // Numbers of terms and pictures that stand above.
  const isBelow = (numbers: readonly number[], { length }: { readonly length: number }) =>
    numbers.every((number) => number < length);
  const isRow = (category: number, by: readonly number[], tagged: readonly number[]) =>
    isBelow([category], terms.categories) && isBelow(by, terms.authors) && isBelow(tagged, tags);
  return {
    article: (line) =>
      parse(lines.articleLine, line, ([, file, id, stamp, published, category, by, tagged, card, rest]) => {
        const row = { published, category, authors: by, tags: tagged };
        const ordinal = table.add({ ...toEntry(file, id, rest), ...row, stamp, card });
        if (rest.place !== undefined) late.set(ordinal, rest.place);
        const isPlaced = rest.place === undefined || rest.place < ordinal;
        return isPlaced && isRow(category, by, tagged) && isBelow(rest.pictures ?? [], pictures);
      }),
    dead: (line) =>
      parse(lines.deadLine, line, ([, published, category, by, tagged]) => {
        dead.add(table.add({ ...BLANK, published, category, authors: by, tags: tagged }));
        return isRow(category, by, tagged);
      }),
    draft: (line) =>
      parse(lines.draftLine, line, ([, file, id, stamp, rest]) => {
        const row = { published: 0, category: 0, authors: [], tags: [] };
        drafts.add({ ...toEntry(file, id, rest), ...row, stamp, card: 0 });
        return isBelow(rest.pictures ?? [], pictures);
      }),
  };
}

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  line: unknown,
  take: (line: v.InferOutput<Schema>) => boolean,
): boolean {
  const parsed = v.safeParse(schema, line);
  return parsed.success && take(parsed.output);
}

function toEntry(file: string, id: string | 0, rest: lines.LedgerRest) {
  const { pictures = [], aliases = [], featured = false, warnings = [] } = rest;
  // Checked when it was written: the file's name, or what the line says instead.
  const slug = rest.slug ?? (file.slice(file.lastIndexOf('/') + 1).replace(/\.json$/, '') as Slug);
  return { file, slug, id: id === 0 ? slug : id, pictures, aliases, featured, warnings };
}
