import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { replaceFile } from './state.ts';

/** The articles of a content folder. Files are named as from there: `articles/web/fox.json`. */
export type ArticleFolder = {
  /** Those that were there when it was opened. */
  readonly files: readonly string[];
  /** Gives the text of one of these; nothing where it is none of them. */
  readonly read: (file: string) => string | undefined;
  readonly write: (file: string, text: string) => void;
  readonly remove: (file: string) => void;
};

/**
 * Opens the articles of a content folder. Its list is read once: asking the disk for each of a hundred thousand files
 * that are not there takes as long as writing them.
 */
export function openArticleFolder(into: string): ArticleFolder {
  mkdirSync(join(into, 'articles'), { recursive: true });
  const files = listFiles(into);
  const there = new Set(files.map(fold));
  const folders = new Set(files.map((file) => dirname(file)));
  return {
    files,
    read: (file) => (there.has(fold(file)) ? readText(join(into, file)) : undefined),
    write: (file, text) => {
      const folder = dirname(file);
      if (!folders.has(folder)) mkdirSync(join(into, folder), { recursive: true });
      folders.add(folder);
      replaceFile(join(into, file), text);
    },
    remove: (file) => {
      rmSync(join(into, file), { force: true });
      there.delete(fold(file));
    },
  };
}

function listFiles(into: string): readonly string[] {
  const names = readdirSync(join(into, 'articles'), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => `articles/${name.replaceAll('\\', '/')}`);
}

/** Some disks take two spellings of a name for one. */
function fold(file: string): string {
  return file.normalize('NFC').toLowerCase();
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // Of another spelling, or deleted since.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
