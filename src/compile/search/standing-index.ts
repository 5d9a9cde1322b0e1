import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import { editionPath } from '../../model/edition.ts';
import type { SearchFile } from '../../model/search/index-file.ts';
import { searchSchema } from '../../model/search/index-file.ts';

/** Reads the directory of the index of an edition on the disk; nothing where there is none of this format. */
export function readStandingIndex(out: string): SearchFile | undefined {
  const place = join(out, editionPath.search);
  if (!existsSync(place)) return undefined;
  const parsed = v.safeParse(searchSchema, JSON.parse(readFileSync(place, 'utf8')));
  return parsed.success ? parsed.output : undefined;
}

/** Lists the folders that an index needs. */
export function listPartNames(index: SearchFile | undefined): readonly string[] {
  return index === undefined ? [] : [index.base, index.delta].flatMap((part) => part?.name ?? []);
}
