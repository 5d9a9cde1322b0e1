/** A candidate of a `srcset`: its address, and the number of its width or its density; 1 where it has none. */
export type Candidate = { readonly address: string; readonly size: number };

/**
 * Lists the candidates of a `srcset`, the largest first. The addresses may hold commas, so a comma only separates after a
 * descriptor or at the end of a word.
 *
 * @example
 * listCandidates('/a-320.jpg 320w, /a-1440.jpg 1440w')
 * // => [{ address: '/a-1440.jpg', size: 1440 }, { address: '/a-320.jpg', size: 320 }]
 */
export function listCandidates(srcset: string): readonly Candidate[] {
  const candidates: Candidate[] = [];
  let waiting = '';
  const settle = (address: string, size: number) => {
    if (address !== '' && size > 0) candidates.push({ address, size });
    waiting = '';
  };
  for (const word of srcset.split(/\s+/)) {
    if (waiting === '') {
      waiting = word.startsWith(',') ? word.slice(1) : word;
      if (waiting.endsWith(',')) settle(waiting.slice(0, -1), 1);
      continue;
    }
    const comma = word.indexOf(',');
    settle(waiting, Number.parseFloat(word) || 1);
    if (comma >= 0) waiting = word.slice(comma + 1);
  }
  settle(waiting, 1);
  return candidates.toSorted((a, b) => b.size - a.size);
}

/**
 * Gives the address of the largest candidate of a `srcset`; '' when there is none.
 *
 * @example
 * findLargest('/a,b.jpg, /c.jpg 2x') // => '/c.jpg'
 */
export function findLargest(srcset: string): string {
  return listCandidates(srcset)[0]?.address ?? '';
}
