import { useSyncExternalStore } from 'react';

import { CloseIcon } from './icons.tsx';
import styles from './notice.module.css';
import { useWords } from './words.tsx';

/** Something said at the edge of the page, with what the reader may do about it. */
export type Notice = {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
};

let current: Notice | undefined;
const listeners = new Set<() => void>();

/** Says something once; it stays until the reader closes it or something else is said. */
export function showNotice(notice: Notice | undefined): void {
  current = notice;
  for (const listener of listeners) listener();
}

/** Tells whether something is being said: what can wait then does. */
export const hasNotice = (): boolean => current !== undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The buttons go with the notice: whoever pressed one goes on at the head of the page. */
function leave(): void {
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}

/** The one place where notices appear and are announced; stands once, in the shell. */
export function NoticeBar() {
  const notice = useSyncExternalStore(
    subscribe,
    () => current,
    () => undefined,
  );
  const words = useWords();
  return (
    <div className={styles.bar} data-open={notice !== undefined}>
      <p role="status">{notice?.text ?? ''}</p>
      {notice?.action === undefined ? undefined : (
        <button
          type="button"
          onClick={() => {
            leave();
            notice.action?.run();
          }}
        >
          {notice.action.label}
        </button>
      )}
      {notice === undefined ? undefined : (
        <button
          type="button"
          className={styles.close}
          onClick={() => {
            leave();
            showNotice(undefined);
          }}
        >
          <CloseIcon />
          <span className="visually-hidden">{words.article.close}</span>
        </button>
      )}
    </div>
  );
}
