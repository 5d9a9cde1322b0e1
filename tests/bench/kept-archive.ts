import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import type { BodyKind } from './make-archive.ts';
import { makeArchiveFolder } from './make-archive.ts';
import { ROOT, SCRATCH } from './open-site.ts';
import type { Run } from './run-command.ts';
import { runCompiler } from './run-command.ts';

/** The content folder of a generated archive, made at the first call and kept. */
export function makeArchiveOf(articles: number, body: BodyKind = 'long'): string {
  const folder = path.join(SCRATCH, `archive-${articles}-${body}`);
  const kind = fingerprint([
    'tests/bench/make-archive.ts',
    'tests/bench/make-prose.ts',
    'tests/bench/zipf-bag.ts',
  ]);
  if (isKept(folder, kind)) return folder;
  makeAnew(folder, (draft) => makeArchiveFolder(draft, { articles, body }));
  writeFileSync(`${folder}.kind`, kind);
  return folder;
}

/**
 * The edition of a generated archive, kept until the compiler changes: a million articles take half an
 * hour. With `BENCH_KEEP=1` in the environment it is kept even then.
 */
export function makeEditionOf(articles: number, body: BodyKind = 'long'): string {
  const folder = nameEdition(articles, body);
  const isKeptAnyway = process.env['BENCH_KEEP'] === '1' && existsSync(`${folder}.kind`);
  if (isKeptAnyway || isKept(folder, fingerprintCompiler())) return folder;
  remakeEditionOf(articles, body);
  return folder;
}

/** Builds the edition of a generated archive from nothing, keeps it, and says what that took. */
export function remakeEditionOf(articles: number, body: BodyKind): Run {
  const archive = makeArchiveOf(articles, body);
  const folder = nameEdition(articles, body);
  const kind = fingerprintCompiler();
  const run = makeAnew(folder, (draft) => runCompiler(archive, draft));
  writeFileSync(`${folder}.kind`, kind);
  return run;
}

function nameEdition(articles: number, body: BodyKind): string {
  return path.join(SCRATCH, `edition-${articles}-${body}`);
}

/** Makes a folder under another name first: one that is left half-way is never taken for whole. */
function makeAnew<Made>(folder: string, make: (draft: string) => Made): Made {
  mkdirSync(SCRATCH, { recursive: true });
  rmSync(`${folder}.kind`, { force: true });
  rmSync(folder, { recursive: true, force: true });
  const draft = mkdtempSync(path.join(SCRATCH, 'draft-'));
  try {
    const made = make(draft);
    renameSync(draft, folder);
    return made;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function isKept(folder: string, kind: string): boolean {
  return existsSync(`${folder}.kind`) && readFileSync(`${folder}.kind`, 'utf8') === kind;
}

/** What decides the bytes of an edition, but for the articles: the compiler and the format. */
function fingerprintCompiler(): string {
  const compiler = readdirSync(path.join(ROOT, 'src/compile'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `src/compile/${file.replaceAll('\\', '/')}`);
  return fingerprint([...compiler.sort(), 'src/model/edition.ts', 'tests/bench/make-archive.ts']);
}

function fingerprint(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(path.join(ROOT, file)));
  return hash.digest('hex');
}
