import * as v from 'valibot';

import {
  STAMP,
  authorsColumnSchema,
  monthSchema,
  namedSchema,
  numberSchema,
  numberedSchema,
  rowsSchema,
  slugSchema,
} from './edition.ts';

/*
 * The files of an edition that lists are made of, and downloads; the front page and articles ask for none of them.
 */

/** Parses `terms/<term>.<k>.json`, a sealed chunk. */
export const chunkSchema = v.object({ ...STAMP, rows: rowsSchema });

/** Parses `tags/<k>.json`: the tags of consecutive ids, which never change once the file is full. */
export const tagsFileSchema = v.object({ ...STAMP, tags: v.array(namedSchema) });

/**
 * Parses `vocabulary/<key>.json`: the tags that have a word which begins with the two letters of the
 * key, in order of their ids. `toVocabularyKeys` names the files of a tag.
 */
export const vocabularyFileSchema = v.object({ ...STAMP, tags: v.array(numberedSchema) });

/** Parses `vocabulary.json`: the keys that have a file, in order. */
export const vocabularyKeysSchema = v.object({ ...STAMP, keys: v.array(v.string()) });

/** Parses `months.json`: each month that has articles, oldest first. */
export const monthsFileSchema = v.object({
  ...STAMP,
  /** `first` is the place of its first article in the order of time. */
  months: v.array(v.object({ month: monthSchema, first: v.number(), count: numberSchema })),
});

/** Parses `tags/<k>.counts.json`: how many articles each of `COUNTS_PER_FILE` tags of consecutive ids has today. */
export const tagCountsFileSchema = v.object({ ...STAMP, counts: v.array(numberSchema) });

/**
 * Parses `sizes/<k>.json`: what each of `SIZES_PER_FILE` articles of consecutive ordinals weighs, in bytes as the host has
 * them; one that has left the edition has no slug, and weighs nothing.
 */
export const sizesFileSchema = v.pipe(
  v.object({
    ...STAMP,
    slugs: v.array(v.union([v.literal(''), slugSchema])),
    /** Of the article's file. */
    articles: v.array(numberSchema),
    /** Of the edition's own pictures in it, each in the rendition that is kept (`model/kept-rendition.ts`). */
    pictures: v.array(numberSchema),
    /** Its authors who have a portrait, as rows have authors. */
    authors: authorsColumnSchema,
    /** The author's number, and the bytes of the portrait, which many articles share. */
    portraits: v.array(v.tuple([numberSchema, numberSchema])),
  }),
  v.check(
    ({ slugs, articles, pictures, authors }) =>
      articles.length === slugs.length && pictures.length === slugs.length && authors.length === slugs.length,
  ),
);

export type Chunk = v.InferOutput<typeof chunkSchema>;
export type TagsFile = v.InferOutput<typeof tagsFileSchema>;
export type TagCountsFile = v.InferOutput<typeof tagCountsFileSchema>;
export type VocabularyFile = v.InferOutput<typeof vocabularyFileSchema>;
export type VocabularyKeysFile = v.InferOutput<typeof vocabularyKeysSchema>;
export type MonthsFile = v.InferOutput<typeof monthsFileSchema>;
export type SizesFile = v.InferOutput<typeof sizesFileSchema>;
