import { editionPath } from '../model/edition.ts';
import {
  monthsFileSchema,
  sizesFileSchema,
  tagCountsFileSchema,
  tagsFileSchema,
  vocabularyFileSchema,
  vocabularyKeysSchema,
} from '../model/list-files.ts';
import { fileQuery } from './queries.ts';

/** Names of consecutive tags; only the last file grows. */
export const tagsQuery = (file: number) => fileQuery(editionPath.tags(file), tagsFileSchema);

/** Counts of consecutive tags. */
export const tagCountsQuery = (file: number) => fileQuery(editionPath.tagCounts(file), tagCountsFileSchema);

/** The months that have articles. */
export const monthsQuery = () => fileQuery(editionPath.months, monthsFileSchema);

/** The tags that have a word which begins with two letters. */
export const vocabularyFileQuery = (key: string) =>
  fileQuery(editionPath.vocabulary(key), vocabularyFileSchema);

/** Which files of the vocabulary there are. */
export const vocabularyKeysQuery = () => fileQuery(editionPath.vocabularyKeys, vocabularyKeysSchema);

/** What consecutive articles weigh. */
export const sizesQuery = (file: number) => fileQuery(editionPath.sizes(file), sizesFileSchema);
