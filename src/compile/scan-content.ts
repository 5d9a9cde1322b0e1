import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { compareText } from '../model/fault.ts';
import type { CompiledArticle } from './build-card.ts';
import { compileArticle } from './compile-article.ts';
import type { PictureShelf } from './find-pictures.ts';
import { openPictures } from './find-pictures.ts';
import { takeFingerprints } from './fingerprints.ts';
import type { Ledger } from './ledger.ts';
import type { Config } from './read-config.ts';
import { readConfig } from './read-config.ts';
import { faultOfFolder, isFolder } from './read-json.ts';
import type { Remembered } from './remember.ts';
import { openMemory } from './remember.ts';
import type { OpenScan, Scan } from './scan.ts';
import { openScan } from './scan.ts';
import type { Stamp } from './stamp.ts';
import { fingerprint, isSameFile, stampFile, statFile } from './stamp.ts';

/**
 * Reads a content folder once, checks everything, drafts too, and goes on after a fault, so that
 * one run lists them all. With a ledger, an article that stands as it was is not read again; its
 * stamps in the ledger are brought up to date.
 */
export function scanContent(folder: string, ledger?: Ledger): Scan {
  const shelf = openPictures(folder, ledger?.pictures);
  if (!isFolder(folder)) {
    const faults = [faultOfFolder(folder, 'a content folder', 'nothing there')];
    return openScan({ config: {}, pictures: [], faults }, shelf).scan;
  }
  const read = readConfig(folder, shelf);
  const open = openScan(read, shelf);
  const { config } = read;
  const remember =
    ledger !== undefined && isWhole(config) ? openMemory(ledger, takeFingerprints(config), shelf) : undefined;
  const files = [...listArticles(folder, 'articles')].sort(compareText);
  if (files.length === 0) open.refuse(faultOfFolder('articles', 'at least one article', 'no .json file'));
  for (const file of files) {
    const found = statFile(join(folder, file));
    // Gone since the folder was listed.
    if (found === undefined) continue;
    const before = remember?.(file);
    if (before !== undefined && isSameFile(before.stamp, found)) {
      keep(open, before, before.stamp, ledger);
      continue;
    }
    const content = readFileSync(join(folder, file));
    const stamp = stampFile(found, content);
    if (before?.stamp.hash === stamp.hash) keep(open, before, stamp, ledger);
    else open.take(file, stamp, compileArticle(file, content.toString('utf8'), config.site, shelf));
  }
  return open.scan;
}

/** Tells whether all of a configuration could be read. */
export function isWhole(config: Partial<Config>): config is Config {
  return config.site !== undefined && config.categories !== undefined && config.authors !== undefined;
}

/** Reads an article of a content folder once more; it must be the one that was checked. */
export function readAgain(
  folder: string,
  { file, stamp }: { readonly file: string; readonly stamp: Stamp },
  site: Config['site'],
  shelf: PictureShelf,
): CompiledArticle {
  const content = readFileSync(join(folder, file));
  const { compiled } = compileArticle(file, content.toString('utf8'), site, shelf);
  if (compiled !== undefined && fingerprint(content) === stamp.hash) return compiled;
  throw new Error(
    `${file} · expected the article that was checked · found another: it changed during the build · build again`,
  );
}

function keep(open: OpenScan, { kind, number }: Remembered, stamp: Stamp, ledger: Ledger | undefined): void {
  const table = kind === 'article' ? ledger?.table : ledger?.drafts;
  if (table === undefined) return;
  table.restamp(number, stamp);
  open.keep(kind, table, number);
}

/** Lists the `.json` files below a folder, relative to the content folder. */
function* listArticles(folder: string, below: string): Generator<string> {
  if (!isFolder(join(folder, below))) return;
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* listArticles(folder, path);
    else if (entry.isFile() && entry.name.endsWith('.json')) yield path;
  }
}
