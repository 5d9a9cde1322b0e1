import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import type { Slug } from '../../model/slug.ts';
import { useOrigin } from '../parts/article-link.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { Link, isPlain } from '../parts/link.tsx';
import { useWords } from '../parts/words.tsx';
import styles from './close-link.module.css';

/**
 * « Fermer »: back to the list that the reader came from, at the place where it was left, however
 * many articles were read since; to the article's category when it was opened by its address.
 */
export function CloseLink({ category }: { category: Slug }) {
  const words = useWords();
  const origin = useOrigin();
  const to = origin?.origin ?? printLocation({ page: 'category', slug: category, filter: EVERYTHING });
  return (
    <div className={styles.bar}>
      <Link
        className={styles.close}
        to={to}
        onClick={(event) => {
          if (origin === undefined || !isPlain(event)) return;
          event.preventDefault();
          history.go(-origin.steps);
        }}
      >
        <CloseIcon />
        <span>{words.article.close}</span>
      </Link>
    </div>
  );
}
