import * as v from 'valibot';

import type { ArticleFile } from './edition.ts';
import { articleFileSchema, cardSchema } from './edition.ts';
import { isSlug } from './slug.ts';
import type { Slug } from './slug.ts';

const numberSchema = v.pipe(v.number(), v.minValue(0));
const slugSchema = v.pipe(
  v.string(),
  v.check(isSlug),
  v.transform((text) => text as Slug), // Checked on the line above.
);

const downloadSchema = v.object({
  /** The printed location of the list. */
  address: v.string(),
  title: v.string(),
  startedAt: v.number(),
  hasPictures: v.boolean(),
  /**
   * `wanted` until all of it is on the device; `stopped` where it cannot go on by itself: there is no room, or the host
   * does not give what lacks; `leaving` once the reader has removed it, and its files go.
   */
  state: v.picklist(['wanted', 'paused', 'stopped', 'whole', 'leaving']),
  /** Why it stopped. */
  reason: v.exactOptional(v.picklist(['room', 'network'])),
  /** When it was removed: its files go a moment later, so that it can be taken back. */
  leftAt: v.exactOptional(v.number()),
  /** When the reader last asked for it to be brought up to date: articles that were kept before are asked for again. */
  askedAgainAt: v.exactOptional(v.number()),
  articles: numberSchema,
  /** What it should weigh. */
  bytes: numberSchema,
});

/** A list that the reader wants on this device, whole. */
export type Download = v.InferOutput<typeof downloadSchema>;

const progressSchema = v.object({ articles: numberSchema, bytes: numberSchema, absent: numberSchema });

/** How much of a download is there; articles that have left the edition meanwhile are `absent`. */
export type DownloadProgress = v.InferOutput<typeof progressSchema>;

const filesSchema = v.object({
  slugs: v.array(slugSchema),
  lists: v.array(v.string()),
  /** False until its list is known as it is now. */
  isListed: v.boolean(),
});

/** What a download consists of: articles, and files that its list is made of, by their paths below the base. */
export type DownloadFiles = v.InferOutput<typeof filesSchema>;

const batchSchema = v.object({
  numbering: v.string(),
  cards: v.array(cardSchema),
  pictures: v.array(v.string()),
  bytes: numberSchema,
  absent: numberSchema,
});

/** Articles of a download that are all there, in a row: their cards, and the paths of the pictures they show. */
export type DownloadBatch = v.InferOutput<typeof batchSchema>;

function makeReader<Schema extends v.GenericSchema>(schema: Schema) {
  return (text: string): v.InferOutput<Schema> | undefined => {
    try {
      const parsed = v.safeParse(schema, JSON.parse(text));
      return parsed.success ? parsed.output : undefined;
    } catch {
      // Damaged: as if there were none.
      return undefined;
    }
  };
}

/** These read what stands on the device; nothing where it is damaged or of another version. */
export const readDownload = makeReader(downloadSchema);
export const readProgress = makeReader(progressSchema);
export const readFiles = makeReader(filesSchema);
export const readBatch = makeReader(batchSchema);
export const readArticle: (text: string) => ArticleFile | undefined = makeReader(articleFileSchema);

/**
 * The state that a download of a former visit has in this one: one that stopped for want of a network goes on; where the
 * reader saves data, when asked.
 */
export function resumeState(
  { state, reason }: Pick<Download, 'state' | 'reason'>,
  savesData: boolean,
): Download['state'] {
  const isUnderWay = state === 'wanted' || (state === 'stopped' && reason === 'network');
  if (!isUnderWay) return state;
  if (!savesData) return 'wanted';
  return state === 'wanted' ? 'paused' : state;
}
