import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, isRouteErrorResponse, useLocation, useRevalidator, useRouteError } from 'react-router';

import { EditionError } from '../../fetch/fetch-json.ts';
import type { Failure as FailureKind } from '../../fetch/fetch-json.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { PageHead } from '../parts/page-head.tsx';
import { useWords } from '../parts/words.tsx';
import styles from './failure.module.css';

/** The failed face of a page: what happened, what still works, what to do. The address stays. */
export function FailurePage() {
  const words = useWords();
  const error = useRouteError();
  const { reset } = useQueryErrorResetBoundary();
  const { revalidate, state } = useRevalidator();
  const { key } = useLocation();
  const kind = classify(error);
  const isMissing = kind === 'absent';
  useEffect(() => {
    // For the developer; a missing page is an answer, not an error.
    // oxlint-disable-next-line no-console
    if (kind === 'unexpected') console.error(error);
  }, [kind, error]);
  const title = isMissing ? words.failure.notFoundTitle : words.failure.title;
  return (
    <div className={styles.page} key={key}>
      <PageHead title={title} />
      <h1 tabIndex={-1}>{title}</h1>
      <p>{isMissing ? words.failure.notFound : words.failure[kind]}</p>
      <p className={styles.ways}>
        {isMissing ? undefined : (
          <button
            type="button"
            disabled={state === 'loading'}
            onClick={() => {
              // Another version, or code that is gone: only the whole page anew helps.
              if (kind === 'format' || kind === 'unexpected') globalThis.location.reload();
              else {
                reset();
                void revalidate();
              }
            }}
          >
            {kind === 'format' ? words.failure.reload : words.failure.retry}
          </button>
        )}
        <Link to="/">{words.failure.home}</Link>
        <Link to={printLocation({ page: 'saved', filter: EVERYTHING })}>{words.failure.savedPages}</Link>
      </p>
    </div>
  );
}

function classify(error: unknown): FailureKind | 'unexpected' {
  if (error instanceof EditionError) return error.failure;
  return isRouteErrorResponse(error) && error.status === 404 ? 'absent' : 'unexpected';
}
