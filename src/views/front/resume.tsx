import { useEffect } from 'react';

import { rememberBegun } from '../../reader/begun.ts';
import { getBegun } from '../../reader/reading.ts';
import { followLibrary, useLibrary } from '../parts/follow-library.ts';
import { Link } from '../parts/link.tsx';
import { useWords } from '../parts/words.tsx';
import styles from './resume.module.css';

const begun = followLibrary(getBegun);
/** Articles to resume that are offered. */
const OFFERED = 3;

/** What the reader has begun and left; nothing where there is none, and its room while that is not known. */
export function Resume() {
  const words = useWords();
  const state = useLibrary(begun);
  const readings = state.kind === 'ready' ? state.value.slice(0, OFFERED) : [];
  const isKnown = state.kind !== 'waiting';
  const isEmpty = readings.length === 0;
  useEffect(() => {
    if (isKnown) rememberBegun(!isEmpty);
  }, [isKnown, isEmpty]);
  if (isKnown && isEmpty) return undefined;
  return (
    <section className={styles.resume} aria-label={words.front.resume} hidden={!isKnown || undefined}>
      <p>{words.front.resume}</p>
      <ul>
        {readings.map(({ address, headline }) => (
          <li key={address}>
            <Link to={address}>{headline}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
