import { editionPath } from '../model/edition.ts';
import { toAliasFile } from '../model/aliases.ts';
import { compareText } from '../model/fault.ts';
import type { Slug } from '../model/slug.ts';
import type { Archive } from './archive.ts';
import { toStamp } from './archive.ts';
import type { EditionFile } from './edition-file.ts';
import { printFile } from './edition-file.ts';

/** Builds the files of old addresses. */
export function* buildAliases(archive: Archive): Generator<EditionFile> {
  for (const [file, entries] of gatherAliases(archive)) {
    yield printFile(editionPath.aliases(file), { ...toStamp(archive), aliases: Object.fromEntries(entries) });
  }
}

/** Deals the old addresses out to their files, in order, with the slug of each one's article. */
export function gatherAliases({
  table,
  dead,
}: Archive): readonly (readonly [file: string, entries: [string, Slug][]])[] {
  const files = new Map<string, [string, Slug][]>();
  for (const [ordinal, aliases] of table.listAliases()) {
    if (dead.has(ordinal)) continue;
    for (const alias of aliases) {
      const file = toAliasFile(alias);
      const entries = files.get(file) ?? [];
      entries.push([alias, table.getSlug(ordinal)]);
      files.set(file, entries);
    }
  }
  return [...files]
    .map(([file, entries]) => [file, entries.sort(([a], [b]) => compareText(a, b))] as const)
    .sort(([a], [b]) => compareText(a, b));
}
