import type { NumberedTag } from '../model/edition.ts';
import { COUNTS_PER_FILE, TAGS_PER_FILE, editionPath } from '../model/edition.ts';
import { compareText } from '../model/fault.ts';
import { toVocabularyKeys } from '../model/vocabulary.ts';
import type { Archive } from './archive.ts';
import { toStamp } from './archive.ts';
import type { EditionFile } from './edition-file.ts';
import { dealOut, printFile } from './edition-file.ts';

/** Builds the dictionary of tags, and beside it the counts, which change while the dictionary only grows. */
export function* buildTags(archive: Archive): Generator<EditionFile> {
  for (const [file, some] of dealOut(archive.terms.tags, TAGS_PER_FILE)) {
    const tags = some.map(({ slug, name }) => ({ slug, name }));
    yield printFile(editionPath.tags(file), { ...toStamp(archive), tags });
  }
  for (const [file, some] of dealOut(archive.terms.tags, COUNTS_PER_FILE)) {
    const counts = some.map(({ id }) => archive.tags.count(id));
    yield printFile(editionPath.tagCounts(file), { ...toStamp(archive), counts });
  }
  const files = gatherVocabulary(archive);
  for (const [key, tags] of files)
    yield printFile(editionPath.vocabulary(key), { ...toStamp(archive), tags });
  // Nobody then asks for a file that is not there, which a browser would report as an error.
  yield printFile(editionPath.vocabularyKeys, { ...toStamp(archive), keys: files.map(([key]) => key) });
}

/** Deals the tags in use out to the files in which they are looked up by the beginning of one of their words. */
export function gatherVocabulary({ terms, tags }: Archive): readonly (readonly [string, NumberedTag[]])[] {
  const files = new Map<string, NumberedTag[]>();
  for (const { id, slug, name } of terms.tags) {
    if (tags.count(id) === 0) continue;
    for (const key of toVocabularyKeys(name)) {
      const some = files.get(key) ?? [];
      if (some.length === 0) files.set(key, some);
      some.push({ id, slug, name });
    }
  }
  return [...files].sort(([a], [b]) => compareText(a, b));
}
