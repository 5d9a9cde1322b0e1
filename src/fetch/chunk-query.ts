import type { Term } from '../model/edition.ts';
import { CHUNK_ROWS, editionPath } from '../model/edition.ts';
import { chunkSchema } from '../model/list-files.ts';
import { toColumns } from '../model/scan.ts';
import { EditionError } from './edition-error.ts';
import { sealedQuery } from './queries.ts';

/** The rows of a sealed chunk, of the numbering that its head has. */
export const chunkQuery = (numbering: string, term: Term, chunk: number) =>
  sealedQuery(editionPath.chunk(term, chunk), chunkSchema, numbering, numbering, ({ rows }) => {
    const columns = toColumns(rows);
    const { length } = columns.ordinals;
    if (length === CHUNK_ROWS) return columns;
    const detail = `expected ${CHUNK_ROWS} rows, got ${length}`;
    throw new EditionError('unreadable', editionPath.chunk(term, chunk), detail);
  });
