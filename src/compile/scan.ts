import type { Fault } from '../model/fault.ts';
import type { ArticleTable, Entry } from './article-table.ts';
import { makeArticleTable } from './article-table.ts';
import type { CompiledArticle, Names } from './build-card.ts';
import { fingerprintCard, gatherNames } from './build-card.ts';
import { openClaims, openNameCheck } from './check-names.ts';
import type { ArticleReading } from './compile-article.ts';
import type { PictureShelf } from './find-pictures.ts';
import type { Pool } from './pool.ts';
import { makePool } from './pool.ts';
import type { Config, ReadConfig } from './read-config.ts';
import type { Stamp } from './stamp.ts';

/** What the first reading of a content folder keeps: no body. */
export type Scan = {
  /** Without the files that could not be read. */
  readonly config: Partial<Config>;
  /** The numbers of the pictures of authors. */
  readonly configPictures: readonly number[];
  readonly faults: readonly Fault[];
  /** The ordinals of the ledger whose articles stand as they were. */
  readonly kept: ReadonlySet<number>;
  /** The published articles that were read, in the order of files; their terms are numbers of `names`. */
  readonly read: ArticleTable;
  readonly names: Pool;
  /** What is not published. */
  readonly drafts: ArticleTable;
  readonly shelf: PictureShelf;
};

/** A scan that is being made. */
export type OpenScan = {
  readonly scan: Scan;
  /** Keeps an article, or a draft, that a ledger knows. */
  keep(kind: 'article' | 'draft', table: ArticleTable, number: number): void;
  /** Takes an article that was read. */
  take(file: string, stamp: Stamp, reading: ArticleReading): void;
  refuse(fault: Fault): void;
};

/** Opens a scan: what it is given it checks against all it was given before. */
export function openScan(
  { config, pictures, faults: configFaults }: ReadConfig,
  shelf: PictureShelf,
): OpenScan {
  const { site, authors, categories } = config;
  const claim = openClaims();
  const check = openNameCheck(authors, categories);
  const faults = [...configFaults, ...(site === undefined ? [] : check.checkSite(site))];
  const kept = new Set<number>();
  const [read, drafts, names] = [makeArticleTable(), makeArticleTable(), makePool()];
  const known = gatherNames(config);
  return {
    scan: { config, configPictures: pictures, faults, kept, read, names, drafts, shelf },
    keep(kind, table, number) {
      const [id, slug, aliases] = [table.getId(number), table.getSlug(number), table.getAliases(number)];
      faults.push(...claim(table.getFile(number), { id, slug, aliases }), ...table.getWarnings(number));
      if (kind === 'draft') drafts.add(table.get(number));
      else kept.add(number);
    },
    take(file, stamp, { parts, compiled, pictures: asked, faults: found }) {
      const all = [...found, ...claim(file, parts), ...check.checkArticle(file, parts)];
      faults.push(...all);
      if (compiled === undefined) return;
      const entry = {
        ...describeArticle(compiled, known, names),
        file,
        stamp,
        pictures: asked,
        warnings: all,
      };
      if (compiled.article.status === 'published') read.add(entry);
      else drafts.add({ ...entry, category: 0, authors: [], tags: [] });
    },
    refuse: (fault) => faults.push(fault),
  };
}

/** Takes of an article what its place in the edition depends on, its terms as numbers of a pool. */
export function describeArticle(
  compiled: CompiledArticle,
  known: Names,
  pool: Pool,
): Omit<Entry, 'file' | 'stamp' | 'pictures' | 'warnings'> {
  const { slug, id, published, category, authors, tags, aliases, featured } = compiled.article;
  return {
    slug,
    id,
    published: Date.parse(published) / 1000,
    category: pool.number(category),
    authors: authors.map(pool.number),
    tags: tags.map(pool.number),
    aliases,
    featured,
    card: fingerprintCard(compiled, known),
  };
}
