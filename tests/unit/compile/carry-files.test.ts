import { existsSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { carryFiles, findCarried } from '../../../src/compile/carry-files.ts';
import { makeFolder } from '../import/markdown/make-folder.ts';

describe('the sound and film of a content folder', () => {
  it('come into the site as they are, and nothing that runs does', () => {
    const content = makeFolder({
      'files/ab/fox.mp3': 'chant',
      'files/page.html': '<script>',
      'files/a.svg': '',
    });
    const out = makeFolder({});

    expect(carryFiles(content, out)).toBe(1);
    expect(readFileSync(path.join(out, 'files/ab/fox.mp3'), 'utf8')).toBe('chant');
    expect(readdirSync(path.join(out, 'files'))).toEqual(['ab']);
  });

  it('are copied again only where they have changed, and go with their file', () => {
    const content = makeFolder({ 'files/a.mp3': 'one', 'files/b.mp3': 'two' });
    const out = makeFolder({});
    carryFiles(content, out);
    const before = statSync(path.join(out, 'files/b.mp3')).ino;

    writeFileSync(path.join(content, 'files/a.mp3'), 'another');
    carryFiles(content, out);

    expect(readFileSync(path.join(out, 'files/a.mp3'), 'utf8')).toBe('another');
    expect(statSync(path.join(out, 'files/b.mp3')).ino).toBe(before);

    rmSync(path.join(content, 'files/a.mp3'));
    carryFiles(content, out);

    expect(existsSync(path.join(out, 'files/a.mp3'))).toBe(false);
  });

  it('are no links to other places', () => {
    const elsewhere = makeFolder({ 'secret.mp3': 'secret' });
    const content = makeFolder({ 'files/a.mp3': 'a' });
    symlinkSync(path.join(elsewhere, 'secret.mp3'), path.join(content, 'files/b.mp3'));

    expect(carryFiles(content, makeFolder({}))).toBe(1);
  });

  it.each([
    ['files/ab/fox.mp3', true],
    ['files/ab/hen.mp3', false],
    ['files/../site.mp3', false],
    ['files/a.html', false],
  ])('are found by the path %s: %s', (asked, isFound) => {
    const content = makeFolder({ 'files/ab/fox.mp3': 'x', 'site.mp3': 'x', 'files/a.html': 'x' });

    expect(findCarried(content, asked) !== undefined).toBe(isFound);
  });
});
