import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { CHUNK_ROWS, COUNTS_PER_FILE, TAGS_PER_FILE } from '../model/edition.ts';
import type { Archive } from './archive.ts';
import { gatherAliases } from './build-aliases.ts';
import { listSizeFiles } from './build-sizes.ts';
import { gatherVocabulary } from './build-tags.ts';
import { listTerms } from './list-terms.ts';

/** Removes the files of former editions that an archive has no place for, and files left half. Gives their number. */
export function sweepEdition(archive: Archive, folder: string): number {
  const { table, living, cardsPerFile, terms } = archive;
  const slugs = new Set<string>(living.map(table.getSlug));
  const chunks = new Map<string, number>();
  for (const { term, rows } of listTerms(archive)) chunks.set(term, Math.floor(rows.length / CHUNK_ROWS));
  const aliases = new Set(gatherAliases(archive).map(([file]) => file));
  const sizes = listSizeFiles(archive);
  const keys = new Set(gatherVocabulary(archive).map(([key]) => key));
  const belongs: Readonly<Record<string, (name: string, part?: string) => boolean>> = {
    articles: (name) => slugs.has(name),
    cards: (name) => Number(name) * cardsPerFile < table.length,
    terms: (name, part) => chunks.has(name) && Number(part ?? -1) < (chunks.get(name) ?? 0),
    tags: (name, part) =>
      Number(name) * (part === 'counts' ? COUNTS_PER_FILE : TAGS_PER_FILE) < terms.tags.length,
    sizes: (name) => sizes.has(Number(name)),
    vocabulary: (name) => keys.has(name),
    aliases: (name) => aliases.has(name),
  };
  let removed = 0;
  for (const [below, hasPlace] of Object.entries(belongs)) {
    const place = join(folder, 'edition', below);
    for (const file of existsSync(place) ? readdirSync(place) : []) {
      const [, name = '', part] = /^(.*?)(?:\.(\w+))?\.json$/.exec(file) ?? [];
      // Other files than the edition's are not ours to remove.
      if (!/\.json(?:\.\d+\.part)?$/.test(file) || (name !== '' && hasPlace(name, part))) continue;
      rmSync(join(place, file));
      removed++;
    }
  }
  return removed;
}
