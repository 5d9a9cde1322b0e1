import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, useSyncExternalStore } from 'react';

import type { EditionListLocation } from '../../fetch/question.ts';
import { weighList } from '../../fetch/weigh.ts';
import { printLocation } from '../../model/location.ts';
import { askForDownload, getShownDownloads, subscribeToDownloads } from '../../offline/downloads.ts';
import { useDownloadWords } from '../parts/download-words.ts';
import { FailedPart } from '../parts/faces.tsx';
import { DownloadState } from './download-state.tsx';
import styles from './download-panel.module.css';
import { useAttempt } from './use-attempt.ts';

type Props = {
  readonly location: EditionListLocation;
  readonly name: string;
  /** How many articles the list has; nothing where that is not known. */
  readonly total: number | undefined;
};

/** A list on this device: what it would weigh, how far it is, or what it takes; and what can be done about it. */
export function DownloadPanel({ location, name, total }: Props) {
  const words = useDownloadWords();
  const panel = useRef<HTMLDivElement>(null);
  const downloads = useSyncExternalStore(subscribeToDownloads, getShownDownloads);
  const address = printLocation(location);
  const download = downloads?.find((one) => one.address === address && one.state !== 'leaving');
  // The button that was pressed goes with what it changed: the panel is where the keyboard goes on.
  const holdFocus = () => panel.current?.focus();
  return (
    <div ref={panel} className={styles.panel} role="group" aria-label={words.title(name)} tabIndex={-1}>
      {canKeep() ? undefined : <p>{words.impossible}</p>}
      {canKeep() && downloads !== undefined && download === undefined ? (
        <Offer location={location} name={name} onPress={holdFocus} />
      ) : undefined}
      {download === undefined ? undefined : (
        <DownloadState download={download} total={total} onRemove={holdFocus} />
      )}
    </div>
  );
}

/** Some browsers keep nothing in private windows, and none does without a secure connection. */
function canKeep(): boolean {
  return 'caches' in globalThis && 'serviceWorker' in navigator && 'locks' in navigator;
}

/** What a list would weigh, before anything is fetched of it. */
function Offer({ location, name, onPress }: Omit<Props, 'total'> & { onPress: () => void }) {
  const words = useDownloadWords();
  const client = useQueryClient();
  const attempt = useAttempt();
  const [hasPictures, setHasPictures] = useState(true);
  const address = printLocation(location);
  const { data, error, refetch } = useQuery({
    queryKey: ['weight', address],
    queryFn: () => weighList(client, location),
    staleTime: 0,
  });
  if (data === undefined)
    return error === null ? (
      <p role="status">{words.weighing}</p>
    ) : (
      <FailedPart
        text={words.unweighed}
        retry={() => {
          onPress();
          void refetch();
        }}
      />
    );
  const articles = data.ordinals.length;
  if (articles === 0) return <p role="status">{words.nothing}</p>;
  const bytes = data.articles + (hasPictures ? data.pictures : 0);
  const start = () => {
    onPress();
    attempt(() => askForDownload({ address, title: name, hasPictures, articles, bytes }));
  };
  return (
    <>
      <p role="status">
        <strong>{words.weight(articles, bytes, data.isExact)}</strong>
      </p>
      <p className={styles.hint}>{words.hint}</p>
      {data.pictures === 0 ? undefined : (
        <label>
          <input
            type="checkbox"
            checked={hasPictures}
            onChange={({ target }) => setHasPictures(target.checked)}
          />
          {words.pictures(data.pictures)}
        </label>
      )}
      <div className={styles.actions}>
        <button type="button" onClick={start}>
          {words.start}
        </button>
      </div>
    </>
  );
}
