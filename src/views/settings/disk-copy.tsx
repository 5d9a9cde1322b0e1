import { useEffect, useRef, useState } from 'react';

import { toLocalDay } from '../../model/instant.ts';
import type { DiskCopy as Copy } from '../../reader/disk-copy.ts';
import {
  allowDiskCopy,
  createDiskCopy,
  getDiskCopy,
  leaveDiskCopy,
  openDiskCopy,
  subscribeDiskCopy,
} from '../../reader/disk-copy.ts';
import { canKeepFile } from '../../reader/disk-file.ts';
import { subscribeLibrary } from '../../reader/library.ts';
import { announce } from '../parts/announcer.tsx';
import { useLibraryWords } from '../parts/library-words.ts';
import { useChange } from '../parts/use-change.ts';
import { useWords } from '../parts/words.tsx';
import { useIsHydrated } from '../parts/use-is-hydrated.ts';
import styles from './your-data.module.css';

/** A file on the reader's disk that is kept up to date, where the browser can do so. */
export function DiskCopy() {
  const words = useLibraryWords().disk;
  const { attempt } = useChange();
  const copy = useDiskCopy();
  const first = useRef<HTMLButtonElement>(null);
  // What is said of a browser that cannot would only be noise.
  if (!useIsHydrated() || !canKeepFile()) return undefined;
  const write = (act: () => Promise<Copy | undefined>) =>
    void attempt(async () => {
      const done = await act();
      if (done !== undefined)
        announce(done.state === 'kept' ? words.kept(done.name) : words.states[done.state]);
    });
  const leave = () =>
    void attempt(async () => {
      await leaveDiskCopy();
      // The button that was pressed goes.
      first.current?.focus();
      announce(words.left);
    });
  return (
    <div className={styles.part}>
      <h3>{words.title}</h3>
      <p>{words.hint}</p>
      {copy === undefined ? undefined : <State copy={copy} />}
      <ul className={styles.buttons}>
        <Button ref={first} name={words.create} press={() => write(createDiskCopy)} />
        <Button name={words.open} press={() => write(openDiskCopy)} />
        {copy === undefined ? undefined : (
          <>
            <Button
              name={copy.state === 'refused' ? words.allow : words.again}
              press={() => write(allowDiskCopy)}
            />
            <Button name={words.leave} press={leave} />
          </>
        )}
      </ul>
    </div>
  );
}

/** The copy that is held, after whatever becomes of it here and in other tabs. */
function useDiskCopy(): Copy | undefined {
  const [copy, setCopy] = useState<Copy>();
  useEffect(() => {
    let latest = 0;
    const read = () => {
      const turn = ++latest;
      getDiskCopy().then(
        (held) => (turn === latest ? setCopy(held) : undefined),
        () => undefined, // Storage says elsewhere that it fails.
      );
    };
    read();
    const stops = [subscribeDiskCopy(read), subscribeLibrary(read)];
    return () => {
      latest += 1;
      for (const stop of stops) stop();
    };
  }, []);
  return copy;
}

function Button({
  name,
  press,
  ref,
}: {
  readonly name: string;
  readonly press: () => void;
  readonly ref?: React.Ref<HTMLButtonElement>;
}) {
  return (
    <li>
      <button ref={ref} type="button" onClick={press}>
        {name}
      </button>
    </li>
  );
}

function State({ copy: { name, state, writtenAt } }: { readonly copy: Copy }) {
  const words = useLibraryWords().disk;
  const { fullDay } = useWords();
  const at = new Date(writtenAt ?? 0);
  const minutes = String(at.getMinutes()).padStart(2, '0');
  const sentences = [
    state === 'kept' ? words.kept(name) : words.stopped(name, words.states[state]),
    ...(writtenAt === undefined
      ? []
      : [words.written(fullDay(toLocalDay(writtenAt)), at.getHours(), minutes)]),
  ];
  return <p className={state === 'kept' ? styles.kept : styles.fault}>{sentences.join(' ')}</p>;
}
