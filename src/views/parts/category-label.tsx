import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import type { Card } from '../../model/edition.ts';
import { Link } from './link.tsx';
import { useSite } from './site.ts';
import styles from './category-label.module.css';

/** The small coloured label of a category, above a headline; a link to its page. */
export function CategoryLabel({ category }: { category: Card['category'] }) {
  return (
    <Link
      className={styles.label}
      data-category={category.slug}
      lang={useSite().language}
      to={printLocation({ page: 'category', slug: category.slug, filter: EVERYTHING })}
    >
      {category.label}
    </Link>
  );
}
