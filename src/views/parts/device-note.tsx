import { useEffect, useEffectEvent, useState } from 'react';

import styles from './device-note.module.css';

type Props = {
  /** What is said while the network is away, and once it is back, and what is offered then. */
  readonly words: {
    readonly away: string;
    readonly retry: string;
    readonly back: string;
    readonly showAll: string;
  };
  /** Calls back when there is a network again. */
  readonly onBack: (listener: () => void) => () => void;
  readonly retry: () => void;
};

/** Says that only this device answered. When the network is back all is asked: at once, or when the reader wants it. */
export function DeviceNote({ words, onBack, retry }: Props) {
  const [isBack, setBack] = useState(false);
  const reach = useEffectEvent(() => {
    // Under a reader who is further down nothing moves.
    if (globalThis.scrollY < globalThis.innerHeight / 4) retry();
    else setBack(true);
  });
  useEffect(() => onBack(reach), [onBack]);
  return (
    <div className={styles.note}>
      <p>{isBack ? words.back : words.away}</p>
      <button type="button" onClick={retry}>
        {isBack ? words.showAll : words.retry}
      </button>
    </div>
  );
}
