import { OUTCOMES, printGone, printSince, REASONS } from './print-report.ts';
import type { Outcome, Place, Report } from './report.ts';
import { countItems, countLeft, hasRefusals } from './report.ts';

/**
 * Prints a report as a page to open from the disk: no script, no request. Files it names are links, relative to the
 * content folder, where the page stands.
 */
export function printReportPage(report: Report): string {
  const { format, source, outcomes, left, refused, byHand, lossy, gone, constructs, comments, pictures } =
    report;
  const rows = Object.entries(OUTCOMES).map(([outcome, text]) => [
    text,
    String(outcomes[outcome as Outcome]),
  ]); // The keys of a record are those of its type.
  const reasons = countLeft(report).map(([reason, number]) => [
    `left out: ${REASONS[reason]}`,
    String(number),
  ]);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Import of ${escape(source)}</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid; text-align: start; vertical-align: top; }
th { overflow-wrap: normal; }
main { overflow-x: auto; }
td:last-child { min-width: 8rem; }
td:not(:first-child) { font-variant-numeric: tabular-nums; }
</style>
</head>
<body>
<main>
<h1>Import of ${escape(source)}</h1>
<p>${escape(format)}. ${countItems(report)} items in the source. ${hasRefusals(report) ? 'Something was refused: <a href="#refused">see where</a>.' : 'Nothing was refused.'}</p>
${report.since === undefined ? '' : `<p>${escape(printSince(report.since))}</p>`}
${report.isStopped ? '<p>Stopped before the end: the same command goes on.</p>' : ''}
${table(
  'What became of them',
  ['', 'items'],
  [...rows.filter(([, number]) => number !== '0'), ...reasons].map((row) => row.map(escape)),
)}
<div id="refused"></div>
${table(
  'Refused',
  ['where', 'file', 'why'],
  // It was not written: there is nothing to open.
  refused.map(({ at, file, why }) => [printWhere(at), escape(file), escape(why)]),
)}
${table(
  'Edited or deleted by hand, though the source has changed',
  ['where', 'file'],
  byHand.map(({ at, file }) => [printWhere(at), link(file)]),
)}
${table(
  'Unchanged, and not whole since an earlier import (--force says what of them was refused)',
  ['where', 'file', 'refused'],
  lossy.map(({ at, file, lost }) => [printWhere(at), link(file), String(lost)]),
)}
${table(
  'Of earlier imports',
  ['file', 'what'],
  gone.map(({ file, ...what }) => [what.isTaken ? escape(file) : link(file), escape(printGone(what))]),
)}
${table(
  'Constructs of the bodies',
  ['construct', 'kept', 'simplified', 'refused', 'where'],
  constructs.map(({ construct, kept, simplified, refused: lost, places }) => [
    `<code>${escape(construct)}</code>`,
    String(kept),
    String(simplified),
    String(lost),
    printPlaces(places, simplified + lost),
  ]),
)}
${table(
  'Pictures that are missing',
  ['where', 'file', 'why'],
  pictures.failed.map(({ at, file, why }) => [
    printWhere(at),
    file === undefined ? '' : link(file),
    escape(why),
  ]),
)}
${table(
  'Left out',
  ['where', 'headline', 'why'],
  left.map(({ at, title = '', reason, detail }) => [
    printWhere(at),
    escape(title),
    escape(`${REASONS[reason]}${detail === undefined ? '' : `: ${detail}`}`),
  ]),
)}
<p>${pictures.there} pictures are there. ${comments} comments were left out.</p>
</main>
</body>
</html>
`;
}

/** Places that are seen at once; the others are one click away. */
const OPEN_PLACES = 10;

/** @param number of all of them: of what was simplified, some are counted only */
function printPlaces(places: readonly Place[], number: number): string {
  const lines = places.map(printPlace);
  const rest = lines.slice(OPEN_PLACES);
  const uncounted = number - lines.length;
  if (uncounted > 0) rest.push(`and ${uncounted} more that were simplified`);
  const first = lines.slice(0, OPEN_PLACES).join('<br>');
  if (rest.length === 0) return first;
  return `${first}<details><summary>${number - OPEN_PLACES} more</summary>${rest.join('<br>')}</details>`;
}

function printPlace({ outcome, at, file, sample }: Place): string {
  const where = file === undefined ? printWhere(at) : `${link(file)} (${printWhere(at)})`;
  return `${outcome}: ${where}${sample === undefined ? '' : ` <code>${escape(sample)}</code>`}`;
}

/** What was asked of the web can be asked again. */
function printWhere(at: string): string {
  return /^https?:\/\//i.test(at) ? `<a href="${escape(at)}" rel="noreferrer">${escape(at)}</a>` : escape(at);
}

/** Cells are HTML already. */
function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const cells = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<h2>${title}</h2>\n<table>\n<tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr>\n${cells.join('\n')}\n</table>`;
}

function link(file: string): string {
  return `<a href="${escape(file.split('/').map(encodeURIComponent).join('/'))}">${escape(file)}</a>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
