import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, it } from 'vitest';

import { openArticleFolder } from '../../../../src/import/write/article-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiosque-articles-'));

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(file: string, text: string): void {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), text);
}

it('reads what is there, and only that', () => {
  put('articles/web/fox.json', 'le renard');
  put('articles/web/notes.txt', 'autre chose');

  const { files, read } = openArticleFolder(folder);

  expect(files).toEqual(['articles/web/fox.json']);
  expect(read('articles/web/fox.json')).toBe('le renard');
  expect(read('articles/web/owl.json')).toBeUndefined();
});

it('asks the disk for a name in another spelling, which some disks take for the same', () => {
  put('articles/web/FOX.json', 'le renard');

  const { read } = openArticleFolder(folder);

  // What such a disk would find there.
  put('articles/web/fox.json', 'le renard');
  expect(read('articles/web/fox.json')).toBe('le renard');
});

it('gives nothing for a file that was deleted meanwhile', () => {
  put('articles/web/fox.json', 'le renard');
  const { read } = openArticleFolder(folder);

  rmSync(join(folder, 'articles/web/fox.json'));

  expect(read('articles/web/fox.json')).toBeUndefined();
});

it('writes into folders that are not there yet, and leaves nothing half written', () => {
  const { write } = openArticleFolder(folder);

  write('articles/web/fox.json', 'le renard');
  write('articles/web/owl.json', 'la chouette');

  expect(readdirSync(join(folder, 'articles/web'))).toEqual(['fox.json', 'owl.json']);
  expect(readFileSync(join(folder, 'articles/web/owl.json'), 'utf8')).toBe('la chouette');
});
