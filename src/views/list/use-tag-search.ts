import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState, useSyncExternalStore } from 'react';

import { askAnew } from '../../fetch/fetch-json.ts';
import type { ArticleList } from '../../fetch/list.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import { isOffline, subscribeToReach } from '../../fetch/reach.ts';
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
  const isAway = useSyncExternalStore(subscribeToReach, isOffline, () => false);
  const { data, error, refetch } = useQuery({
    ...tagSearchQuery(useQueryClient(), asked),
    // What this device alone answered is asked again as soon as there is a network.
    enabled: ({ state }) => !isIdle && !(isAway && state.data?.isOnDeviceOnly === true),
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
    tags: data.tags.map((tag) => ({ slug: tag.slug, name: tag.name, ...countTag(location, list, tag) })),
    isOnDeviceOnly: data.isOnDeviceOnly === true,
  };
}

/** How many articles of a list have a tag, as far as it is known. */
export function countTag(
  location: EditionListLocation,
  { counts, isOnDeviceOnly, isExact, tags, ordinals, cards }: ArticleList,
  { slug, id, total }: FoundTag,
): { readonly count?: number } {
  const isIts = (ordinal: number) => cards.get(ordinal)?.tags.some((tag) => tag.slug === slug) === true;
  // What the whole edition has would be more than the list of this device shows.
  if (isOnDeviceOnly === true) return { count: ordinals.filter(isIts).length };
  if (counts !== undefined && id !== undefined) return { count: counts[id] ?? 0 };
  // Of the whole archive, the tag's own number is the number.
  if (location.page === 'all' && !isFiltering(location.filter) && total !== undefined)
    return { count: total };
  const offered = isExact && id === undefined ? tags.find((tag) => tag.slug === slug) : undefined;
  return offered === undefined ? {} : { count: offered.count };
}
