import type { NamedTag } from '../../model/edition.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { Link } from './link.tsx';
import { useSite } from './site.ts';
import styles from './tag-list.module.css';
import { useWords } from './words.tsx';

/** A tag, with how many articles have it where that is worth saying. */
type Tag = NamedTag & { readonly count?: number };

type Props = {
  readonly tags: readonly Tag[];
  /** Where a tag leads; to its page where nothing else is said. */
  readonly hrefOf?: (tag: Tag) => string;
  /** Tags shown before the others fold away: an article with 45 of them is still an article. */
  readonly atOnce?: number;
};

const toPage = ({ slug }: Tag) => printLocation({ page: 'tag', slug, filter: EVERYTHING });

/** Tags as outlined words, each a link. */
export function TagList({ tags, hrefOf = toPage, atOnce = 12 }: Props) {
  const words = useWords();
  const rest = tags.slice(atOnce);
  return (
    <div className={styles.list}>
      <Tags tags={tags.slice(0, atOnce)} hrefOf={hrefOf} />
      {rest.length === 0 ? undefined : (
        <details>
          <summary>{words.article.moreTags(rest.length)}</summary>
          <Tags tags={rest} hrefOf={hrefOf} />
        </details>
      )}
    </div>
  );
}

function Tags({ tags, hrefOf }: Required<Pick<Props, 'tags' | 'hrefOf'>>) {
  return (
    <ul className={styles.tags} lang={useSite().language}>
      {tags.map((tag) => (
        <li key={tag.slug}>
          <Link to={hrefOf(tag)}>
            {tag.name}
            {tag.count === undefined ? undefined : <TagCount count={tag.count} />}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** How many articles a tag has, after its name: the number for the eye, the unit for the ear. */
export function TagCount({ count }: { count: number }) {
  const words = useWords();
  return (
    <>
      {' '}
      <span className={styles.count} aria-hidden="true">
        {words.number(count)}
      </span>
      <span className="visually-hidden" lang={words.language}>
        {words.filter.include(count)}
      </span>
    </>
  );
}
