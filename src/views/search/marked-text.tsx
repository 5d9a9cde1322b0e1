import type { Marked } from '../../model/search/mark-words.ts';
import styles from './marked-text.module.css';

/** A text in which stands out what a search found. */
export function MarkedText({ parts }: { parts: Marked }) {
  return parts.map(({ text, isFound }, index) =>
    // Parts have no name but their place.
    isFound ? (
      <mark key={index} className={styles.found}>
        {text}
      </mark>
    ) : (
      <span key={index}>{text}</span>
    ),
  );
}
