import { useState } from 'react';
import { preload } from 'react-dom';

import type { Picture } from '../../model/picture.ts';
import { RENDITION_FORMATS, getRenditionWidths, printRenditionPath } from '../../model/rendition.ts';
import { nameHost } from './name-host.ts';
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

/** How wide the lead picture of an article stands. */
export const LEAD_SIZES = '(min-width: 70rem) 67.5rem, 100vw';

/** A picture in the lightest format and width that the browser takes, in a box that never moves. */
export function PictureView({ picture, sizes, priority = false, decorative = false }: Props) {
  const alt = decorative ? '' : picture.alt;
  if (picture.source.kind === 'remote')
    return <RemotePicture url={picture.source.url} picture={picture} alt={alt} />;
  return (
    <LocalPicture picture={picture} stem={picture.source.stem} sizes={sizes} priority={priority} alt={alt} />
  );
}

type LocalProps = Required<Omit<Props, 'decorative'>> & { readonly stem: string; readonly alt: string };

function LocalPicture({ picture, stem, sizes, priority, alt }: LocalProps) {
  const [kept, setKept] = useState<string>();
  const renditions = listRenditions(picture, stem);
  const { width, height } = picture;
  if (kept !== undefined)
    return (
      <picture className={styles.picture}>
        <img src={kept} alt={alt} width={width} height={height} />
      </picture>
    );
  // Without network, or gone from the edition: one that the reader has saved is still here.
  const showKept = async () => {
    // Its code may not be there either.
    const code = await import('./show-kept-picture.ts').catch(() => undefined);
    setKept(await code?.showKeptPicture(stem));
  };
  // In the head of a prerendered page it is asked for before the picture itself has come.
  if (priority) preloadPicture(picture, sizes);
  return (
    <picture className={styles.picture}>
      <source type={renditions.best.type} srcSet={renditions.best.set} sizes={sizes} />
      <img
        src={renditions.fallback.middle}
        srcSet={renditions.fallback.set}
        sizes={sizes}
        alt={alt}
        width={width}
        height={height}
        onLoad={({ currentTarget: { style } }) => (style.opacity = '')}
        onError={({ currentTarget: { style } }) => {
          // Decoration that does not come leaves its place, not the browser's sign for it.
          if (alt === '') style.opacity = '0';
          void showKept();
        }}
        loading={priority ? 'eager' : 'lazy'}
        fetchPriority={priority ? 'high' : undefined}
        decoding="async"
      />
    </picture>
  );
}

/** Asks for a picture at once, in its lightest format; another of the same picture and width asks for nothing more. */
export function preloadPicture(picture: Picture, sizes: string): void {
  if (picture.source.kind === 'remote') return;
  const { type, set, middle } = listRenditions(picture, picture.source.stem).best;
  preload(middle, { as: 'image', type, imageSrcSet: set, imageSizes: sizes, fetchPriority: 'high' });
}

/** The files of a picture in a format: as a `srcset`, and one of middle width for who takes one. */
type Renditions = { readonly type: string; readonly set: string; readonly middle: string };

function listRenditions(picture: Picture, stem: string): Readonly<Record<'best' | 'fallback', Renditions>> {
  const widths = getRenditionWidths(picture.width);
  const list = (format: string): Renditions => {
    const files = widths.map(
      (width) => `${import.meta.env.BASE_URL}${printRenditionPath(stem, width, format)}`,
    );
    return {
      type: `image/${format}`,
      set: files.map((file, index) => `${file} ${widths[index]}w`).join(', '),
      middle: files[Math.min(1, files.length - 1)] ?? '',
    };
  };
  const [best, fallback] = RENDITION_FORMATS;
  return { best: list(best), fallback: list(fallback) };
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
      <span>{words.article.remotePicture(nameHost(url))}</span>
      {alt === '' ? undefined : <span>{alt}</span>}
      <button type="button" onClick={() => setIsWanted(true)}>
        {words.article.showPicture}
      </button>
    </span>
  );
}
