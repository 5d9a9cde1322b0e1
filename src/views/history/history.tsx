import { useState } from 'react';

import { groupBy } from '../../model/group-by.ts';
import { toLocalDay } from '../../model/instant.ts';
import type { Change } from '../../reader/library.ts';
import { changeFacts } from '../../reader/library.ts';
import type { Reading } from '../../reader/reading.ts';
import { forgetReading, getHistory, isBegun } from '../../reader/reading.ts';
import { Empty, FailedPart, Waiting } from '../parts/faces.tsx';
import { followLibrary, useLibrary } from '../parts/follow-library.ts';
import { Guard } from '../parts/guard.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { useLibraryWords } from '../parts/library-words.ts';
import { Link } from '../parts/link.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useChange } from '../parts/use-change.ts';
import { useWords } from '../parts/words.tsx';
import styles from './history.module.css';

const history = followLibrary(getHistory);

/** The articles that the reader has opened, the last one first, each with how far it was read. */
export function HistoryPage() {
  const words = useWords();
  const own = useLibraryWords();
  const state = useLibrary(history);
  return (
    <div className={styles.page}>
      <PageHead title={own.historyTitle} description={own.historyDescription} isPublic={false} />
      <h1 tabIndex={-1}>{own.historyTitle}</h1>
      <p className={styles.description}>{own.historyDescription}</p>
      <noscript>
        <p>{words.saved.needsScripts}</p>
      </noscript>
      {state.kind === 'waiting' ? <Waiting /> : undefined}
      {state.kind === 'failed' ? <Empty title={words.save.failed[state.reason]} /> : undefined}
      {state.kind === 'ready' ? <Readings readings={state.value} /> : undefined}
    </div>
  );
}

/** Rows in the document at first, and how many more at a time. */
const ROWS = 100;

function Readings({ readings }: { readings: readonly Reading[] }) {
  const own = useLibraryWords();
  const [rows, setRows] = useState(ROWS);
  const forget = useForget();
  const days = groupBy(readings.slice(0, rows), ({ at }) => toLocalDay(at));
  const words = useWords();
  return (
    <>
      <div className={styles.bar}>
        <p role="status">{own.historyStatus(readings.length)}</p>
        {readings.length === 0 ? undefined : (
          <button type="button" onClick={() => forget(readings, own.forgotten)}>
            {own.forgetAll}
          </button>
        )}
      </div>
      {readings.length === 0 ? (
        <Empty title={own.historyEmpty}>
          <p>{own.historyEmptyHint}</p>
        </Empty>
      ) : undefined}
      {[...days].map(([day, some]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{words.fullDay(day)}</h2>
          {some.map((reading) => (
            <Guard key={reading.address} renderFailure={() => <FailedPart />}>
              <Row reading={reading} onForget={() => forget([reading], own.forgottenOne)} />
            </Guard>
          ))}
        </section>
      ))}
      {readings.length <= rows ? undefined : (
        <button type="button" className={styles.more} onClick={() => setRows(rows + ROWS)}>
          {own.more(Math.min(ROWS, readings.length - rows))}
        </button>
      )}
    </>
  );
}

function Row({ reading, onForget }: { reading: Reading; onForget: () => void }) {
  const words = useWords();
  const own = useLibraryWords();
  const { address, headline, place } = reading;
  const percent = Math.round((place?.share ?? 0) * 100);
  return (
    <article className={styles.row}>
      <div>
        <h3>
          <Link to={address}>{headline}</Link>
        </h3>
        {percent === 0 ? undefined : (
          <p>
            {own.readShare(percent)}
            {isBegun(reading) ? <Link to={address}>{words.front.resume}</Link> : undefined}
          </p>
        )}
      </div>
      <button type="button" aria-label={own.forget(headline)} onClick={onForget}>
        <CloseIcon />
      </button>
    </article>
  );
}

/** Takes articles out of the history, and offers them back. */
function useForget() {
  const own = useLibraryWords();
  const { attempt, offerUndo } = useChange();
  return (readings: readonly Reading[], text: string) =>
    void attempt(async () => {
      const before: readonly Change[] = await forgetReading(readings.map(({ address }) => address));
      offerUndo(text, () => changeFacts(before), own.undone);
    });
}
