import { printFault } from '../model/fault.ts';
import type { Compilation, Sources } from './compile-content.ts';
import type { Weight } from './emit-edition.ts';
import type { Published } from './publish-edition.ts';

/** Says in a few lines what a compilation found: every fault on a line of its own, then the counts. */
export function summarize({ faults, counts, edition }: Compilation): string {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const withheld = counts.withheld === 0 ? '' : `, ${counts.withheld} not published and left out`;
  const total = `${count(counts.articles, 'article')}${withheld} · ${count(errors, 'error')}, ${count(faults.length - errors, 'warning')}`;
  return [...faults.map(printFault), edition === undefined ? `Not built: ${total}` : total].join('\n');
}

/** Says in one line what is new and what was written for it. */
export function summarizePublished(
  { archive, changes, why }: Sources,
  { files, created, bytes, kinds, removed, isWhole }: Published,
): string {
  const news =
    changes === undefined
      ? `fresh numbering ${archive.numbering}${why === undefined ? '' : `: ${why}`}`
      : `${changes.added} new, ${changes.changed} changed, ${changes.removed} removed`;
  const list = [...kinds].map(([kind, weight]) => `${kind} ${printWeight(weight)}`).join(', ');
  const written = `rewrote ${count(files, 'file')}, ${created} of them new (${printMegabytes(bytes)})${list === '' ? '' : `: ${list}`}`;
  return [
    news,
    ...(changes !== undefined && isWhole
      ? ['the edition there was not the last one, so all of it was checked']
      : []),
    written,
    ...(removed === 0 ? [] : [`removed ${count(removed, 'file')}`]),
  ].join(' · ');
}

/** Bytes where they are many. */
function printWeight({ files, bytes }: Weight): string {
  return bytes < 100_000 ? String(files) : `${files} (${printMegabytes(bytes)})`;
}

function printMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
