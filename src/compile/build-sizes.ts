import type { SizesFile } from '../model/list-files.ts';
import { SIZES_PER_FILE, editionPath } from '../model/edition.ts';
import { isLocal } from '../model/list-pictures.ts';
import { packAuthors } from '../model/rows.ts';
import type { Archive } from './archive.ts';
import { toStamp } from './archive.ts';
import type { EditionFile } from './edition-file.ts';
import { printFile } from './edition-file.ts';
import type { Scope } from './scope.ts';
import type { SizeShelf } from './size-shelf.ts';

const NONE = { article: 0, pictures: 0 };

/** Builds what downloads weigh: the sizes of all articles, and of their authors' portraits apart, which articles share. */
export function* buildSizes(archive: Archive, shelf: SizeShelf, scope?: Scope): Generator<EditionFile> {
  const portraits = weighPortraits(archive, shelf);
  for (const file of listSizeFiles(archive))
    if (scope === undefined || scope.sizeFiles.has(file))
      yield printFile(editionPath.sizes(file), buildFile(archive, shelf, portraits, file));
}

/** Numbers the files of sizes that list an article which lives; there are no others. */
export function listSizeFiles({ table, dead }: Archive): ReadonlySet<number> {
  const files = new Set<number>();
  for (let ordinal = 0; ordinal < table.length; ordinal++)
    if (!dead.has(ordinal)) files.add(Math.floor(ordinal / SIZES_PER_FILE));
  return files;
}

function buildFile(
  archive: Archive,
  shelf: SizeShelf,
  portraits: ReadonlyMap<number, number>,
  file: number,
): SizesFile {
  const { table, dead } = archive;
  const first = file * SIZES_PER_FILE;
  const ordinals = Array.from(
    { length: Math.min(SIZES_PER_FILE, table.length - first) },
    (_, slot) => first + slot,
  );
  const sizes = ordinals.map((ordinal) => (dead.has(ordinal) ? NONE : shelf.get(ordinal)));
  const authors = ordinals.map((ordinal) =>
    dead.has(ordinal) ? [] : table.getAuthors(ordinal).filter((author) => portraits.has(author)),
  );
  const shown = [...new Set(authors.flat())].sort((a, b) => a - b);
  return {
    ...toStamp(archive),
    slugs: ordinals.map((ordinal) => (dead.has(ordinal) ? '' : table.getSlug(ordinal))),
    articles: sizes.map(({ article }) => article),
    pictures: sizes.map(({ pictures }) => pictures),
    authors: packAuthors(authors),
    portraits: shown.map((author) => [author, portraits.get(author) ?? 0]),
  };
}

/** By the author's number. */
function weighPortraits({ authors, terms }: Archive, shelf: SizeShelf): ReadonlyMap<number, number> {
  return new Map(
    authors.flatMap(({ name, portrait }) => {
      const id = terms.findAuthor(name);
      return id === undefined || portrait === undefined || !isLocal(portrait)
        ? []
        : [[id, shelf.weigh(portrait)] as const];
    }),
  );
}
