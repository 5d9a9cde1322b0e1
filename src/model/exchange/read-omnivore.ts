import * as v from 'valibot';

import { draftItems, listOf, textSchema } from './draft-items.ts';
import type { Draft } from './exchanged-page.ts';
import { readMoment } from './read-moment.ts';

const itemSchema = v.object({
  url: textSchema,
  title: textSchema,
  state: textSchema,
  readingProgress: v.fallback(v.number(), 0),
  labels: listOf(v.string()),
  savedAt: textSchema,
});

/**
 * Reads a `metadata_0_to_20.json` of the archive that Omnivore gave out until it closed in 2024
 * (https://github.com/omnivore-app/omnivore, `packages/api/src/jobs/export.ts`); the archive has one for
 * every 20 pages. Its star was the label « Favorites », which stays among the labels. What the reader
 * underlined is in other files of the archive, and `description` is the page's word, not the reader's.
 */
export function readOmnivore(items: readonly unknown[]): Generator<Draft, void> {
  return draftItems(items, itemSchema, ({ url, title, state, readingProgress, labels, savedAt }) => ({
    url,
    title,
    savedAt: readMoment(savedAt),
    // The job writes the word of its database, ARCHIVED; the importers of others know « Archived ».
    isRead: state.toLowerCase() === 'archived' || readingProgress >= 100,
    isFavorite: labels.includes('Favorites'),
    labels,
  }));
}
