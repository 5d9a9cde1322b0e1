import { flushSync } from 'react-dom';

import { printLocation } from '../../model/location.ts';
import styles from './muted-line.module.css';
import type { Muted } from './use-mutes.ts';
import { revealMuted } from './use-mutes.ts';
import { useWords } from './words.tsx';

/** Says how many stories are not shown here, and why; a press shows them. Nothing where all are shown. */
export function MutedLine({ muted }: { muted: readonly Muted[] }) {
  const { list, listNames } = useWords();
  if (muted.length === 0) return undefined;
  const names = [...new Set(muted.map(({ mute }) => mute.name))];
  const show = () => {
    flushSync(() => revealMuted(muted.map(({ slug }) => slug)));
    // The button is gone: what it has brought is where the keyboard goes on.
    const [first] = muted.map(({ slug }) => printLocation({ page: 'article', slug, fragment: '' }));
    document.querySelector<HTMLElement>(`main a[href$="${first}"]`)?.focus({ preventScroll: true });
  };
  return (
    <button type="button" className={styles.line} onClick={show}>
      {list.muted(muted.length, listNames(names))} <span>{list.showMuted}</span>
    </button>
  );
}
