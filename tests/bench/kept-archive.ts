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
import { writeSearchedArchive } from './searched-archive.ts';

/** What an archive is for: `searched` has the words of real ones, the others their terms. */
export type ArchiveKind = BodyKind | 'searched';

/** The content folder of a generated archive, made at the first call and kept. */
export function makeArchiveOf(articles: number, kind: ArchiveKind = 'long'): string {
  const folder = path.join(SCRATCH, `archive-${articles}-${kind}`);
  const makers = fingerprint(listMakers(kind));
  if (isKept(folder, makers)) return folder;
  makeAnew(folder, (draft) => {
    if (kind === 'searched') writeSearchedArchive(draft, articles);
    else makeArchiveFolder(draft, { articles, body: kind });
  });
  writeFileSync(`${folder}.kind`, makers);
  return folder;
}

function listMakers(kind: ArchiveKind): readonly string[] {
  const files =
    kind === 'searched' ? ['searched-archive', 'make-lexicon'] : ['make-archive', 'make-prose', 'zipf-bag'];
  return files.map((file) => `tests/bench/${file}.ts`);
}

/**
 * The edition of a generated archive, kept until the compiler changes: a million articles take half an
 * hour. With `BENCH_KEEP=1` in the environment it is kept even then.
 */
export function makeEditionOf(articles: number, kind: ArchiveKind = 'long'): string {
  const folder = nameEdition(articles, kind);
  const isKeptAnyway = process.env['BENCH_KEEP'] === '1' && existsSync(`${folder}.kind`);
  if (isKeptAnyway || isKept(folder, fingerprintCompiler(kind))) return folder;
  remakeEditionOf(articles, kind);
  return folder;
}

/** Builds the edition of a generated archive from nothing, keeps it, and says what that took. */
export function remakeEditionOf(articles: number, kind: ArchiveKind): Run {
  const archive = makeArchiveOf(articles, kind);
  const folder = nameEdition(articles, kind);
  const compiler = fingerprintCompiler(kind);
  const run = makeAnew(folder, (draft) => runCompiler(archive, draft));
  writeFileSync(`${folder}.kind`, compiler);
  return run;
}

function nameEdition(articles: number, kind: ArchiveKind): string {
  return path.join(SCRATCH, `edition-${articles}-${kind}`);
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

/** What decides the bytes of an edition: the articles, the compiler and the format. */
function fingerprintCompiler(kind: ArchiveKind): string {
  const compiler = ['src/compile', 'src/model/search'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );
  return fingerprint([...compiler.sort(), 'src/model/edition.ts', ...listMakers(kind)]);
}

function fingerprint(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(path.join(ROOT, file)));
  return hash.digest('hex');
}
