import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { onTestFinished } from 'vitest';

import { makeAuthor, makeCategory, makeItem } from './make-article.ts';

/** Files by path: a text as it is, any other value as JSON, `undefined` for no file. */
export type ContentFiles = Readonly<Record<string, unknown>>;

/**
 * Writes a content folder: by default sound, with one article, one author, one category; `files`
 * adds to it, replaces in it, and takes out of it. The folder goes when the test is over.
 */
export function makeContentFolder(files: ContentFiles = {}): string {
  const all: ContentFiles = {
    'site.json': { title: 'Kiosque', url: 'https://kiosque.example' },
    'categories.json': [makeCategory('Mobile'), makeCategory('Sécurité')],
    'authors.json': [makeAuthor('Yohann Poiron'), makeAuthor('Élie Antenne')],
    'articles/le-renard.json': makeItem(),
    ...files,
  };
  return makeFolder(all);
}

/** Writes a folder that holds these files and nothing else. */
export function makeFolder(files: ContentFiles = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiosque-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, value] of Object.entries(files)) {
    if (value === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  }
  return folder;
}

/** A drawing of so many pixels. */
export function makeSvg(width = 320, height = 200): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="9" height="9"/></svg>`;
}
