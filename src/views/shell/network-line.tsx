import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { askDeviceAnswersAnew } from '../../fetch/device-answers.ts';
import { askAnew } from '../../fetch/fetch-json.ts';
import { isOffline, subscribeToReach } from '../../fetch/reach.ts';
import type { ShownCopies } from '../../fetch/shown-copies.ts';
import { getShownCopies, isStandIn, subscribeToShownCopies } from '../../fetch/shown-copies.ts';
import { lookForEdition } from '../../fetch/watch-edition.ts';
import { editionPath } from '../../model/edition.ts';
import { toLocalDay } from '../../model/instant.ts';
import type { Messages } from '../../messages/fr.ts';
import type { OfflineMessages } from '../../messages/offline.ts';
import { offlineMessages } from '../../messages/offline.ts';
import { announce } from '../parts/announcer.tsx';
import { useWords } from '../parts/words.tsx';
import styles from './bulletin.module.css';

/**
 * Says that the network is away, and how old what is shown is; once it is back, that too. It stands beside the sections,
 * over no text, and moves nothing.
 */
export function NetworkLine() {
  const copies = useSyncExternalStore(subscribeToShownCopies, getShownCopies);
  const isAway = useSyncExternalStore(subscribeToReach, isOffline);
  const all = useWords();
  const words = offlineMessages[all.language];
  const what = findWords(words, copies, isAway);
  const age = copies && describeAge(all, copies.since);
  useChangeAnnounced(what, age, words.back);
  return what === undefined ? undefined : (
    <aside className={styles.network} aria-label={words.network} data-network>
      <p>
        <span>{what}</span> {age === undefined ? undefined : <span>{age}</span>}
      </p>
      <RetryButton what={what} />
    </aside>
  );
}

function findWords(words: OfflineMessages, copies: ShownCopies | undefined, isAway: boolean) {
  if (isAway) return words.offline;
  if (copies === undefined) return undefined;
  if (copies.why === 'filtered') return words.filtered;
  return copies.why === 'unreachable' ? words.unreachable : words.failing;
}

/** When the oldest copy was kept, as a reader says it today. */
function describeAge(words: Messages, since: number): string {
  const { copyOf, yesterday } = offlineMessages[words.language];
  const at = new Date(since);
  const time = copyOf.time(at.getHours(), String(at.getMinutes()).padStart(2, '0'));
  const now = new Date();
  const day = toLocalDay(since);
  if (day === toLocalDay(now.getTime())) return copyOf.today(time);
  const dayBefore = toLocalDay(now.setDate(now.getDate() - 1));
  return copyOf.day(day === dayBefore ? yesterday : copyOf.date(words.day(day, 'short')), time);
}

/** A network that is back has not answered yet: what is wrong instead is told if it lasts. */
const REST_MS = 500;

/** Whoever hears the page is told once that the network went, and once that it is there again. */
function useChangeAnnounced(what: string | undefined, age: string | undefined, back: string): void {
  const before = useRef<string>(undefined);
  const sentence = [what, age].filter((part) => part !== undefined).join(', ');
  useEffect(() => {
    if (before.current === what) return undefined;
    const tell = () => {
      announce(what === undefined ? back : sentence);
      before.current = what;
    };
    const rest = setTimeout(tell, before.current === undefined || what === undefined ? 0 : REST_MS);
    return () => clearTimeout(rest);
  }, [what, sentence, back]);
}

/** Asks the network again at once, whatever the device says of it. */
function RetryButton({ what }: { what: string }) {
  const { failure, waiting } = useWords();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    askAnew();
    const [isReached] = await Promise.all([
      lookForEdition(),
      client.refetchQueries({
        predicate: ({ queryKey: [kind, path] }) =>
          kind === 'edition' && path !== editionPath.edition && isStandIn(path),
      }),
    ]);
    if (isReached) askDeviceAnswersAnew(client);
    setBusy(false);
    if (!isReached) announce(what);
  };
  return (
    <button type="button" aria-disabled={isBusy} onClick={() => (isBusy ? undefined : void retry())}>
      {isBusy ? waiting : failure.retry}
    </button>
  );
}
