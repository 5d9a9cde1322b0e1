import * as v from 'valibot';

import { draftItems, textSchema } from './draft-items.ts';
import type { Draft } from './exchanged-page.ts';
import { readMoment } from './read-moment.ts';

const itemSchema = v.object({
  href: textSchema,
  description: textSchema,
  extended: textSchema,
  time: textSchema,
  toread: textSchema,
  tags: textSchema,
});

/**
 * Reads the JSON backup of https://pinboard.in/settings/backup, whose names are those of the API
 * (https://pinboard.in/api#posts_all): `description` is the title, `extended` the note, and a tag has no
 * spaces. A page that is not marked « to read » counts as read.
 */
export function readPinboard(items: readonly unknown[]): Generator<Draft, void> {
  return draftItems(items, itemSchema, ({ href, description, extended, time, toread, tags }) => ({
    url: href,
    title: description,
    savedAt: readMoment(time),
    isRead: toread === 'no',
    labels: tags.split(/\s+/),
    note: extended,
  }));
}
