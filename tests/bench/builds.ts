import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import type { Benchmark, Report } from './figure.ts';
import { makeArchiveOf, makeEditionOf, remakeEditionOf } from './kept-archive.ts';
import type { BodyKind } from './make-archive.ts';
import { nameFolder, openArchive, writeArticle } from './make-archive.ts';
import { SCRATCH } from './open-site.ts';
import { runCompiler } from './run-command.ts';
import { brotli } from './weigh-page.ts';

const PUBLISHED = 20;

/** A first build of 100,000 articles with short bodies. */
export const buildOf100k: Benchmark = {
  name: 'build-100k',
  isOnDemand: true,
  run: (report) => measureBuild(report, 100_000, 'short', { minutes: 3, megabytes: 1500 }),
};

/** A first build of a million articles of one sentence each. */
export const buildOf1m: Benchmark = {
  name: 'build-1m',
  isOnDemand: true,
  run: (report) => measureBuild(report, 1_000_000, 'metadata', { minutes: 30, megabytes: 2000 }),
};

/** Twenty news on 100,000 articles: what has to be uploaded, and how long it takes to know. */
export const publishing: Benchmark = {
  name: 'publish',
  isOnDemand: true,
  run: (report) => measurePublishing(report, 100_000, 'short'),
};

function measureBuild(
  report: Report,
  articles: number,
  body: BodyKind,
  most: { readonly minutes: number; readonly megabytes: number },
): void {
  const { milliseconds, peakKilobytes } = remakeEditionOf(articles, body);
  const name = `edition of ${articles.toLocaleString('en')} articles (${body})`;
  report({ name, value: milliseconds / 1000, unit: 's', target: { atMost: most.minutes * 60 } });
  report({
    name: `${name}, memory at its peak`,
    value: peakKilobytes / 1000,
    unit: 'MB',
    target: { atMost: most.megabytes },
  });
}

function measurePublishing(report: Report, articles: number, body: BodyKind): void {
  const archive = openArchive({ articles, body });
  const content = makeArchiveOf(articles, body);
  const out = path.join(SCRATCH, 'published');
  const clean = () => {
    for (const folder of [out, nameFolder(content, articles)])
      rmSync(folder, { recursive: true, force: true });
  };
  // A run that was stopped may have left its news behind.
  clean();
  const kept = makeEditionOf(articles, body);
  try {
    // The edition that is kept stays as it is, whatever the compiler writes beside it.
    // Of 165,000 files `cp` makes a copy in 16 s, `cpSync` in more than nine minutes.
    execFileSync('cp', ['-a', kept, out]);
    const before = listFiles(out);
    for (let index = articles; index < articles + PUBLISHED; index++) writeArticle(content, archive, index);
    const { milliseconds, printed } = runCompiler(content, out);
    console.log(printed.trim());
    const name = `publishing ${PUBLISHED} on ${articles.toLocaleString('en')}`;
    report({ name, value: milliseconds / 1000, unit: 's', target: { atMost: 5 } });
    reportChanges(report, name, before, { kept, out });
  } finally {
    clean();
  }
}

function reportChanges(
  report: Report,
  name: string,
  before: Files,
  { kept, out }: { readonly kept: string; readonly out: string },
): void {
  const after = listFiles(out);
  const written = [...after].filter(([file, state]) => before.get(file) !== state).map(([file]) => file);
  const rewritten = written.filter((file) => before.has(file));
  report({ name: `${name}, files rewritten`, value: rewritten.length, unit: '', target: { atMost: 120 } });
  report({ name: `${name}, new files`, value: written.length - rewritten.length, unit: '' });
  // What was written again as it was need not be uploaded.
  const bodies = written.flatMap((file) => {
    const body = readFileSync(path.join(out, file));
    return before.has(file) && body.equals(readFileSync(path.join(kept, file))) ? [] : [body];
  });
  report({ name: `${name}, files to upload`, value: bodies.length, unit: '' });
  report({
    name: `${name}, to upload (brotli)`,
    value: bodies.reduce((sum, body) => sum + brotli(body).length, 0) / 1e6,
    unit: 'MB',
    target: { atMost: 0.4 },
  });
}

/** Files of an edition by path, with what changes when one is written: time, size and place on the disk. */
type Files = ReadonlyMap<string, string>;

function listFiles(folder: string): Files {
  const entries = readdirSync(path.join(folder, 'edition'), { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        const { mtimeNs, size, ino } = statSync(file, { bigint: true });
        return [path.relative(folder, file), `${mtimeNs} ${size} ${ino}`];
      }),
  );
}
