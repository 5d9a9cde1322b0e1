import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { Card, Edition } from '../model/edition.ts';
import { printLocation } from '../model/location.ts';
import { getCards } from './cards.ts';
import type { ArticleList } from './list.ts';
import { getListPart } from './list.ts';
import type { EditionListLocation } from './question.ts';

/** Articles in one section of a list: so few that one appears within a frame on a slow phone. */
export const SECTION_ROWS = 2;

/** Sections that a list opens with: what fills the window of a phone, and most of a larger one. */
const OPENING_SECTIONS = 3;

/** Tells editions apart by the articles that they have, and by their order. */
export function nameEdition({ numbering, next, dead, late }: Edition): string {
  return `${numbering} ${next} ${dead.length} ${late.length}`;
}

/** The cards of a section of a list, counted from 0; fewer where the list ends. */
export const sectionQuery = (
  client: QueryClient,
  location: EditionListLocation,
  list: ArticleList,
  section: number,
) => {
  const { edition } = list.question;
  return queryOptions({
    // A list of another edition has other sections.
    queryKey: ['section', printLocation(location), nameEdition(edition), section],
    queryFn: () => getSection(client, location, list, section),
  });
};

async function getSection(
  client: QueryClient,
  location: EditionListLocation,
  list: ArticleList,
  section: number,
): Promise<readonly Card[]> {
  const start = section * SECTION_ROWS;
  const ordinals = await getListPart(client, location, list, start, start + SECTION_ROWS);
  return getCards(client, list.question.edition, ordinals, list.cards);
}

/**
 * Brings sections before they are needed, each once: what `bring` gives settles when one is at hand. Nothing is
 * given where that is so already, or where it failed to come: then the section itself tries again, and says so.
 */
export function openAhead(
  client: QueryClient,
  location: EditionListLocation,
  list: ArticleList,
): (section: number) => Promise<void> | undefined {
  const asked = new Map<number, Promise<void> | undefined>();
  const bring = async (section: number) => {
    try {
      const cards = await getSection(client, location, list, section);
      client.setQueryData(sectionQuery(client, location, list, section).queryKey, cards);
    } catch {
      // A failure nobody waits for is no failure yet.
    }
    asked.set(section, undefined);
  };
  return (section) => {
    const { queryKey } = sectionQuery(client, location, list, section);
    if (client.getQueryData(queryKey) !== undefined) return undefined;
    if (!asked.has(section)) asked.set(section, bring(section));
    return asked.get(section);
  };
}

/** How many sections a list has; endless while it is not counted. */
export function countSections({ isExact, total }: ArticleList): number {
  return isExact ? Math.ceil(total / SECTION_ROWS) : Number.POSITIVE_INFINITY;
}

/**
 * Both ends of what a list opens with at one of its sections: that and some after it, and the one before.
 * Where it ends earlier, it opens with its last ones.
 */
export function findOpening(sections: number, start: number): readonly [first: number, last: number] {
  const end = Math.min(sections, start + OPENING_SECTIONS);
  return [Math.max(0, Math.min(start, end - OPENING_SECTIONS) - 1), end - 1];
}

/**
 * Settles when the sections that a list opens with have come, or have failed to. Whoever waits for
 * this hears of no failure; a section itself shows it.
 */
export const openingQuery = (
  client: QueryClient,
  location: EditionListLocation,
  list: ArticleList,
  start: number,
) => {
  const [first, last] = findOpening(countSections(list), start);
  const queries = Array.from({ length: last - first + 1 }, (_, n) =>
    sectionQuery(client, location, list, first + n),
  );
  return queryOptions({
    queryKey: ['opening', ...queries.flatMap(({ queryKey }) => queryKey)],
    queryFn: async () => {
      await Promise.allSettled(queries.map((query) => client.query(query)));
      return true;
    },
  });
};
