import * as v from 'valibot';

import { STAMP, numberSchema } from '../edition.ts';
import { MAX_ORDINALS } from './postings.ts';

const ordinalSchema = v.pipe(numberSchema, v.maxValue(MAX_ORDINALS));

const languagesSchema = v.array(v.picklist(['fr', 'en']));

const partSchema = v.object({
  /** Names its folder: a hash of what the part was made of. */
  name: v.pipe(v.string(), v.regex(/^[0-9a-z]{1,64}$/)),
  /** The first ordinal that it answers for. */
  from: ordinalSchema,
  /** How many articles it holds. */
  count: ordinalSchema,
  /** How words of its articles were stemmed. */
  languages: languagesSchema,
  /** Where its shards begin, packed (`starts.ts`). */
  starts: v.string(),
});

/** Parses `search.json`, the directory of the index. */
export const searchSchema = v.object({
  ...STAMP,
  /** The first ordinal that was not given yet when it was built. */
  next: ordinalSchema,
  /** How words were stemmed in one part or the other, so how those of a search are. */
  languages: languagesSchema,
  base: partSchema,
  /** Articles since the base was built. */
  delta: v.exactOptional(partSchema),
  /** Ordinals below the delta that it answers for, in ascending order: their articles were changed. */
  revised: v.array(ordinalSchema),
});

/** Parses `search/<name>/<k>.json`, one shard; what its texts say is looked at when it is opened (`shard.ts`). */
export const shardSchema = v.object({
  ...STAMP,
  bound: ordinalSchema,
  words: v.string(),
  postings: v.string(),
  check: numberSchema,
});

export type SearchPart = v.InferOutput<typeof partSchema>;
export type SearchFile = v.InferOutput<typeof searchSchema>;
export type ShardFile = v.InferOutput<typeof shardSchema>;
