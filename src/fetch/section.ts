import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { Card } from '../model/edition.ts';
import { printLocation } from '../model/location.ts';
import { getCards } from './cards.ts';
import type { ArticleList } from './list.ts';
import { getListPart } from './list.ts';
import type { EditionListLocation } from './question.ts';

/** The cards of a part of a list, from one position to another; fewer where the list ends before. */
export const sectionQuery = (
  client: QueryClient,
  location: EditionListLocation,
  list: ArticleList,
  start: number,
  end: number,
) => {
  const { numbering, next, dead, late } = list.question.edition;
  return queryOptions({
    // A list of another edition has other sections.
    queryKey: [
      'section',
      printLocation(location),
      `${numbering} ${next} ${dead.length} ${late.length}`,
      start,
      end,
    ],
    queryFn: async (): Promise<readonly Card[]> => {
      const ordinals = await getListPart(client, location, list, start, end);
      return getCards(client, list.question.edition, ordinals, list.cards);
    },
    retry: false,
  });
};
