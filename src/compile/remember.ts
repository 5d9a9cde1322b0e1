import type { ArticleTable } from './article-table.ts';
import type { PictureShelf } from './find-pictures.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { Ledger } from './ledger.ts';
import type { Stamp } from './stamp.ts';

/** What a ledger knows of a file: the number of its article, or of its draft. */
export type Remembered = {
  readonly kind: 'article' | 'draft';
  readonly number: number;
  readonly stamp: Stamp;
};

/**
 * Opens the memory of a ledger: what it knows of a file, as far as that still holds. It does not
 * where something that the article names has changed: its authors, its category, a picture, the site.
 */
export function openMemory(
  ledger: Ledger,
  now: Fingerprints,
  shelf: PictureShelf,
): (file: string) => Remembered | undefined {
  const { table, drafts, dead, terms, fingerprints: before } = ledger;
  if (before.site !== now.site) return () => undefined;
  const isSame =
    <Name>(a: ReadonlyMap<Name, number>, b: ReadonlyMap<Name, number>) =>
    (name: Name) =>
      a.get(name) === b.get(name);
  const categories = terms.categories.map(isSame(before.categories, now.categories));
  const authors = terms.authors.map(isSame(before.authors, now.authors));
  const hasPictures = (entries: ArticleTable, number: number) =>
    shelf.changed.size === 0 || !entries.getPictures(number).some((picture) => shelf.changed.has(picture));
  const known = new Map<string, number>();
  for (let ordinal = 0; ordinal < table.length; ordinal++)
    if (!dead.has(ordinal)) known.set(table.getFile(ordinal), ordinal);
  const drafted = new Map(
    Array.from({ length: drafts.length }, (_, number) => [drafts.getFile(number), number]),
  );
  return (file) => {
    const ordinal = known.get(file);
    if (ordinal !== undefined) {
      const holds =
        categories[table.getCategory(ordinal)] === true &&
        table.getAuthors(ordinal).every((author) => authors[author] === true) &&
        hasPictures(table, ordinal);
      return holds ? { kind: 'article', number: ordinal, stamp: table.getStamp(ordinal) } : undefined;
    }
    const number = drafted.get(file);
    // What a draft names is not kept: any change of the configuration makes it read again.
    return number === undefined || before.config !== now.config || !hasPictures(drafts, number)
      ? undefined
      : { kind: 'draft', number, stamp: drafts.getStamp(number) };
  };
}
