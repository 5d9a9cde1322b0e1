import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';

import { vocabularyQuery } from '../../fetch/vocabulary.ts';
import type { CountedTag } from '../../model/edition.ts';
import { compareText } from '../../model/fault.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { foldText } from '../../model/slug.ts';
import { Empty } from '../parts/faces.tsx';
import { Link } from '../parts/link.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useSite } from '../parts/site.ts';
import { TagCount } from '../parts/tag-list.tsx';
import { useWords } from '../parts/words.tsx';
import styles from './tags.module.css';

/** Tags shown at once. */
const TAGS_PAGE = 200;

/** The index of all tags, by frequency or by name, with a search that ignores accents and case. */
export function TagsPage() {
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery(useQueryClient()));
  return vocabulary.length === 0 ? <NoTags /> : <TagIndex vocabulary={vocabulary} />;
}

/** Where nobody tags articles there is nothing to search or to order. */
function NoTags() {
  const words = useWords();
  return (
    <div className={styles.page}>
      <PageHead title={words.tags.title} description={words.tags.status(0)} />
      <h1 tabIndex={-1}>{words.tags.title}</h1>
      <Empty title={words.tags.status(0)}>
        <Link to={printLocation({ page: 'all', filter: EVERYTHING })}>{words.front.everything}</Link>
      </Empty>
    </div>
  );
}

function TagIndex({ vocabulary }: { vocabulary: readonly CountedTag[] }) {
  const words = useWords();
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<'byCount' | 'byName'>('byCount');
  const [shown, setShown] = useState(TAGS_PAGE);
  const found = sortTags(findTags(vocabulary, useDeferredValue(query)), order);
  return (
    <div className={styles.page}>
      <PageHead title={words.tags.title} description={words.tags.description(vocabulary.length)} />
      <h1 tabIndex={-1}>{words.tags.title}</h1>
      <div className={styles.bar}>
        <label>
          <span>{words.tags.search}</span>
          <input
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            autoComplete="off"
          />
        </label>
        <div role="group" aria-label={words.tags.order} className={styles.order}>
          {(['byCount', 'byName'] as const).map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={order === choice}
              onClick={() => setOrder(choice)}
            >
              {words.tags[choice]}
            </button>
          ))}
        </div>
        <p role="status">{words.tags.status(found.length)}</p>
      </div>
      {found.length === 0 ? <Empty title={words.tags.empty} /> : undefined}
      <ul className={styles.tags} lang={useSite().language}>
        {found.slice(0, shown).map(({ slug, name, count }) => (
          <li key={slug}>
            <Link to={printLocation({ page: 'tag', slug, filter: EVERYTHING })}>
              {name}
              <TagCount count={count} />
            </Link>
          </li>
        ))}
      </ul>
      {shown < found.length ? (
        <button type="button" onClick={() => setShown(shown + TAGS_PAGE)}>
          {words.tags.more}
        </button>
      ) : undefined}
    </div>
  );
}

function findTags(tags: readonly CountedTag[], query: string): readonly CountedTag[] {
  const wanted = foldText(query).trim();
  return wanted === '' ? tags : tags.filter(({ name }) => foldText(name).includes(wanted));
}

function sortTags(tags: readonly CountedTag[], order: 'byCount' | 'byName'): readonly CountedTag[] {
  return tags.toSorted(
    (a, b) => (order === 'byCount' ? b.count - a.count : 0) || compareText(a.slug, b.slug),
  );
}
