import * as v from 'valibot';

import type { Fact } from '../model/facts.ts';
import type { Result } from '../model/result.ts';
import { failed, ok } from '../model/result.ts';

/** What version 1 of the database kept of a saved page. */
const recordSchema = v.looseObject({
  v: v.literal(1),
  key: v.string(),
  savedAt: v.pipe(v.number(), v.finite()),
  savedBy: v.string(),
  page: v.looseObject({ kind: v.picklist(['article', 'list']) }),
});

/** Takes a saved page over as the fact that it is: nothing is known of it after the moment when it was saved. */
export function toFact(record: unknown): Result<Fact, string> {
  const parsed = v.safeParse(recordSchema, record);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return failed(`${v.getDotPath(issue) ?? 'the record'}: ${issue.message}`);
  }
  const { v: _version, key, savedBy, ...value } = parsed.output;
  return ok({ key: `page ${key}`, value, stamp: [value.savedAt, 0, savedBy] });
}
