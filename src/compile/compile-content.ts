import type { Fault } from '../model/fault.ts';
import { compareFaults } from '../model/fault.ts';
import type { Archive } from './archive.ts';
import { openArchive } from './archive.ts';
import { buildEdition } from './build-edition.ts';
import { openCardShelf } from './card-shelf.ts';
import type { ArticleTable } from './article-table.ts';
import type { Changes } from './continue-numbering.ts';
import { continueNumbering } from './continue-numbering.ts';
import type { EditionFile } from './edition-file.ts';
import type { PictureFile, PictureShelf } from './find-pictures.ts';
import type { Ledger, Numbering } from './ledger.ts';
import { numberArticles } from './number-articles.ts';
import type { Config } from './read-config.ts';
import type { Scan } from './scan.ts';
import { isWhole, readAgain, scanContent } from './scan-content.ts';
import { openSearchShelf } from './search/search-shelf.ts';
import { openSizeShelf } from './size-shelf.ts';

/** What the compiler made of a content folder. */
export type Compilation = {
  /** Everything that is wrong, in the order of files. With an error among them there is no edition. */
  readonly faults: readonly Fault[];
  /** Its files, from memory; each time they are asked for, they are built anew. */
  readonly edition?: Iterable<EditionFile>;
  /** What they are built from. */
  readonly sources?: Sources;
  /** The pictures that the edition shows, by stem. */
  readonly pictures: ReadonlyMap<string, PictureFile>;
  readonly counts: { readonly articles: number; readonly withheld: number };
};

/** What the files of an edition are built from. */
export type Sources = {
  readonly archive: Archive;
  readonly shelf: PictureShelf;
  readonly drafts: ArticleTable;
  /** What is new since the ledger was written; nothing where the numbering is a fresh one. */
  readonly changes?: Changes;
  /** Why a numbering that there was has come to its end. */
  readonly why?: string;
};

/**
 * Compiles a content folder: reads it, checks it, and numbers what is in it. The whole of it is
 * read even after a fault, so that one run lists them all. Drafts and other articles that are not
 * published are checked too, and then withheld. Bodies are read again when files are built.
 *
 * @param ledger what the last build left; it is used up.
 */
export function compileContent(folder: string, ledger?: Ledger): Compilation {
  if (ledger === undefined) {
    return compile(folder, undefined, (scan, config) => ({ numbering: numberArticles(scan, config) }));
  }
  const { numbering: former, cardsPerFile } = ledger;
  let why = '';
  const continued = compile(folder, ledger, (scan, config) => {
    const next =
      cardsPerFile === config.site.edition.cardsPerFile
        ? continueNumbering(scan, config, ledger)
        : ({ kind: 'exhausted', why: 'edition.cardsPerFile of site.json has changed' } as const);
    if (next.kind === 'continued') return next;
    why = next.why;
    return undefined;
  });
  if (why === '') return continued;
  // All is read anew, as if there were no ledger, and takes another name.
  return compile(folder, undefined, (scan, config) => ({
    numbering: numberArticles(scan, config, former),
    why,
  }));
}

type Numbered = { readonly numbering: Numbering } & Pick<Sources, 'changes' | 'why'>;

function compile(
  folder: string,
  ledger: Ledger | undefined,
  number: (scan: Scan, config: Config) => Numbered | undefined,
): Compilation {
  const scan = scanContent(folder, ledger);
  const { config, shelf, drafts } = scan;
  const counts = { articles: scan.kept.size + scan.read.length, withheld: drafts.length };
  const faults = scan.faults.toSorted(compareFaults);
  const pictures = gatherPictures(scan, ledger);
  const isSound = faults.every(({ severity }) => severity !== 'error');
  const numbered = isWhole(config) && isSound ? number(scan, config) : undefined;
  if (!isWhole(config) || numbered === undefined) return { faults, pictures, counts };
  const { numbering, changes, why } = numbered;
  const { table } = numbering;
  const archive = openArchive(numbering, config, (ordinal) => {
    const checked = { file: table.getFile(ordinal), stamp: table.getStamp(ordinal) };
    return readAgain(folder, checked, config.site, shelf);
  });
  const news = {
    ...(changes === undefined ? {} : { changes }),
    ...(why === undefined ? {} : { why }),
  };
  return {
    faults,
    pictures,
    counts,
    sources: { archive, shelf, drafts, ...news },
    edition: listFiles(archive),
  };
}

function listFiles(archive: Archive): Iterable<EditionFile> {
  return {
    [Symbol.iterator]: () =>
      buildEdition(archive, {
        cards: openCardShelf(),
        sizes: openSizeShelf(),
        search: openSearchShelf(archive),
      }),
  };
}

/** What only a draft shows stays at home with it. */
function gatherPictures(
  { configPictures, kept, read, shelf }: Scan,
  ledger: Ledger | undefined,
): ReadonlyMap<string, PictureFile> {
  const numbers = new Set(configPictures);
  for (let number = 0; number < read.length; number++)
    for (const picture of read.getPictures(number)) numbers.add(picture);
  for (const ordinal of kept)
    for (const picture of ledger?.table.getPictures(ordinal) ?? []) numbers.add(picture);
  const shown = [...numbers].flatMap((number) => shelf.get(number) ?? []);
  return new Map(shown.map((picture) => [picture.stem, picture]));
}
