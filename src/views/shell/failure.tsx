import { Suspense, lazy } from 'react';

import { getDevice } from '../../fetch/device.ts';
import { EditionError } from '../../fetch/edition-error.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { WHOLE_SHELF } from '../../model/shelf.ts';
import { Waiting } from '../parts/faces.tsx';
import { Link } from '../parts/link.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useWords } from '../parts/words.tsx';
import plain from '../parts/plain-page.module.css';

export type FailureProps = {
  readonly error: unknown;
  readonly retry: () => void;
  /** An article was to open. */
  readonly isArticle?: boolean;
};

/** Where its code does not come either, the face of every page is good enough. */
const NotOnDevice = lazy(async () => {
  const code = await import('./not-on-device.tsx').catch(() => undefined);
  return { default: code?.NotOnDevice ?? PlainFailure };
});

/** The failed face of a page: what happened, what still works, what to do. The address stays. */
export function FailurePage(props: FailureProps) {
  // Where the network is away, other articles may be on the device.
  if (!(props.error instanceof EditionError && getDevice())) return <PlainFailure {...props} />;
  return (
    <Suspense fallback={<Waiting />}>
      <NotOnDevice {...props} />
    </Suspense>
  );
}

/** What can be said of any page. */
export function PlainFailure({ error, retry }: FailureProps) {
  const words = useWords();
  const kind = error instanceof EditionError ? error.failure : 'unexpected';
  const isMissing = kind === 'absent';
  const title = isMissing ? words.failure.notFoundTitle : words.failure.title;
  return (
    <div className={plain.page}>
      <PageHead title={title} isPublic={false} />
      <h1 tabIndex={-1}>{title}</h1>
      <p>{isMissing ? words.failure.notFound : words.failure[kind]}</p>
      <p className={plain.ways}>
        {isMissing ? undefined : (
          <button
            type="button"
            // Another version, or code that is gone: only the whole page anew helps.
            onClick={() =>
              kind === 'format' || kind === 'unexpected' ? globalThis.location.reload() : retry()
            }
          >
            {kind === 'format' || kind === 'unexpected' ? words.failure.reload : words.failure.retry}
          </button>
        )}
        <WaysOut />
      </p>
    </div>
  );
}

/** Where to go from a page that did not open. */
export function WaysOut() {
  const words = useWords();
  return (
    <>
      <Link to="/">{words.failure.home}</Link>
      <Link to={printLocation({ page: 'saved', filter: EVERYTHING, shelf: WHOLE_SHELF })}>
        {words.failure.savedPages}
      </Link>
    </>
  );
}
