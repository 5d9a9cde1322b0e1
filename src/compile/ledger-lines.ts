import * as v from 'valibot';

import type { Slug } from '../model/slug.ts';
import { isSlug } from '../model/slug.ts';
import { LEDGER_VERSION } from './ledger.ts';
import type { Stamp } from './stamp.ts';

const kind = v.string();
const sizeSchema = v.pipe(v.number(), v.minValue(0));
const numberSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const slugSchema = v.pipe(
  v.string(),
  v.check(isSlug),
  v.transform((text) => text as Slug), // Checked on the line above.
);
const stampSchema = v.pipe(
  v.strictTuple([sizeSchema, sizeSchema, numberSchema]),
  v.transform(([size, time, hash]): Stamp => ({ size, time, hash })),
);
const warningSchema = v.object({
  severity: v.picklist(['error', 'warning']),
  file: v.string(),
  path: v.string(),
  expected: v.string(),
  found: v.string(),
  fix: v.string(),
});
const restSchema = v.strictObject({
  slug: v.exactOptional(slugSchema),
  place: v.exactOptional(v.pipe(v.number(), v.minValue(-1))),
  pictures: v.exactOptional(v.array(numberSchema)),
  aliases: v.exactOptional(v.array(v.string())),
  featured: v.exactOptional(v.boolean()),
  warnings: v.exactOptional(v.array(warningSchema)),
});
/** The file, its id where that is not its slug, its stamp. */
const file = [v.string(), v.union([v.literal(0), v.string()]), stampSchema] as const;
/** The date, the category, the authors, the tags. */
const row = [
  v.pipe(v.number(), v.integer()),
  numberSchema,
  v.array(numberSchema),
  v.array(numberSchema),
] as const;

/** Parses the first line of a ledger. */
export const headSchema = v.object({
  kiosque: v.literal('ledger'),
  version: v.literal(LEDGER_VERSION),
  numbering: v.string(),
  cardsPerFile: v.pipe(numberSchema, v.minValue(1)),
  edition: numberSchema,
  config: numberSchema,
  site: numberSchema,
});

/** Parse the other lines; each begins with its kind. */
export const categoryLine = v.strictTuple([kind, slugSchema, v.nullable(numberSchema)]);
export const authorLine = v.strictTuple([kind, v.string(), v.nullable(numberSchema)]);
export const tagLine = v.strictTuple([kind, slugSchema, v.string()]);
export const pictureLine = v.strictTuple([
  kind,
  v.string(),
  stampSchema,
  v.nullable(v.object({ stem: v.string(), width: sizeSchema, height: sizeSchema })),
]);
export const revisedLine = v.strictTuple([kind, numberSchema, numberSchema]);
export const articleLine = v.strictTuple([kind, ...file, ...row, numberSchema, restSchema]);
export const deadLine = v.strictTuple([kind, ...row]);
export const draftLine = v.strictTuple([kind, ...file, restSchema]);
export const endLine = v.strictTuple([kind, numberSchema]);

export type LedgerHead = v.InferOutput<typeof headSchema>;
export type LedgerRest = v.InferOutput<typeof restSchema>;
