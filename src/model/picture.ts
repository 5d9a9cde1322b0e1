import * as v from 'valibot';

/** Parses a picture of an edition file. */
export const pictureSchema = v.object({
  /** `local`: the stem of its renditions under `media/`; `remote`: an address, shown only when the reader asks. */
  source: v.variant('kind', [
    v.object({ kind: v.literal('local'), stem: v.string() }),
    v.object({ kind: v.literal('remote'), url: v.string() }),
  ]),
  /** What it shows, for somebody who does not see it; empty when it is decoration. */
  alt: v.string(),
  /** Of the master, in pixels; 0 when unknown (remote pictures only). */
  width: v.number(),
  height: v.number(),
});

/** A picture: where its renditions are, what it shows, and the room it takes. */
export type Picture = v.InferOutput<typeof pictureSchema>;
