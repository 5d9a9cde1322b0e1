import { Suspense, lazy, useSyncExternalStore } from 'react';

import { getLatestEdition, subscribeToLatestEdition } from '../../fetch/watch-edition.ts';
import styles from './bulletin.module.css';
import { NetworkLine } from './network-line.tsx';

/** Its code, and that of lists, comes with the first answer of the host. Where it does not, there is no offer. */
const NewArticles = lazy(async () => {
  const code = await import('./new-articles.tsx').catch(() => undefined);
  return { default: code?.NewArticles ?? (() => undefined) };
});

/** What there is to say about the network and about a newer edition; nothing most of the time. */
export function Bulletin() {
  const latest = useSyncExternalStore(subscribeToLatestEdition, getLatestEdition);
  return (
    <div className={styles.frame}>
      <NetworkLine />
      {latest === undefined ? undefined : (
        <Suspense>
          <NewArticles latest={latest} />
        </Suspense>
      )}
    </div>
  );
}
