import { Link } from 'react-router';

import type { NamedTag } from '../../model/edition.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { useSite } from './site.ts';
import styles from './tag-list.module.css';

/** Tags as outlined words, each a link to its page. */
export function TagList({ tags }: { tags: readonly NamedTag[] }) {
  return (
    <ul className={styles.tags} lang={useSite().language}>
      {tags.map(({ slug, name }) => (
        <li key={slug}>
          <Link to={printLocation({ page: 'tag', slug, filter: EVERYTHING })}>{name}</Link>
        </li>
      ))}
    </ul>
  );
}
