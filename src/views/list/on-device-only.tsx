import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';

import { askAnew } from '../../fetch/fetch-json.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import { onReachAgain } from '../../fetch/reach-again.ts';
import { printLocation } from '../../model/location.ts';
import { useDownloadWords } from '../parts/download-words.ts';
import { Empty } from '../parts/faces.tsx';
import styles from '../parts/device-note.module.css';

/** Says of a list that only this device answered, and lets the network be asked again: at once when it is back. */
export function OnDeviceOnly({ location }: { location: EditionListLocation }) {
  const words = useDownloadWords();
  const client = useQueryClient();
  const [isBack, setBack] = useState(false);
  const retry = () => {
    askAnew();
    void client.invalidateQueries({ queryKey: ['list', printLocation(location)] });
  };
  const reach = useEffectEvent(() => {
    // Under a reader who is further down nothing moves.
    if (globalThis.scrollY < globalThis.innerHeight / 4) retry();
    else setBack(true);
  });
  useEffect(() => onReachAgain(reach), []);
  return (
    <div className={styles.note}>
      <p>{isBack ? words.backAgain : words.onDeviceOnly}</p>
      <button type="button" onClick={retry}>
        {isBack ? words.showAll : words.retry}
      </button>
    </div>
  );
}

/** The empty face of a list that only this device answered: what the archive has is not known. */
export function NoneOnDevice() {
  return <Empty title={useDownloadWords().noneHere} />;
}
