import { useEffect, useEffectEvent, useState } from 'react';

import { onReachAgain } from '../../fetch/reach-again.ts';
import { useWords } from '../parts/words.tsx';
import styles from '../parts/device-note.module.css';
import { useSearchWords } from './use-search-words.ts';

/** Says that only what is on this device was searched. When the network is back all is: at once, or when the reader asks. */
export function FoundOnDevice({ retry }: { retry: () => void }) {
  const words = useWords();
  const own = useSearchWords();
  const [isBack, setBack] = useState(false);
  const reach = useEffectEvent(() => {
    // Under a reader who is further down nothing moves.
    if (globalThis.scrollY < globalThis.innerHeight / 4) retry();
    else setBack(true);
  });
  useEffect(() => onReachAgain(reach), []);
  return (
    <div className={styles.note}>
      <p>{isBack ? own.backAgain : own.onDevice}</p>
      <button type="button" onClick={retry}>
        {isBack ? own.everywhere : words.failure.retry}
      </button>
    </div>
  );
}
