import { useState } from 'react';
import { preload } from 'react-dom';

import type { Picture } from '../../model/picture.ts';
import { RENDITION_FORMATS, getRenditionWidths, printRenditionPath } from '../../model/picture.ts';
import styles from './picture-view.module.css';
import { useWords } from './words.tsx';

type Props = {
  readonly picture: Picture;
  /** How wide it stands, as the `sizes` of an image. */
  readonly sizes: string;
  /** The picture that a page opens with is fetched at once, the others when they come near. */
  readonly priority?: boolean;
  /** In a list the headline beside it says all: there the picture is decoration. */
  readonly decorative?: boolean;
};

/** A picture in the lightest format and width that the browser takes, in a box that never moves. */
export function PictureView({ picture, sizes, priority = false, decorative = false }: Props) {
  const alt = decorative ? '' : picture.alt;
  if (picture.source.kind === 'remote')
    return <RemotePicture url={picture.source.url} picture={picture} alt={alt} />;
  const { stem } = picture.source;
  const widths = getRenditionWidths(picture.width);
  const print = (width: number, format: string) =>
    `${import.meta.env.BASE_URL}${printRenditionPath(stem, width, format)}`;
  const [best, fallback] = RENDITION_FORMATS;
  const printSet = (format: string) => widths.map((width) => `${print(width, format)} ${width}w`).join(', ');
  if (priority)
    // Asked for in the head of a prerendered page, before the picture itself has come.
    preload(print(widths.at(-1) ?? picture.width, best), {
      as: 'image',
      type: `image/${best}`,
      imageSrcSet: printSet(best),
      imageSizes: sizes,
      fetchPriority: 'high',
    });
  const middle = widths[Math.min(1, widths.length - 1)] ?? picture.width;
  return (
    <picture className={styles.picture}>
      <source type={`image/${best}`} srcSet={printSet(best)} sizes={sizes} />
      <img
        src={print(middle, fallback)}
        srcSet={printSet(fallback)}
        sizes={sizes}
        alt={alt}
        width={picture.width}
        height={picture.height}
        loading={priority ? 'eager' : 'lazy'}
        fetchPriority={priority ? 'high' : 'auto'}
        decoding="async"
      />
    </picture>
  );
}

/** A picture of another site: nothing is asked of that site before the reader wants it. */
function RemotePicture({ url, picture, alt }: { url: string; picture: Picture; alt: string }) {
  const words = useWords();
  const [isWanted, setIsWanted] = useState(false);
  if (isWanted) {
    const size = picture.width > 0 ? { width: picture.width, height: picture.height } : {};
    return <img className={styles.remote} src={url} alt={alt} referrerPolicy="no-referrer" {...size} />;
  }
  return (
    <span className={styles.facade}>
      <span>{words.article.remotePicture(URL.parse(url)?.hostname ?? url)}</span>
      {alt === '' ? undefined : <span>{alt}</span>}
      <button type="button" onClick={() => setIsWanted(true)}>
        {words.article.showPicture}
      </button>
    </span>
  );
}
