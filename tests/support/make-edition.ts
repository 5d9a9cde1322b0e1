import * as v from 'valibot';

import type { Archive } from '../../src/compile/archive.ts';
import { openArchive } from '../../src/compile/archive.ts';
import { makeArticleTable } from '../../src/compile/article-table.ts';
import type { CompiledArticle } from '../../src/compile/build-card.ts';
import { gatherNames } from '../../src/compile/build-card.ts';
import { buildEdition } from '../../src/compile/build-edition.ts';
import { openCardShelf } from '../../src/compile/card-shelf.ts';
import type { EditionFile } from '../../src/compile/edition-file.ts';
import { numberArticles } from '../../src/compile/number-articles.ts';
import { makePool } from '../../src/compile/pool.ts';
import type { Config } from '../../src/compile/read-config.ts';
import { describeArticle } from '../../src/compile/scan.ts';
import { openSearchShelf } from '../../src/compile/search/search-shelf.ts';
import { openSizeShelf } from '../../src/compile/size-shelf.ts';
import type { Article } from '../../src/model/article.ts';
import type { Term } from '../../src/model/edition.ts';
import {
  aliasesFileSchema,
  articleFileSchema,
  authorsFileSchema,
  cardsFileSchema,
  editionPath,
  editionSchema,
  frontSchema,
  frontTermsSchema,
  termHeadSchema,
} from '../../src/model/edition.ts';
import {
  chunkSchema,
  tagCountsFileSchema,
  monthsFileSchema,
  sizesFileSchema,
  tagsFileSchema,
  vocabularyFileSchema,
  vocabularyKeysSchema,
} from '../../src/model/list-files.ts';
import { searchSchema, shardSchema } from '../../src/model/search/index-file.ts';
import { unpackRows } from '../../src/model/rows.ts';
import type { Rows } from '../../src/model/rows.ts';
import { toSlug } from '../../src/model/slug.ts';
import { makeArticle, makeAuthor, makeCategory, makeInstant, makeSite } from './make-article.ts';
import { makeRandom } from './make-random.ts';

/** What of a content folder the edition is built from, pictures already resolved. */
export type EditionInput = Config & { readonly articles: readonly CompiledArticle[] };

/** An article whose body is one short paragraph. */
export function makeCompiledArticle(
  overrides: Partial<Article> = {},
  rest: Partial<CompiledArticle> = {},
): CompiledArticle {
  const article = makeArticle(overrides);
  return { article, body: [{ kind: 'paragraph', runs: [`Un mot de ${article.headline}.`] }], ...rest };
}

/** What an edition is built from: by default one category, one author, one article. */
export function makeEditionInput(overrides: Partial<EditionInput> = {}): EditionInput {
  return {
    site: makeSite(),
    categories: [makeCategory()],
    authors: [makeAuthor()],
    articles: [makeCompiledArticle()],
    ...overrides,
  };
}

/**
 * An archive of so many articles over two years, in no order: three of each minute, one in five
 * without a tag, tags in several spellings, a few articles with two authors or with none.
 */
export function makeArchive(articles: number, { seed = 1, tags = 80, aliases = 0.1 } = {}): EditionInput {
  const random = makeRandom(seed);
  const categories = ['Mobile', 'Web', 'Sécurité', 'Jeux'].map((label) => makeCategory(label));
  const authors = ['Yohann Poiron', 'Élie Antenne', 'Hortense Paquet'].map((name) => makeAuthor(name));
  // The first tags are common, the last are rare.
  const pickTag = () => `${random.pick(['Tag', 'tag', 'TAG'])} ${random.number(1 + random.number(tags))}`;
  const minutes = Math.floor((2 * 365 * 24 * 60) / articles);
  const published = (index: number) =>
    makeInstant(new Date(Date.UTC(2020, 0, 1) + (index - (index % 3)) * minutes * 60_000).toISOString());
  const all = Array.from({ length: articles }, (_, index) =>
    makeCompiledArticle({
      id: `renard-${String(index).padStart(7, '0')}`,
      headline: `Renard ${String(index).padStart(7, '0')}`,
      published: published(index),
      category: random.pick(categories).slug,
      authors: random
        .shuffle(authors)
        .slice(0, random.pick([0, 1, 1, 1, 2]))
        .map(({ name }) => name),
      tags: Array.from({ length: random.pick([0, 1, 2, 3, 5]) }, pickTag),
      aliases: random.number(100) < aliases * 100 ? [`/2020/01/renard-${index}`] : [],
    }),
  );
  return makeEditionInput({ categories, authors, articles: random.shuffle(all) });
}

/** An article newer than every other of `makeArchive`. */
export function makeNewestArticle(overrides: Partial<Article> = {}): CompiledArticle {
  const published = makeInstant('2030-01-01T00:00:00Z');
  return makeCompiledArticle({ id: 'la-une', headline: 'La une', published, ...overrides });
}

const SCHEMAS: readonly (readonly [path: RegExp, schema: v.GenericSchema])[] = [
  [/^edition\/edition\.json$/, editionSchema],
  [/^edition\/front\.json$/, frontSchema],
  [/^edition\/front-terms\.json$/, frontTermsSchema],
  [/^edition\/months\.json$/, monthsFileSchema],
  [/^edition\/vocabulary\.json$/, vocabularyKeysSchema],
  [/^edition\/vocabulary\/[^/.]+\.json$/, vocabularyFileSchema],
  [/^edition\/authors\.json$/, authorsFileSchema],
  [/^edition\/articles\/[^/]+\.json$/, articleFileSchema],
  [/^edition\/cards\/\d+\.json$/, cardsFileSchema],
  [/^edition\/terms\/[^/.]+\.json$/, termHeadSchema],
  [/^edition\/terms\/[^/.]+\.\d+\.json$/, chunkSchema],
  [/^edition\/tags\/\d+\.json$/, tagsFileSchema],
  [/^edition\/tags\/\d+\.counts\.json$/, tagCountsFileSchema],
  [/^edition\/sizes\/\d+\.json$/, sizesFileSchema],
  [/^edition\/aliases\/[0-9a-f]{2}\.json$/, aliasesFileSchema],
  [/^edition\/search\.json$/, searchSchema],
  [/^edition\/search\/[0-9a-z]+\/\d+\.json$/, shardSchema],
];

/** The schema with which the application reads a file of the edition. */
export function getSchema(path: string): v.GenericSchema {
  const schema = SCHEMAS.find(([pattern]) => pattern.test(path))?.[1];
  if (schema === undefined) throw new Error(`No schema reads ${path}.`);
  return schema;
}

/** The files of an edition, and the way a browser reads them. */
export type ReadEdition = {
  readonly files: ReadonlyMap<string, string>;
  read<Schema extends v.GenericSchema>(path: string, schema: Schema): v.InferOutput<Schema>;
  /** All rows of a term, oldest first. */
  readRows(term: Term): Rows;
};

/** Builds an edition. */
export function makeEdition(input: EditionInput = makeEditionInput()): ReadEdition {
  return openEdition(buildFiles(input));
}

/** Builds the files of an edition, without a content folder. */
export function buildFiles(input: EditionInput): Iterable<EditionFile> {
  const archive = gatherArchive(input);
  const shelves = { cards: openCardShelf(), sizes: openSizeShelf(), search: openSearchShelf(archive) };
  return buildEdition(archive, shelves);
}

function gatherArchive({ articles, ...config }: EditionInput): Archive {
  const [read, names] = [makeArticleTable(), makePool()];
  const nowhere = { pictures: [], warnings: [], stamp: { size: 0, time: 0, hash: 0 } };
  for (const compiled of articles) {
    const file = `articles/${compiled.article.slug}.json`;
    read.add({ ...describeArticle(compiled, gatherNames(config), names), ...nowhere, file });
  }
  const numbering = numberArticles({ read, names }, config);
  const bySlug = new Map(articles.map((compiled) => [compiled.article.slug, compiled]));
  return openArchive(numbering, config, (ordinal) => {
    const compiled = bySlug.get(numbering.table.getSlug(ordinal));
    if (compiled === undefined) throw new Error(`No article ${ordinal}.`);
    return compiled;
  });
}

/** Opens the files of an edition. */
export function openEdition(emitted: Iterable<EditionFile> = []): ReadEdition {
  const files = new Map<string, string>();
  for (const { path, text } of emitted) {
    if (files.has(path)) throw new Error(`Emitted twice: ${path}`);
    files.set(path, text);
  }
  const read = <Schema extends v.GenericSchema>(path: string, schema: Schema) => {
    const text = files.get(path);
    if (text === undefined) throw new Error(`Not emitted: ${path}`);
    return v.parse(schema, JSON.parse(text));
  };
  const readRows = (term: Term) => {
    const head = read(editionPath.term(term), termHeadSchema);
    const chunks = Array.from(
      { length: head.sealed },
      (_, index) => read(editionPath.chunk(term, index), chunkSchema).rows,
    );
    const rows = [...chunks, head.tail].map(unpackRows);
    return {
      ordinals: rows.flatMap(({ ordinals }) => ordinals),
      categories: rows.flatMap(({ categories }) => categories),
      authors: rows.flatMap(({ authors }) => authors),
      tags: rows.flatMap(({ tags }) => tags),
    };
  };
  return { files, read, readRows };
}

/** A term by its kind and name. */
export function makeTerm(kind: 'tag' | 'category' | 'author', name: string): Term {
  return `${kind}-${toSlug(name)}`;
}
