import { useEffect, useEffectEvent, useState } from 'react';

import { announce } from './announcer.tsx';
import styles from './device-note.module.css';
import { handFocusOn } from './hand-focus-on.ts';
import { useWords } from './words.tsx';

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
  /** Tells whether anything but this device has answered. */
  readonly retry: () => Promise<boolean>;
};

/** Says that only this device answered. When the network is back all is asked: at once, or when the reader wants it. */
export function DeviceNote({ words, onBack, retry }: Props) {
  const { waiting } = useWords();
  const [isBack, setBack] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    const isReached = await retry();
    setBusy(false);
    // What stays as it is must be said.
    if (!isReached) announce(words.away);
  };
  const reach = useEffectEvent(() => {
    // Under a reader who is further down nothing moves.
    if (globalThis.scrollY < globalThis.innerHeight / 4) void retry();
    else setBack(true);
  });
  useEffect(() => onBack(reach), [onBack]);
  return (
    <div ref={handFocusOn} className={styles.note}>
      <p>{isBack ? words.back : words.away}</p>
      <button type="button" aria-disabled={isBusy} onClick={() => (isBusy ? undefined : void press())}>
        {isBusy ? waiting : isBack ? words.showAll : words.retry}
      </button>
    </div>
  );
}
