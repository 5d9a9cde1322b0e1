import type { ReactNode } from 'react';

import styles from './faces.module.css';
import { useWords } from './words.tsx';

/** The waiting face of a list: the room that its first rows will take. */
export function Waiting({ rows = 4 }: { rows?: number }) {
  const words = useWords();
  return (
    <div className={styles.waiting} aria-busy="true">
      <p className="visually-hidden">{words.waiting}</p>
      {Array.from({ length: rows }, (_, row) => (
        <div className={styles.ghost} key={row} />
      ))}
    </div>
  );
}

/** The empty face of a list: what is not there, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.face}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}

/** What stands in place of a part that failed, with another try where that may help. */
export function FailedPart({ text, retry }: { text?: string | undefined; retry?: (() => void) | undefined }) {
  const words = useWords();
  return (
    <div className={styles.face}>
      <p>{text ?? words.failure.part}</p>
      {retry === undefined ? undefined : (
        <button type="button" onClick={retry}>
          {words.failure.retry}
        </button>
      )}
    </div>
  );
}
