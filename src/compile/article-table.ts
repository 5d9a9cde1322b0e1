import type { Fault } from '../model/fault.ts';
import type { Slug } from '../model/slug.ts';
import type { Stamp } from './stamp.ts';

/** What is kept of an article while the edition is built, and from one build to the next. */
export type Entry = {
  /** Relative to the content folder. */
  readonly file: string;
  readonly slug: Slug;
  readonly id: string;
  /** In seconds since 1970. */
  readonly published: number;
  /** Terms and pictures are numbers, of whatever register goes with the table. */
  readonly category: number;
  readonly authors: readonly number[];
  readonly tags: readonly number[];
  readonly pictures: readonly number[];
  readonly aliases: readonly string[];
  readonly featured: boolean;
  readonly warnings: readonly Fault[];
  readonly stamp: Stamp;
  /** The fingerprint of its card, without what the numbering adds to it. */
  readonly card: number;
};

/**
 * Entries as columns: a million of them take some hundred megabytes, where objects would take a
 * gigabyte. The number of an entry is its place in the table.
 */
export type ArticleTable = {
  readonly length: number;
  /** Adds an entry, and gives its number. */
  add(entry: Entry): number;
  replace(number: number, entry: Entry): void;
  restamp(number: number, stamp: Stamp): void;
  get(number: number): Entry;
  getStamp(number: number): Stamp;
  getCard(number: number): number;
  getFile(number: number): string;
  getSlug(number: number): Slug;
  getId(number: number): string;
  getPublished(number: number): number;
  getCategory(number: number): number;
  getAuthors(number: number): readonly number[];
  getTags(number: number): readonly number[];
  getPictures(number: number): readonly number[];
  getAliases(number: number): readonly string[];
  getWarnings(number: number): readonly Fault[];
  isFeatured(number: number): boolean;
  /** The entries that have old addresses. */
  listAliases(): Iterable<readonly [number: number, aliases: readonly string[]]>;
};

/** Makes a table without entries. */
export function makeArticleTable(): ArticleTable {
  const columns = makeColumns();
  const { files, ids, moments, categories, cards, stamps, authors, tags, pictures } = columns;
  const { aliases, warnings, featured } = columns;
  return {
    get length() {
      return ids.length;
    },
    add(entry) {
      setEntry(columns, ids.length, entry);
      return ids.length - 1;
    },
    replace: (number, entry) => setEntry(columns, number, entry),
    restamp: stamps.set,
    get: (number) => getEntry(columns, number),
    getStamp: stamps.get,
    getCard: (number) => cards[number] ?? 0,
    getFile: files.get,
    getSlug: files.getSlug,
    getId: (number) => ids[number] ?? '',
    getPublished: (number) => moments[number] ?? 0,
    getCategory: (number) => categories[number] ?? 0,
    getAuthors: authors.get,
    getTags: tags.get,
    getPictures: pictures.get,
    getAliases: (number) => aliases.get(number) ?? [],
    getWarnings: (number) => warnings.get(number) ?? [],
    isFeatured: (number) => featured.has(number),
    listAliases: () => aliases,
  };
}

type Columns = ReturnType<typeof makeColumns>;

function makeColumns() {
  return {
    files: makePaths(),
    ids: [] as string[],
    moments: [] as number[],
    categories: [] as number[],
    cards: [] as number[],
    stamps: makeStamps(),
    authors: makeLists(),
    tags: makeLists(),
    pictures: makeLists(),
    // What few have.
    aliases: new Map<number, readonly string[]>(),
    warnings: new Map<number, readonly Fault[]>(),
    featured: new Set<number>(),
  };
}

function setEntry(columns: Columns, number: number, entry: Entry): void {
  columns.files.set(number, entry.file, entry.slug);
  columns.ids[number] = entry.id === entry.slug ? entry.slug : entry.id;
  columns.moments[number] = entry.published;
  columns.categories[number] = entry.category;
  columns.cards[number] = entry.card;
  columns.stamps.set(number, entry.stamp);
  columns.authors.set(number, entry.authors);
  columns.tags.set(number, entry.tags);
  columns.pictures.set(number, entry.pictures);
  setRare(columns.aliases, number, entry.aliases);
  setRare(columns.warnings, number, entry.warnings);
  if (entry.featured) columns.featured.add(number);
  else columns.featured.delete(number);
}

function getEntry(columns: Columns, number: number): Entry {
  return {
    file: columns.files.get(number),
    slug: columns.files.getSlug(number),
    id: columns.ids[number] ?? '',
    published: columns.moments[number] ?? 0,
    category: columns.categories[number] ?? 0,
    authors: columns.authors.get(number),
    tags: columns.tags.get(number),
    pictures: columns.pictures.get(number),
    aliases: columns.aliases.get(number) ?? [],
    featured: columns.featured.has(number),
    warnings: columns.warnings.get(number) ?? [],
    stamp: columns.stamps.get(number),
    card: columns.cards[number] ?? 0,
  };
}

function setRare<Value>(map: Map<number, readonly Value[]>, number: number, values: readonly Value[]): void {
  if (values.length > 0) map.set(number, values);
  else map.delete(number);
}

/** Lists of numbers, end to end in one array; one that is replaced leaves its room unused. */
function makeLists() {
  const values: number[] = [];
  const starts: number[] = [];
  const sizes: number[] = [];
  return {
    set(number: number, list: readonly number[]) {
      starts[number] = values.length;
      sizes[number] = list.length;
      for (const value of list) values.push(value);
    },
    get(number: number): readonly number[] {
      const start = starts[number] ?? 0;
      return values.slice(start, start + (sizes[number] ?? 0));
    },
  };
}

function makeStamps() {
  const sizes: number[] = [];
  const times: number[] = [];
  const hashes: number[] = [];
  return {
    set(this: void, number: number, { size, time, hash }: Stamp) {
      sizes[number] = size;
      times[number] = time;
      hashes[number] = hash;
    },
    get: (number: number): Stamp => ({
      size: sizes[number] ?? 0,
      time: times[number] ?? 0,
      hash: hashes[number] ?? 0,
    }),
  };
}

/** Paths as their folder, which many share, and their slug. */
function makePaths() {
  const folders: string[] = [];
  const slugs: Slug[] = [];
  // A disk may write a name in another normal form than its slug.
  const odd = new Map<number, string>();
  const shared = new Map<string, string>();
  const join = (number: number) => `${folders[number] ?? ''}/${slugs[number] ?? ''}.json`;
  return {
    set(number: number, file: string, slug: Slug) {
      const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
      if (!shared.has(folder)) shared.set(folder, folder);
      folders[number] = shared.get(folder) ?? folder;
      slugs[number] = slug;
      if (file.length === folder.length + slug.length + 6 && file.startsWith(slug, folder.length + 1))
        odd.delete(number);
      else odd.set(number, file);
    },
    get: (number: number) => odd.get(number) ?? join(number),
    getSlug: (number: number) => slugs[number] ?? ('' as Slug), // Every number below the length has one.
  };
}
