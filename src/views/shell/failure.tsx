import { EditionError } from '../../fetch/fetch-json.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { WHOLE_SHELF } from '../../model/shelf.ts';
import { Link } from '../parts/link.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useWords } from '../parts/words.tsx';
import styles from './failure.module.css';

/** The failed face of a page: what happened, what still works, what to do. The address stays. */
export function FailurePage({ error, retry }: { error: unknown; retry: () => void }) {
  const words = useWords();
  const kind = error instanceof EditionError ? error.failure : 'unexpected';
  const isMissing = kind === 'absent';
  const title = isMissing ? words.failure.notFoundTitle : words.failure.title;
  return (
    <div className={styles.page}>
      <PageHead title={title} isPublic={false} />
      <h1 tabIndex={-1}>{title}</h1>
      <p>{isMissing ? words.failure.notFound : words.failure[kind]}</p>
      <p className={styles.ways}>
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
        <Link to="/">{words.failure.home}</Link>
        <Link to={printLocation({ page: 'saved', filter: EVERYTHING, shelf: WHOLE_SHELF })}>
          {words.failure.savedPages}
        </Link>
      </p>
    </div>
  );
}
