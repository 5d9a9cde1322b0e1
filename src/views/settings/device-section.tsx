import type { ReactNode } from 'react';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

import type { DevicePart } from '../../offline/device-use.ts';
import { clearPart, measureDevice } from '../../offline/device-use.ts';
import type { ShownDownload } from '../../offline/downloads.ts';
import {
  getShownDownloads,
  leaveDownload,
  subscribeToDownloads,
  takeBackDownload,
} from '../../offline/downloads.ts';
import { measureCopies } from '../../reader/measure-copies.ts';
import { announce } from '../parts/announcer.tsx';
import { useDownloadWords } from '../parts/download-words.ts';
import { Link } from '../parts/link.tsx';
import { useChange } from '../parts/use-change.ts';
import styles from './device-section.module.css';
import { Section } from './sections.tsx';

type Sizes = Readonly<Record<DevicePart | 'saved', number>>;

/** Bytes of a download after which all is measured again. */
const MEASURED_EACH = 2_000_000;

/** What is on this device to be read without network: which part takes how much, each cleared on its own. */
export function DeviceSection() {
  const words = useDownloadWords().device;
  const { sizes, measure } = useSizes();
  const [isFailed, setIsFailed] = useState(false);
  const clear = async (part: Exclude<DevicePart, 'downloads'>) => {
    try {
      await clearPart(part);
      announce(words.cleared(words.parts[part]));
    } catch {
      // The browser forbids it.
      setIsFailed(true);
    }
    measure();
  };
  return (
    <Section title={words.title}>
      <p className={styles.hint}>{words.hint}</p>
      {isFailed || sizes === 'failed' ? <p role="alert">{words.failed}</p> : undefined}
      <ul className={styles.parts}>
        {(['application', 'edition', 'pictures'] as const).map((part) => (
          <Row key={part} name={words.parts[part]} bytes={toBytes(sizes, part)}>
            <button
              type="button"
              aria-label={words.clearNamed(words.parts[part])}
              onClick={() => void clear(part)}
            >
              {words.clear}
            </button>
          </Row>
        ))}
        <Row name={words.parts.saved} bytes={toBytes(sizes, 'saved')}>
          <span className={styles.hint}>{words.savedHint}</span>
        </Row>
      </ul>
      <Downloads bytes={toBytes(sizes, 'downloads')} onChange={measure} />
      {typeof sizes === 'object' ? (
        <p>
          <strong>{words.total(Object.values(sizes).reduce((sum, size) => sum + size, 0))}</strong>
        </p>
      ) : undefined}
    </Section>
  );
}

function toBytes(sizes: Sizes | 'measuring' | 'failed', part: keyof Sizes): number | undefined {
  return typeof sizes === 'object' ? sizes[part] : undefined;
}

/** Measures when the page is there, and again when asked. */
function useSizes() {
  const [sizes, setSizes] = useState<Sizes | 'measuring' | 'failed'>('measuring');
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isLast = true;
    const measured = Promise.all([measureDevice(), measureCopies().catch(() => 0)]);
    measured.then(
      ([parts, saved]) => isLast && setSizes({ ...parts, saved }),
      () => isLast && setSizes('failed'),
    );
    return () => {
      isLast = false;
    };
  }, [round]);
  const measure = useCallback(() => setRound((before) => before + 1), []);
  return { sizes, measure };
}

type RowProps = {
  readonly name: ReactNode;
  readonly bytes: number | undefined;
  readonly children: ReactNode;
};

function Row({ name, bytes, children }: RowProps) {
  const words = useDownloadWords();
  return (
    <li className={styles.row}>
      <span className={styles.name}>{name}</span>
      <span className={styles.bytes}>
        {bytes === undefined ? words.device.measuring : words.bytes(bytes)}
      </span>
      {children}
    </li>
  );
}

function Downloads({ bytes, onChange }: { bytes: number | undefined; onChange: () => void }) {
  const words = useDownloadWords();
  const shown = useSyncExternalStore(subscribeToDownloads, getShownDownloads, () => undefined);
  const { offerUndo } = useChange();
  const downloads = (shown ?? []).filter(({ state }) => state !== 'leaving');
  // Files go a moment after their download, and come in all the time.
  const key = (shown ?? [])
    .map(
      ({ address, state, progress }) => `${address} ${state} ${Math.round(progress.bytes / MEASURED_EACH)}`,
    )
    .join();
  useEffect(onChange, [onChange, key]);
  const remove = async (download: ShownDownload) => {
    await leaveDownload(download);
    offerUndo(words.removed(download.title), () => takeBackDownload(download), words.takenBack);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  };
  return (
    <div className={styles.downloads}>
      <h3>
        {words.device.downloads}
        {bytes === undefined || downloads.length === 0 ? undefined : ` · ${words.bytes(bytes)}`}
      </h3>
      <p className={styles.hint}>{downloads.length === 0 ? words.device.noDownloads : words.device.shared}</p>
      <ul className={styles.parts}>
        {downloads.map((download) => (
          <Row
            key={download.address}
            name={<Link to={download.address}>{download.title}</Link>}
            bytes={download.state === 'whole' ? download.bytes : download.progress.bytes}
          >
            <span>{nameState(words.states, download)}</span>
            <button
              type="button"
              aria-label={words.removeNamed(download.title)}
              onClick={() => void remove(download)}
            >
              {words.remove}
            </button>
          </Row>
        ))}
      </ul>
    </div>
  );
}

function nameState(
  states: ReturnType<typeof useDownloadWords>['states'],
  { state, reason }: ShownDownload,
): string {
  if (state === 'stopped') return states[reason ?? 'network'];
  return state === 'leaving' ? '' : states[state];
}
