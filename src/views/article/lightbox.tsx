import { useEffect, useRef } from 'react';

import { useLocation } from '../parts/history-entry.ts';
import type { Inline } from '../../model/block.ts';
import type { Picture } from '../../model/picture.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { useGo } from '../parts/link.tsx';
import { PictureView } from '../parts/picture-view.tsx';
import { useWords } from '../parts/words.tsx';
import { Caption } from './caption.tsx';
import styles from './lightbox.module.css';

/** A picture of an article, in the order in which addresses number them: `#img-1` is the first. */
export type Plate = { readonly picture: Picture; readonly caption?: readonly Inline[] };

/**
 * Shows one picture of an article as large as the window. The address says which: a link to
 * `#img-2` opens the second, Back closes it, and the arrow keys leaf through.
 */
export function Lightbox({ plates }: { plates: readonly Plate[] }) {
  const words = useWords();
  const { hash, pathname, search, ...location } = useLocation();
  const state: unknown = location.state;
  const go = useGo();
  const dialog = useRef<HTMLDialogElement>(null);
  const number = Number(/^#img-(\d+)$/.exec(hash)?.[1] ?? 0);
  const plate = plates[number - 1];
  const isOpen = plate !== undefined;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);

  const close = () => {
    // Opened from the article, it is one step of the history; opened by its address, it is the page itself.
    if (isPlateState(state)) history.back();
    else go(`${pathname}${search}`, { replace: true, state });
  };
  const leaf = (step: -1 | 1) => {
    const next = number + step;
    if (plates[next - 1] !== undefined) go(`#img-${next}`, { replace: true, state });
  };
  return (
    <dialog
      ref={dialog}
      className={styles.lightbox}
      aria-label={words.article.picture(number, plates.length)}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') leaf(-1);
        if (event.key === 'ArrowRight') leaf(1);
      }}
    >
      {plate === undefined ? undefined : (
        <>
          <button type="button" className={styles.close} onClick={close}>
            <CloseIcon />
            <span className="visually-hidden">{words.article.closePicture}</span>
          </button>
          <figure>
            <PictureView picture={plate.picture} sizes="100vw" priority />
            <Caption runs={plate.caption} />
          </figure>
          {plates.length < 2 ? undefined : (
            <p className={styles.leaf}>
              <button type="button" disabled={number <= 1} onClick={() => leaf(-1)}>
                {words.article.previousPicture}
              </button>
              <span>{words.article.picture(number, plates.length)}</span>
              <button type="button" disabled={number >= plates.length} onClick={() => leaf(1)}>
                {words.article.nextPicture}
              </button>
            </p>
          )}
        </>
      )}
    </dialog>
  );
}

function isPlateState(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isPlate' in state;
}
