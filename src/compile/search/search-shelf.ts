import type { ArticleFile } from '../../model/edition.ts';
import type { Archive } from '../archive.ts';
import type { EditionFile } from '../edition-file.ts';
import { findBaseEnd } from './base-end.ts';
import { openParts, printIndex } from './index-parts.ts';
import { takeText } from './indexed-text.ts';

/** The index for search of an edition that is being built. */
export type SearchShelf = {
  /** Takes an article that was built, in the order of ordinals, before its file is written. */
  put(ordinal: number, article: ArticleFile): void;
  /** Builds the files of the index that may have changed, after all articles; the directory comes last. */
  build(): Generator<EditionFile>;
  /** Removes what was put on the disk meanwhile; called in any case. */
  close(): void;
};

/** Opens the index of an edition whose articles are all built. */
export function openSearchShelf(archive: Archive): SearchShelf {
  const parts = openParts(archive);
  const end = findBaseEnd(archive.table.length);
  return {
    put(ordinal, article) {
      const part = ordinal < end ? parts.base : parts.delta;
      part.add(takeText(article, archive.site.language));
    },
    *build() {
      const base = yield* parts.base.finish();
      const delta = yield* parts.delta.finish();
      yield printIndex(archive, { base, delta });
    },
    close() {
      parts.base.close();
      parts.delta.close();
    },
  };
}
