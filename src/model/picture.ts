import * as v from 'valibot';

/** The widths, in pixels, that a picture is rendered in, as far as its master is that wide. */
export const RENDITION_WIDTHS = [320, 640, 960, 1440] as const;

/** The formats of every rendition, the lightest first; a browser takes the first it knows. */
export const RENDITION_FORMATS = ['avif', 'webp'] as const;

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

/**
 * Lists the widths that the renditions of a master have, smallest first.
 *
 * @example
 * getRenditionWidths(1000) // => [320, 640, 960]
 * getRenditionWidths(200)  // => [200]
 */
export function getRenditionWidths(masterWidth: number): readonly number[] {
  const widths = RENDITION_WIDTHS.filter((width) => width <= masterWidth);
  return widths.length > 0 ? widths : [masterWidth];
}

/** Gives the path, under the site's base, of one rendition: `media/juge.1f2e3d4c-640.avif`. */
export function printRenditionPath(stem: string, width: number, format: string): string {
  return `media/${stem}-${width}.${format}`;
}
