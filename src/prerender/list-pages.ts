import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { EVERYTHING } from '../model/filter.ts';
import type { Location } from '../model/location.ts';
import { printLocation } from '../model/location.ts';
import { isSlug } from '../model/slug.ts';

/** Lists the addresses of an edition that have a page of their own, in a fixed order. */
export function* listPages(out: string): Generator<string> {
  for (const location of listLocations(out)) yield printLocation(location);
}

function* listLocations(out: string): Generator<Location> {
  yield { page: 'front' };
  yield { page: 'tags' };
  yield { page: 'authors' };
  for (const name of listNames(join(out, 'edition/terms'))) {
    const [, page, slug = ''] = /^(category|tag|author)-([^.]+)$/.exec(name) ?? [];
    if (page !== undefined && isSlug(slug))
      yield { page: page as 'category' | 'tag' | 'author', slug, filter: EVERYTHING };
  }
  for (const slug of listNames(join(out, 'edition/articles')))
    if (isSlug(slug)) yield { page: 'article', slug, fragment: '' };
}

/** The names of the files of a folder without their ending, sorted. */
function listNames(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
}
