import * as v from 'valibot';

import { showFound } from './clean-page.ts';
import type { Draft, DraftPage } from './exchanged-page.ts';

/** A text; anything else counts as none, so that it costs only itself. */
export const textSchema = v.fallback(v.string(), '');

/** A claim, as JSON, PHP and spreadsheets write it. */
export const claimSchema = v.fallback(
  v.pipe(
    v.union([v.boolean(), v.number(), v.string()]),
    v.transform((claim) => ['true', '1', 'yes'].includes(String(claim))),
  ),
  false,
);

/** A list; anything else counts as an empty one, and what does not fit in it as absent. */
export function listOf<Item>(schema: v.GenericSchema<unknown, Item>) {
  return v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((items) => items.filter((item) => v.is(schema, item)).map((item) => v.parse(schema, item))),
    ),
    [],
  );
}

/** Drafts a page of each item of a JSON list; what is no object is a fault. */
export function* draftItems<Item>(
  items: readonly unknown[],
  schema: v.GenericSchema<unknown, Item>,
  draft: (item: Item) => DraftPage,
): Generator<Draft, void> {
  for (const [index, item] of items.entries()) {
    const where = `item ${index + 1}`;
    const parsed = v.safeParse(schema, item);
    yield parsed.success ? { where, ...draft(parsed.output) } : { where, found: showFound(item) };
  }
}
