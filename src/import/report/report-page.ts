import { OUTCOMES, printSince, REASONS } from './print-report.ts';
import type { Outcome, Report } from './report.ts';
import { countItems, countLeft, hasRefusals } from './report.ts';

/**
 * Prints a report as a page to open from the disk: no script, no request. Files it names are links, relative to the
 * content folder, where the page stands.
 */
export function printReportPage(report: Report): string {
  const { format, source, outcomes, left, refused, byHand, constructs, comments, pictures } = report;
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
td:not(:first-child) { font-variant-numeric: tabular-nums; }
</style>
</head>
<body>
<main>
<h1>Import of ${escape(source)}</h1>
<p>${escape(format)}. ${countItems(report)} items in the source. ${hasRefusals(report) ? 'Something was refused: see below.' : 'Nothing was refused.'}</p>
${report.since === undefined ? '' : `<p>${escape(printSince(report.since))}</p>`}
${report.isStopped ? '<p>Stopped before the end: the same command goes on.</p>' : ''}
${table(
  'What became of them',
  ['', 'items'],
  [...rows.filter(([, number]) => number !== '0'), ...reasons].map((row) => row.map(escape)),
)}
${table(
  'Refused',
  ['where', 'file', 'why'],
  refused.map(({ at, file, why }) => [escape(at), link(file), escape(why)]),
)}
${table(
  'Edited or deleted by hand, though the source has changed',
  ['where', 'file'],
  byHand.map(({ at, file }) => [escape(at), link(file)]),
)}
${table(
  'Constructs of the bodies',
  ['construct', 'kept', 'simplified', 'refused', 'first places'],
  constructs.map(({ construct, kept, simplified, refused: gone, places }) => [
    `<code>${escape(construct)}</code>`,
    String(kept),
    String(simplified),
    String(gone),
    places
      .map(
        ({ at, file, sample }) =>
          `${file === undefined ? escape(at) : link(file)}${sample === undefined ? '' : ` <code>${escape(sample)}</code>`}`,
      )
      .join('<br>'),
  ]),
)}
${table(
  'Pictures that are missing',
  ['where', 'why'],
  pictures.failed.map(({ at, why }) => [escape(at), escape(why)]),
)}
${table(
  'Left out',
  ['where', 'headline', 'why'],
  left.map(({ at, title = '', reason, detail }) => [
    escape(at),
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
