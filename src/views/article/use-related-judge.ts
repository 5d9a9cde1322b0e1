import { useQuery, useQueryClient } from '@tanstack/react-query';

import type { OnwardCard } from '../../fetch/onward.ts';
import { relatedCardsQuery } from '../../fetch/onward.ts';
import type { Card } from '../../model/edition.ts';
import type { Mute } from '../../model/mute.ts';
import { useJudge, useMutes } from '../parts/use-mutes.ts';

/** Gives what judges the kin of an article; all that is known of them is fetched for readers who mute. */
export function useRelatedJudge(card: Card): {
  readonly findMute: (story: OnwardCard) => Mute | undefined;
  readonly veil: '' | undefined;
} {
  const isNeeded = useMutes().length > 0;
  const { data, isError } = useQuery({ ...relatedCardsQuery(useQueryClient(), card), enabled: isNeeded });
  const { findMute, veil } = useJudge(data !== undefined || isError);
  return {
    findMute: (story) => findMute(story.slug, data?.find(({ slug }) => slug === story.slug) ?? story),
    veil,
  };
}
