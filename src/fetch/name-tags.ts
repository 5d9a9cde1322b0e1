import type { QueryClient } from '@tanstack/react-query';

import type { CountedTag } from '../model/edition.ts';
import { TAGS_PER_FILE } from '../model/edition.ts';
import { compareText } from '../model/fault.ts';
import { findTopTags } from '../model/scan.ts';
import type { Slug } from '../model/slug.ts';
import { tagsQuery } from './list-queries.ts';
import type { Question } from './question.ts';

/** Tags that a list offers to filter by. */
export const OFFERED_TAGS = 30;

/**
 * Names the tags counted most often, most first. A tag that the list already demands would narrow
 * nothing.
 *
 * @param isHurried name only what the heads have named already, so that nothing more is fetched
 */
export async function nameTags(
  client: QueryClient,
  { own, named }: Question,
  counts: Uint32Array,
  demanded: ReadonlySet<Slug>,
  isHurried: boolean,
): Promise<readonly CountedTag[]> {
  const heads = [own.head, ...named.values()];
  const known = new Map(heads.flatMap(({ tags }) => tags.map((tag) => [tag.id, tag] as const)));
  const top = findTopTags(counts, isHurried ? counts.length : OFFERED_TAGS + demanded.size);
  const unknown = isHurried ? [] : top.filter(({ id }) => !known.has(id));
  const files = [...new Set(unknown.map(({ id }) => Math.floor(id / TAGS_PER_FILE)))];
  const dictionary = new Map(
    await Promise.all(files.map(async (file) => [file, await client.query(tagsQuery(file))] as const)),
  );
  const nameTag = (id: number) =>
    known.get(id) ?? dictionary.get(Math.floor(id / TAGS_PER_FILE))?.tags[id % TAGS_PER_FILE];
  return top
    .flatMap(({ id, count }) => {
      const tag = nameTag(id);
      return tag === undefined || demanded.has(tag.slug) ? [] : [{ slug: tag.slug, name: tag.name, count }];
    })
    .sort((a, b) => b.count - a.count || compareText(a.slug, b.slug))
    .slice(0, OFFERED_TAGS);
}
