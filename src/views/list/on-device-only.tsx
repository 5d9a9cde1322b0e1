import { useQueryClient } from '@tanstack/react-query';

import { askAnew } from '../../fetch/fetch-json.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import { printLocation } from '../../model/location.ts';
import { useDownloadWords } from '../parts/download-words.ts';
import styles from '../parts/device-note.module.css';

/** Says of a list that only this device answered, and lets the network be asked again. */
export function OnDeviceOnly({ location }: { location: EditionListLocation }) {
  const words = useDownloadWords();
  const client = useQueryClient();
  const retry = () => {
    askAnew();
    void client.invalidateQueries({ queryKey: ['list', printLocation(location)] });
  };
  return (
    <div className={styles.note}>
      <p>{words.onDeviceOnly}</p>
      <button type="button" onClick={retry}>
        {words.retry}
      </button>
    </div>
  );
}
