import type { ArticleList } from '../../fetch/list.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import type { Filter } from '../../model/filter.ts';
import { AuthorCard } from '../parts/author-card.tsx';
import { Link } from '../parts/link.tsx';
import { useSite } from '../parts/site.ts';
import { useWords } from '../parts/words.tsx';
import styles from './list.module.css';

type HeaderProps = { location: EditionListLocation; list: ArticleList; name: string };

/** What a list is a list of: its kind, its name, and what is said of it. */
export function ListHeader({ location, list, name }: HeaderProps) {
  const words = useWords();
  const { language } = useSite();
  const isDescribed = location.page !== 'all' && list.description !== '';
  return (
    <header
      className={styles.header}
      data-category={location.page === 'category' ? location.slug : undefined}
    >
      <p className={styles.kind}>{words.list.kinds[location.page]}</p>
      <h1 tabIndex={-1} lang={location.page === 'all' ? undefined : language}>
        {name}
      </h1>
      {list.author === undefined ? undefined : <AuthorCard author={list.author} isOwnPage />}
      {list.author === undefined && isDescribed ? (
        <p className={styles.description} lang={language}>
          {list.description}
        </p>
      ) : undefined}
    </header>
  );
}

/** The two orders of a list. */
export function SortLinks({ filter, hrefOf }: { filter: Filter; hrefOf: (filter: Filter) => string }) {
  const words = useWords();
  return (
    <nav className={styles.sort} aria-label={words.list.sort}>
      {(['newest', 'oldest'] as const).map((sort) => (
        <Link
          key={sort}
          to={hrefOf({ ...filter, sort })}
          aria-current={filter.sort === sort ? 'true' : undefined}
        >
          {words.list[sort]}
        </Link>
      ))}
    </nav>
  );
}
