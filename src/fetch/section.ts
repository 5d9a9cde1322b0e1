import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { Card } from '../model/edition.ts';
import { printLocation } from '../model/location.ts';
import { getCards } from './cards.ts';
import type { ArticleList } from './list.ts';
import { getListPart } from './list.ts';
import type { EditionListLocation } from './question.ts';

/** Articles in one section of a list: few enough that one appears within a frame on a slow phone. */
export const SECTION_ROWS = 10;

/** The cards of a section of a list, counted from 0; fewer where the list ends. */
export const sectionQuery = (
  client: QueryClient,
  location: EditionListLocation,
  list: ArticleList,
  section: number,
) => {
  const start = section * SECTION_ROWS;
  const { numbering, next, dead, late } = list.question.edition;
  return queryOptions({
    // A list of another edition has other sections.
    queryKey: [
      'section',
      printLocation(location),
      `${numbering} ${next} ${dead.length} ${late.length}`,
      section,
    ],
    queryFn: async (): Promise<readonly Card[]> => {
      const ordinals = await getListPart(client, location, list, start, start + SECTION_ROWS);
      return getCards(client, list.question.edition, ordinals, list.cards);
    },
    retry: false,
  });
};
