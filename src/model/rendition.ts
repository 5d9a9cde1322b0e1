/** The widths, in pixels, that a picture is rendered in, as far as its master is that wide. */
export const RENDITION_WIDTHS = [320, 640, 960, 1440] as const;

/** The formats of every rendition, the lightest first; a browser takes the first it knows. */
export const RENDITION_FORMATS = ['avif', 'webp'] as const;

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
