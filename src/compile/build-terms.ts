import type { PackedRows, TermHead } from '../model/edition.ts';
import { CHUNK_ROWS, HEAD_CARDS, HEAD_TAGS, editionPath } from '../model/edition.ts';
import { packRows } from '../model/rows.ts';
import type { Archive } from './archive.ts';
import { listNewest, toStamp } from './archive.ts';
import type { CardShelf } from './card-shelf.ts';
import type { EditionFile } from './edition-file.ts';
import { printFile } from './edition-file.ts';
import type { ArchiveTerm } from './list-terms.ts';

/** Builds the files of a term: its sealed chunks, and its head. */
export function* buildTerm(archive: Archive, shelf: CardShelf, of: ArchiveTerm): Generator<EditionFile> {
  const { term, id, about, count } = of;
  const rows = Array.from(of.rows);
  const sealed = Math.floor(rows.length / CHUNK_ROWS);
  for (let chunk = 0; chunk < sealed; chunk++) {
    const some = rows.slice(chunk * CHUNK_ROWS, (chunk + 1) * CHUNK_ROWS);
    yield printFile(editionPath.chunk(term, chunk), { ...toStamp(archive), rows: buildRows(archive, some) });
  }
  const head: TermHead = {
    ...toStamp(archive),
    id,
    ...about,
    count,
    sealed,
    tags: countTags(archive, of),
    cards: listNewest(archive, rows, HEAD_CARDS).map((ordinal) => shelf.get(ordinal)),
    tail: buildRows(archive, rows.slice(sealed * CHUNK_ROWS)),
  };
  yield printFile(editionPath.term(term), head);
}

function buildRows({ table }: Archive, ordinals: readonly number[]): PackedRows {
  return packRows({
    ordinals,
    categories: ordinals.map(table.getCategory),
    authors: ordinals.map(table.getAuthors),
    tags: ordinals.map(table.getTags),
  });
}

/**
 * Counts the tags of the living, most frequent first; between equals the one first used last, which
 * tends to be the rarer. No other term takes part in the order, so that it cannot change with one.
 */
function countTags({ table, terms, dead }: Archive, of: ArchiveTerm): TermHead['tags'] {
  const counts = new Map<number, number>();
  for (let index = 0; index < of.rows.length; index++) {
    const ordinal = of.rows[index] ?? 0;
    if (dead.has(ordinal)) continue;
    for (const tag of table.getTags(ordinal)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  if (of.kind === 'tag') counts.delete(of.id);
  return [...counts]
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || b - a)
    .slice(0, HEAD_TAGS)
    .flatMap(([id, count]) => {
      const tag = terms.tags[id];
      return tag === undefined ? [] : [{ id, slug: tag.slug, name: tag.name, count }];
    });
}
