import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';

import { EditionError } from '../../fetch/edition-error.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import { mayPass, onReachAgain } from '../../fetch/reach-again.ts';
import { startOver } from '../../fetch/start-over.ts';
import type { Filter } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { useAsked } from '../parts/asked.ts';
import { FailedPart } from '../parts/faces.tsx';
import { ActiveFilters } from '../parts/filter-panel.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useWords } from '../parts/words.tsx';
import { SortLinks } from './list-header.tsx';
import styles from './list.module.css';

type FailedProps = { readonly error: unknown; readonly retry: () => void };

/** What stands in place of a part of a list that failed; another try begins with the edition of today. */
export function FailedListPart({ error, retry }: FailedProps) {
  const words = useWords();
  const startAnew = useStartOver(error, retry);
  const isReplaced = error instanceof EditionError && error.failure === 'replaced';
  return <FailedPart text={isReplaced ? words.failure.replaced : undefined} retry={startAnew} />;
}

/** Gives what tries again, and does so by itself when there is a network again. */
function useStartOver(error: unknown, retry: () => void): () => void {
  const client = useQueryClient();
  // A door that stays shut is met by the other try, which says so.
  const startAnew = () => void startOver(client, error).then(retry, retry);
  const onBack = useEffectEvent(startAnew);
  const isPassing = mayPass(error);
  useEffect(() => (isPassing ? onReachAgain(onBack) : undefined), [isPassing]);
  return startAnew;
}

/** The failed face of a filtered list: what happened, and the filters, which can be taken off one by one. */
export function ListFailure({ location, error, retry }: FailedProps & { location: EditionListLocation }) {
  const words = useWords();
  const startAnew = useStartOver(error, retry);
  const { filter } = useAsked(location);
  const hrefOf = (next: Filter) => printLocation({ ...location, filter: next });
  const kind = error instanceof EditionError ? error.failure : 'unexpected';
  return (
    <div className={styles.page}>
      <PageHead title={words.failure.title} isPublic={false} />
      <header className={styles.header}>
        <p className={styles.kind}>{words.list.kinds[location.page]}</p>
        <h1 tabIndex={-1}>{words.failure.title}</h1>
      </header>
      <div className={styles.bar}>
        <SortLinks filter={filter} hrefOf={hrefOf} />
      </div>
      <div className={styles.stories}>
        <ActiveFilters filter={filter} names={new Map()} hrefOf={hrefOf} />
        <FailedPart
          text={kind === 'absent' ? words.failure.notFound : words.failure[kind]}
          retry={startAnew}
        />
      </div>
    </div>
  );
}
