import * as v from 'valibot';

import { claimSchema, draftItems, listOf, textSchema } from './draft-items.ts';
import type { Draft } from './exchanged-page.ts';
import { readMoment } from './read-moment.ts';

const itemSchema = v.object({
  url: textSchema,
  title: textSchema,
  is_archived: claimSchema,
  is_starred: claimSchema,
  tags: listOf(v.string()),
  created_at: textSchema,
  annotations: listOf(v.object({ quote: textSchema, text: textSchema })),
});

/**
 * Reads the JSON export of wallabag 2 (https://doc.wallabag.org, « All articles », « JSON »). What the
 * reader underlined is quoted in the note, each with the reader's words below it.
 */
export function readWallabag(items: readonly unknown[]): Generator<Draft, void> {
  return draftItems(items, itemSchema, (item) => ({
    url: item.url,
    title: item.title,
    savedAt: readMoment(item.created_at),
    isRead: item.is_archived,
    isFavorite: item.is_starred,
    labels: item.tags,
    note: item.annotations.map(quote).join('\n\n'),
  }));
}

function quote(annotation: { readonly quote: string; readonly text: string }): string {
  const quoted = annotation.quote.trim().replaceAll(/^/gm, '> ');
  return `${quoted}\n${annotation.text}`.trim();
}
