import { listChunks } from '../../model/search/chunks.ts';
import type { QueryFilter } from '../../model/search/operators.ts';
import { applyOperator, isOperator } from '../../model/search/operators.ts';
import type { Segment } from '../../model/search/query-segments.ts';
import { listSegments } from '../../model/search/query-segments.ts';
import { splitChunk } from '../../model/search/split-words.ts';

/**
 * The words of a search as they are looked for where words are all that is understood: those of phrases are among them,
 * operators and what is excluded are not, nor is what French leaves of an article before an apostrophe.
 *
 * @example
 * readPlainWords('sujet:climat « l’énergie solaire » -gaz') // => 'énergie solaire'
 */
export function readPlainWords(text: string): string {
  let filter: QueryFilter = {};
  const readSegment = (segment: Segment): string => {
    if (segment.kind === 'excluded') return '';
    if (segment.kind !== 'operator') return segment.text;
    // Its value is about to be typed.
    if (segment.isLast && segment.value === '' && isOperator(segment.name)) return '';
    const next = applyOperator(filter, segment);
    if (next !== undefined) filter = next;
    // What is no operator is searched as words.
    return next !== undefined || segment.isExcluded ? '' : segment.text;
  };
  return listSegments(text)
    .flatMap((segment) => listWritten(readSegment(segment)))
    .join(' ');
}

/** What stands between spaces, from its first word to its last. */
function listWritten(text: string): readonly string[] {
  return Array.from(listChunks(text), (chunk) => {
    const parts = splitChunk(chunk.text).filter(({ kind }) => kind === 'part');
    return chunk.text.slice(parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0);
  }).filter((written) => written !== '');
}
