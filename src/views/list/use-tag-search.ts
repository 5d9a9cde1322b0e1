import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';

import { askAnew } from '../../fetch/fetch-json.ts';
import type { ArticleList } from '../../fetch/list.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import type { FoundTag } from '../../fetch/tag-search.ts';
import { tagSearchQuery } from '../../fetch/tag-search.ts';
import { isFiltering } from '../../model/filter.ts';
import { toWords } from '../../model/vocabulary.ts';
import type { TagSearchState } from '../parts/tag-search.tsx';

/** The search box of a list's filter: what is typed stays while the reader is on this list. */
export function useTagSearch(): { text: string; setText: (text: string) => void } {
  const [text, setText] = useState('');
  return { text, setText };
}

/** What was found in the whole vocabulary, with how many of the list's articles remain under each. */
export function useFoundTags(
  location: EditionListLocation,
  list: ArticleList,
  text: string,
): TagSearchState['found'] {
  const asked = useDeferredValue(text);
  const isIdle = toWords(asked).length === 0;
  const { data, error, refetch } = useQuery({
    ...tagSearchQuery(useQueryClient(), asked),
    enabled: !isIdle,
    placeholderData: (before) => before,
  });
  const retry = () => {
    askAnew();
    void refetch();
  };
  if (isIdle) return { kind: 'idle' };
  if (data === undefined) return error === null ? { kind: 'waiting' } : { kind: 'failed', retry };
  return {
    kind: 'found',
    tags: data.map((tag) => ({ slug: tag.slug, name: tag.name, ...countTag(location, list, tag) })),
  };
}

function countTag(
  location: EditionListLocation,
  { counts }: ArticleList,
  { id, total }: FoundTag,
): { readonly count?: number } {
  if (counts !== undefined) return { count: counts[id] ?? 0 };
  // Of the whole archive, the tag's own number is the number.
  return location.page === 'all' && !isFiltering(location.filter) ? { count: total } : {};
}
