import { useQuery, useQueryClient } from '@tanstack/react-query';

import type { Suggested } from '../../fetch/search/suggestions-query.ts';
import { suggestionsQuery } from '../../fetch/search/suggestions-query.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { toWords } from '../../model/vocabulary.ts';
import { savesData } from '../parts/connection.ts';
import { Link } from '../parts/link.tsx';
import { useSite } from '../parts/site.ts';
import { TagCount } from '../parts/tag-list.tsx';
import styles from './suggestions.module.css';
import { useRested } from './use-rested.ts';
import { useSearchWords } from './use-search-words.ts';

const NONE: Suggested = { tags: [], authors: [] };
/** Whoever types fast wants no suggestion for each key. */
const PAUSE_MS = 250;

type Props = {
  readonly text: string;
  /** What was searched has been found: what is suggested comes after it. */
  readonly isReady: boolean;
};

/** Topics and authors whose names begin as what is searched, or as its end, on one line that is there before them. */
export function Suggestions({ text, isReady }: Props) {
  const own = useSearchWords();
  const { language } = useSite();
  const { tags, authors } = useSuggestions(text, isReady);
  const isNone = tags.length + authors.length === 0;
  return (
    <nav
      className={styles.line}
      aria-label={own.suggestions}
      // Its line is kept for the eye alone.
      aria-hidden={isNone}
      hidden={isNone && text === ''}
    >
      <ul lang={language}>
        {tags.map(({ slug, name, total }) => (
          <li key={`tag-${slug}`}>
            <Link to={printLocation({ page: 'tag', slug, filter: EVERYTHING })}>
              <span>{name}</span>
              {total === undefined ? undefined : <TagCount count={total} />}
            </Link>
          </li>
        ))}
        {authors.map(({ slug, name, count }) => (
          <li key={`author-${slug}`}>
            <Link to={printLocation({ page: 'author', slug, filter: EVERYTHING })} data-author="">
              <span>{name}</span>
              <TagCount count={count} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function useSuggestions(text: string, isReady: boolean): Suggested {
  const client = useQueryClient();
  const rested = useRested(text, PAUSE_MS);
  // An operator is no name, nor is a single letter.
  const isName = !/[":]|(?:^|\s)-/.test(rested) && toWords(rested).some((word) => word.length > 1);
  const enabled = isReady && isName && !savesData();
  const { data = NONE } = useQuery({ ...suggestionsQuery(client, rested), enabled });
  return enabled ? data : NONE;
}
