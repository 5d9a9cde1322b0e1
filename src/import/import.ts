/**
 * `npm run import -- <source> [--into folder]`: brings an archive into a content folder, and says what became of each
 * piece of it. README lists the sources and the options.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { describeFailure, isMisused } from './describe-failure.ts';
import { openSource } from './open-source.ts';
import { makeProgress } from './progress.ts';
import { printReport } from './report/print-report.ts';
import { printReportPage } from './report/report-page.ts';
import { hasRefusals } from './report/report.ts';
import { spoolSource } from './spool-source.ts';
import { openDownload } from './web/download-pictures.ts';
import { openWeb } from './web/fetch-file.ts';
import { readState, replaceFile } from './write/state.ts';
import { hashOptions, writeSource } from './write/write-source.ts';

const USAGE = `npm run import -- <source> [options]

<source> is a WordPress export, a feed, saved JSON of WordPress, a folder of Markdown, a folder with kiosque-import.json,
or the address of a feed or of a site of WordPress.

  --into <folder>    the content folder (KIOSQUE_CONTENT, else paper)
  --category <name>  of articles that have none (Articles)
  --language <tag>   of the site, where the source does not say
  --typography       repairs the spaces and apostrophes of French
  --remote           leaves pictures where they are
  --force            writes anew what was edited or deleted by hand, and asks for everything again
  --allow-private    asks addresses of this machine's own network
  --strict           exits 1 when anything was refused
  --help             shows this`;

const stopping = new AbortController();
// Once: a second Ctrl-C ends at once, and what is half written is not there.
process.once('SIGINT', () => stopping.abort());
process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = readArguments(args);
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    const [spec] = positionals;
    if (spec === undefined || positionals.length > 1) {
      console.error(USAGE);
      return 2;
    }
    const into = resolve(values.into ?? process.env['KIOSQUE_CONTENT'] ?? 'paper');
    return await importFrom(spec, into, values);
  } catch (error) {
    if (stopping.signal.aborted) {
      console.error('Stopped: the same command goes on.');
      return 130;
    }
    const told = describeFailure(error);
    if (told === undefined) throw error;
    console.error(isMisused(error) ? `${told}\n\n${USAGE}` : told);
    return 2;
  }
}

function readArguments(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      into: { type: 'string' },
      category: { type: 'string', default: 'Articles' },
      language: { type: 'string' },
      typography: flag,
      remote: flag,
      force: flag,
      'allow-private': flag,
      strict: flag,
      help: { ...flag, short: 'h' },
    },
  });
}

type Values = ReturnType<typeof readArguments>['values'];

async function importFrom(spec: string, into: string, values: Values): Promise<number> {
  const cache = join(process.cwd(), 'node_modules/.cache/kiosque/import');
  const web = openWeb({
    cache,
    allowPrivate: values['allow-private'],
    signal: stopping.signal,
    onWait: (text) => console.error(text),
  });
  const options = {
    typography: values.typography,
    isRemote: values.remote,
    category: values.category,
    ...(values.language === undefined ? {} : { language: values.language }),
  };
  const { ended, items } = readState(into);
  const how = hashOptions(options);
  const opened = await openSource(spec, web, {
    // With other options every article is another one.
    findEnded: (name) => (values.force || ended.get(name)?.how !== how ? undefined : ended.get(name)),
    isKnown: (id) => items.has(id),
  });
  if (opened === undefined) {
    console.log(`${spec} · nothing has changed since the last import`);
    return 0;
  }
  const { source, folder } = opened;
  const spool = join(cache, 'spool.ndjson');
  const report = await writeSource(source.isAsked === true ? spoolSource(source, spool) : source, {
    into,
    ...(folder === undefined ? {} : { folder }),
    force: values.force,
    ...options,
    download: openDownload(web),
    signal: stopping.signal,
    onProgress: makeProgress(process.stderr, Date.now),
  });
  replaceFile(join(into, 'import-report.json'), `${JSON.stringify(report, null, 2)}\n`);
  replaceFile(join(into, 'import-report.html'), printReportPage(report));
  console.log(printReport(report));
  console.log(`The whole report: ${join(into, 'import-report.html')}`);
  if (report.isStopped) return 130;
  return values.strict && hasRefusals(report) ? 1 : 0;
}
