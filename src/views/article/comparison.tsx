import { useEffect, useRef } from 'react';

import type { ArticleFile } from '../../model/edition.ts';
import { replaceCopy } from '../../reader/kept-copy.ts';
import { restorePages } from '../../reader/saved.ts';
import { useLocation } from '../parts/history-entry.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { useGo } from '../parts/link.tsx';
import { useSite } from '../parts/site.ts';
import { useChange } from '../parts/use-change.ts';
import { useWords } from '../parts/words.tsx';
import { ComparedParts } from './compared-parts.tsx';
import styles from './comparison.module.css';
import { useVersionWords } from './version-words.ts';

export type ComparisonProps = {
  readonly address: string;
  /** What the reader saved, and what the edition has now. */
  readonly copy: ArticleFile;
  readonly current: ArticleFile;
  /** When it was saved, in words. */
  readonly day: string;
  readonly isOpen: boolean;
  readonly onReadCopy: () => void;
};

/** What has changed in an article since it was saved, over the page; Back closes it. */
export function Comparison({ address, copy, current, day, isOpen, onReadCopy }: ComparisonProps) {
  const words = useVersionWords();
  const { article, language } = useWords();
  const site = useSite();
  const { attempt, offerUndo } = useChange();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useClose(dialog);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);

  const hasKept = useRef(false);
  // The note goes with its link, which has the focus.
  useEffect(
    () => () => {
      if (hasKept.current && document.activeElement === document.body)
        document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    },
    [],
  );

  const keep = async () => {
    hasKept.current = true;
    // First, for what is said of the outcome stands in the page.
    close();
    await attempt(async () => {
      const before = await replaceCopy(address, current);
      if (before.facts.length > 0) offerUndo(words.kept, () => restorePages(before), words.undone);
    });
  };
  return (
    <dialog
      ref={dialog}
      className={styles.comparison}
      // A label, not an id: the parts of an article with an id are places to go on reading from.
      aria-label={words.title}
      lang={language}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      {isOpen ? (
        <>
          <header className={styles.header}>
            <h2>{words.title}</h2>
            <button type="button" className={styles.close} onClick={close}>
              <CloseIcon />
              <span className="visually-hidden">{article.close}</span>
            </button>
          </header>
          <p className={styles.hint}>{words.between(day)}</p>
          <div lang={current.card.language ?? site.language}>
            <ComparedParts copy={copy} current={current} />
          </div>
          <footer className={styles.actions}>
            <button type="button" onClick={() => void keep()}>
              {words.keep}
            </button>
            <button
              type="button"
              onClick={() => {
                close();
                onReadCopy();
              }}
            >
              {words.readCopy}
            </button>
            <p className={styles.hint}>{words.keepHint}</p>
          </footer>
        </>
      ) : undefined}
    </dialog>
  );
}

/** Gives the function that closes the dialog and takes it out of the address. */
function useClose(dialog: { readonly current: HTMLDialogElement | null }): () => void {
  const { pathname, search, ...location } = useLocation();
  const state: unknown = location.state;
  const go = useGo();
  return () => {
    // At once: the page below has to take the focus.
    dialog.current?.close();
    // Opened from the article, it is one step of the history; opened by its address, it is the page itself.
    if (isComparisonState(state)) history.back();
    else go(`${pathname}${search}`, { replace: true, state });
  };
}

function isComparisonState(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isComparison' in state;
}
