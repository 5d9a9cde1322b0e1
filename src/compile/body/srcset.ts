/**
 * Gives the address of the largest candidate of a `srcset`; '' when there is none. The addresses
 * themselves may hold commas, so a comma only separates after a descriptor or at the end of a word.
 *
 * @example
 * findLargest('/a-320.jpg 320w, /a-1440.jpg 1440w') // => '/a-1440.jpg'
 * findLargest('/a,b.jpg, /c.jpg 2x')                // => '/c.jpg'
 */
export function findLargest(srcset: string): string {
  let best = '';
  let bestSize = 0;
  let waiting = '';
  const settle = (address: string, size: number) => {
    if (address !== '' && size > bestSize) [best, bestSize] = [address, size];
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
  return best;
}
