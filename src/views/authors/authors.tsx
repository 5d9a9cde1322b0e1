import { useSuspenseQuery } from '@tanstack/react-query';

import { authorsQuery } from '../../fetch/queries.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { AuthorCard } from '../parts/author-card.tsx';
import { Empty } from '../parts/faces.tsx';
import { Link } from '../parts/link.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useWords } from '../parts/words.tsx';
import styles from './authors.module.css';

/** Everybody who signs articles here. */
export function AuthorsPage() {
  const words = useWords();
  const { data } = useSuspenseQuery(authorsQuery());
  return (
    <div className={styles.page}>
      <PageHead title={words.authors.title} description={words.authors.description} />
      <h1 tabIndex={-1}>{words.authors.title}</h1>
      {data.authors.length === 0 ? (
        <Empty title={words.authors.empty}>
          <Link to={printLocation({ page: 'all', filter: EVERYTHING })}>{words.front.everything}</Link>
        </Empty>
      ) : (
        <p role="status">{words.authors.status(data.authors.length)}</p>
      )}
      <ul className={styles.authors}>
        {data.authors.map((author) => (
          <li key={author.slug}>
            <AuthorCard author={author} level={2} />
            <p className={styles.count}>{words.articles(author.count)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
