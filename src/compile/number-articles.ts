import { createHash } from 'node:crypto';

import { compareText } from '../model/fault.ts';
import type { Slug } from '../model/slug.ts';
import type { ArticleTable, Entry } from './article-table.ts';
import { makeArticleTable } from './article-table.ts';
import type { Numbering } from './ledger.ts';
import type { TermNumbers } from './number-terms.ts';
import { openTermNumbers } from './number-terms.ts';
import type { Pool } from './pool.ts';
import type { Config } from './read-config.ts';
import type { Scan } from './scan.ts';

/**
 * Numbers articles in the order of time, whatever order they come in, and their terms in the order
 * of first use, oldest article first.
 *
 * @param former the numbering that this one takes the place of, so that it has another name.
 */
export function numberArticles(
  { read, names }: Pick<Scan, 'read' | 'names'>,
  config: Config,
  former?: string,
): Numbering {
  const terms = openTermNumbers();
  const table = makeArticleTable();
  for (const number of sortByTime(read)) table.add(numberTerms(read.get(number), names, terms));
  numberOthers(config, terms);
  return {
    numbering: nameNumbering(table, terms, former),
    cardsPerFile: config.site.edition.cardsPerFile,
    terms,
    table,
    dead: new Set(),
    late: new Map(),
    revised: new Map(),
  };
}

/** The numbers of a table's entries, oldest first; those of one moment by their ids. */
export function sortByTime(table: ArticleTable): readonly number[] {
  return Array.from({ length: table.length }, (_, number) => number).sort(
    (a, b) => table.getPublished(a) - table.getPublished(b) || compareText(table.getId(a), table.getId(b)),
  );
}

/** Gives an entry the numbers of its terms, new ones where they have none. */
export function numberTerms(entry: Entry, names: Pool, terms: TermNumbers): Entry {
  return {
    ...entry,
    category: terms.numberCategory(names.name(entry.category) as Slug), // The pool keeps slugs as they came.
    authors: entry.authors.map((author) => terms.numberAuthor(names.name(author))),
    tags: [...new Set(entry.tags.map((tag) => terms.numberTag(names.name(tag))))],
  };
}

/** Numbers the categories and authors that have no article: they have pages too. */
export function numberOthers({ categories, authors }: Config, terms: TermNumbers): void {
  for (const { slug } of categories) terms.numberCategory(slug);
  for (const { name } of authors) terms.numberAuthor(name);
}

function nameNumbering(table: ArticleTable, terms: TermNumbers, former: string | undefined): string {
  const hash = createHash('sha256');
  for (let ordinal = 0; ordinal < table.length; ordinal++) hash.update(`${table.getSlug(ordinal)}\n`);
  for (const { slug } of terms.tags) hash.update(`tag ${slug}\n`);
  for (const name of [...terms.categories, ...terms.authors]) hash.update(`${name}\n`);
  if (former !== undefined) hash.update(`after ${former}\n`);
  return hash.digest('hex').slice(0, 8);
}
