import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { listPartNames, readStandingIndex } from './standing-index.ts';

/**
 * Removes the parts of former indexes, and files left half. Who has a former index open finds a part of it gone, and asks for the
 * directory anew. Gives the number of files.
 */
export function sweepSearch(out: string): number {
  const kept = new Set(listPartNames(readStandingIndex(out)));
  const place = join(out, 'edition/search');
  let removed = 0;
  for (const name of existsSync(place) ? readdirSync(place) : []) {
    const files = readdirSync(join(place, name)).filter((file) => !kept.has(name) || file.endsWith('.part'));
    for (const file of files) rmSync(join(place, name, file));
    if (!kept.has(name)) rmSync(join(place, name), { recursive: true });
    removed += files.length;
  }
  return removed;
}
