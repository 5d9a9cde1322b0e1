import { printFault } from '../model/fault.ts';
import type { Compilation } from './compile-content.ts';

/** Says in a few lines what a compilation found: every fault on a line of its own, then the counts. */
export function summarize({ faults, counts, edition }: Compilation): string {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const withheld = counts.withheld === 0 ? '' : `, ${counts.withheld} not published and left out`;
  const total = `${count(counts.articles, 'article')}${withheld} · ${count(errors, 'error')}, ${count(faults.length - errors, 'warning')}`;
  return [...faults.map(printFault), edition === undefined ? `Not built: ${total}` : total].join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
