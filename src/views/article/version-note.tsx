import type { ComponentType } from 'react';
import { useEffect, useState } from 'react';

import type { ArticleFile } from '../../model/edition.ts';
import { COMPARISON_FRAGMENT, hasChangedSince } from '../../model/article-parts.ts';
import { toLocalDay } from '../../model/instant.ts';
import { useLocation } from '../parts/history-entry.ts';
import { Link } from '../parts/link.tsx';
import { showNotice } from '../parts/notice.tsx';
import { useWords } from '../parts/words.tsx';
import type { ComparisonProps } from './comparison.tsx';
import { useKeptCopy } from './use-kept-copy.ts';
import type { VersionProps } from './version-note-when-saved.tsx';
import styles from './version-note.module.css';
import { useVersionWords } from './version-words.ts';

const COMPARISON = `#${COMPARISON_FRAGMENT}`;

type Props = VersionProps & { readonly address: string };

/** A quiet line above the text: the article has changed since the reader saved it, or the edition has lost it. */
export function VersionNote({ address, current, isLost, isCopyShown, onShow }: Props) {
  const words = useVersionWords();
  const { language, day: writeDay } = useWords();
  const state: unknown = useLocation().state;
  const kept = useKeptCopy(address);
  const show = (copy: ArticleFile | undefined) => {
    onShow(copy);
    // The control that did it goes; what it did begins at the headline.
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  };
  if (isCopyShown)
    return (
      <p className={styles.note} lang={language}>
        {words.readsCopy}{' '}
        <button type="button" onClick={() => show(undefined)}>
          {words.readCurrent}
        </button>
      </p>
    );
  if (kept === undefined) return undefined;
  const day = writeDay(toLocalDay(kept.copiedAt), 'long');
  if (isLost)
    return (
      <p className={styles.note} lang={language}>
        {words.lost(day)}
      </p>
    );
  if (!hasChangedSince(kept.file, current)) return undefined;
  return (
    <>
      <p className={styles.note} lang={language}>
        {words.changed(day)} {/* The history entry says that Back closes it again. */}
        <Link to={COMPARISON} state={{ ...(typeof state === 'object' ? state : {}), isComparison: true }}>
          {words.seeChanges}
        </Link>
      </p>
      <ComparisonWhenAsked
        address={address}
        copy={kept.file}
        current={current}
        day={day}
        onReadCopy={() => show(kept.file)}
      />
    </>
  );
}

/** The comparison, whose code comes with the first press that asks for it. */
function ComparisonWhenAsked(props: Omit<ComparisonProps, 'isOpen'>) {
  const words = useVersionWords();
  const [Comparison, setComparison] = useState<ComponentType<ComparisonProps>>();
  const { hash, key } = useLocation();
  const isOpen = hash === COMPARISON;
  const isMissing = Comparison === undefined;
  const { failed } = words;
  useEffect(() => {
    if (!isOpen || !isMissing) return;
    import('./comparison.tsx').then(
      (loaded) => setComparison(() => loaded.Comparison),
      () => showNotice({ text: failed }),
    );
  }, [key, isOpen, isMissing, failed]);
  return Comparison === undefined ? undefined : <Comparison {...props} isOpen={isOpen} />;
}
