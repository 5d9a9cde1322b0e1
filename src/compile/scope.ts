import { SIZES_PER_FILE } from '../model/edition.ts';
import type { Archive } from './archive.ts';
import type { Changes } from './continue-numbering.ts';
import type { ArchiveTerm } from './list-terms.ts';

/** The files of an edition that may differ from those of the one before; the small ones are not asked about. */
export type Scope = {
  /** Ordinals of the articles to read again. */
  readonly articles: ReadonlySet<number>;
  readonly cardFiles: ReadonlySet<number>;
  readonly sizeFiles: ReadonlySet<number>;
  hasTerm(term: ArchiveTerm): boolean;
};

/** Finds what changes can have changed. A new configuration may show in the head of any term but a tag. */
export function findScope(
  { table, cardsPerFile }: Archive,
  { stale, touched }: Changes,
  isNewConfig: boolean,
): Scope {
  const terms = { category: new Set<number>(), author: new Set<number>(), tag: new Set<number>() };
  for (const ordinal of touched) {
    terms.category.add(table.getCategory(ordinal));
    for (const author of table.getAuthors(ordinal)) terms.author.add(author);
    for (const tag of table.getTags(ordinal)) terms.tag.add(tag);
  }
  const listFiles = (perFile: number) =>
    new Set([...stale, ...touched].map((ordinal) => Math.floor(ordinal / perFile)));
  return {
    articles: stale,
    cardFiles: listFiles(cardsPerFile),
    sizeFiles: listFiles(SIZES_PER_FILE),
    hasTerm({ kind, id }) {
      if (kind === 'tag') return terms.tag.has(id);
      if (isNewConfig) return true;
      return kind === 'all' ? touched.size > 0 : terms[kind].has(id);
    },
  };
}
