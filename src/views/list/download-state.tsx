import { useSyncExternalStore } from 'react';

import { isOffline, subscribeToReach } from '../../fetch/reach.ts';
import type { DownloadMessages } from '../../messages/downloads.ts';
import type { ShownDownload } from '../../offline/downloads.ts';
import { askForDownload, changeDownload, leaveDownload, takeBackDownload } from '../../offline/downloads.ts';
import { useDownloadWords } from '../parts/download-words.ts';
import { Link } from '../parts/link.tsx';
import { useChange } from '../parts/use-change.ts';
import styles from './download-panel.module.css';
import { useAttempt } from './use-attempt.ts';

type Props = {
  readonly download: ShownDownload;
  /** How many articles its list has now; nothing where that is not known. */
  readonly total: number | undefined;
  readonly onRemove: () => void;
};

/** A download that was begun: how far it is, and how to go on, pause or remove it. */
export function DownloadState({ download, total = 0, onRemove }: Props) {
  const words = useDownloadWords();
  const { offerUndo } = useChange();
  const attempt = useAttempt();
  const isAway = useSyncExternalStore(subscribeToReach, isOffline);
  const { address, state, progress } = download;
  const isWhole = state === 'whole';
  const remove = async () => {
    onRemove();
    await leaveDownload(download);
    offerUndo(words.removed(download.title), () => takeBackDownload(download), words.takenBack);
  };
  return (
    <>
      {/* What changes all the time is not read aloud; what happens is. */}
      <p role="status">
        <strong>{nameState(words, download, isAway)}</strong>
      </p>
      {isWhole ? undefined : <Progress download={download} />}
      <Hints download={download} />
      {isWhole && progress.absent > 0 ? (
        <p className={styles.hint}>{words.absent(progress.absent)}</p>
      ) : undefined}
      {isWhole && total > download.articles ? (
        <p className={styles.hint}>{words.newer(total - download.articles)}</p>
      ) : undefined}
      <div className={styles.actions}>
        <button
          type="button"
          onClick={() =>
            attempt(() =>
              isWhole
                ? askForDownload(download)
                : changeDownload(address, { state: state === 'wanted' ? 'paused' : 'wanted' }),
            )
          }
        >
          {isWhole ? words.update : state === 'wanted' ? words.pause : words.resume}
        </button>
        <button type="button" onClick={() => void remove()}>
          {isWhole ? words.remove : words.cancel}
        </button>
        <Link to="/settings">{words.manage}</Link>
      </div>
    </>
  );
}

function nameState(
  words: DownloadMessages,
  { state, reason, bytes }: ShownDownload,
  isAway: boolean,
): string {
  if (state === 'whole') return words.whole(bytes);
  if (state === 'stopped') return words.states[reason ?? 'network'];
  if (state === 'paused') return words.states.paused;
  return isAway ? words.states.offline : words.states.wanted;
}

function Progress({ download: { articles, progress } }: { download: ShownDownload }) {
  const words = useDownloadWords();
  const done = progress.articles + progress.absent;
  return (
    <div className={styles.progress}>
      <progress aria-label={words.progressName} value={done} max={Math.max(articles, done, 1)} />
      <p>{words.progress(done, Math.max(articles, done), progress.bytes)}</p>
    </div>
  );
}

function Hints({ download: { state, reason, bytes, progress } }: { download: ShownDownload }) {
  const words = useDownloadWords();
  if (state !== 'stopped') return undefined;
  const text = reason === 'room' ? words.roomHint(Math.max(0, bytes - progress.bytes)) : words.networkHint;
  return <p className={styles.hint}>{text}</p>;
}
