import { Link } from 'react-router';

import type { NamedTag } from '../../model/edition.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { useSite } from './site.ts';
import styles from './tag-list.module.css';
import { useWords } from './words.tsx';

/** Tags shown at once: an article with 45 of them is still an article. */
const FIRST_TAGS = 12;

/** Tags as outlined words, each a link to its page; beyond a dozen they fold away. */
export function TagList({ tags }: { tags: readonly NamedTag[] }) {
  const words = useWords();
  const rest = tags.slice(FIRST_TAGS);
  return (
    <div className={styles.list}>
      <Tags tags={tags.slice(0, FIRST_TAGS)} />
      {rest.length === 0 ? undefined : (
        <details>
          <summary>{words.article.moreTags(rest.length)}</summary>
          <Tags tags={rest} />
        </details>
      )}
    </div>
  );
}

function Tags({ tags }: { tags: readonly NamedTag[] }) {
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
