import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { emitEdition } from '../../../src/compile/emit-edition.ts';
import { makeFolder } from '../../support/make-content-folder.ts';
import { buildFiles, makeArchive, makeEdition } from '../../support/make-edition.ts';

describe('emitEdition', () => {
  it('writes every file where its path says, and tells how much that is', () => {
    const folder = makeFolder();
    const archive = makeArchive(30);
    const { files } = makeEdition(archive);

    const emitted = emitEdition(buildFiles(archive), folder);

    const written = new Map(
      [...files.keys()].map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
    );
    expect(written).toEqual(files);
    expect(emitted).toMatchObject({
      files: files.size,
      bytes: Buffer.byteLength([...files.values()].join('')),
    });
  });

  it('tells how much of it is the index', () => {
    const archive = makeArchive(30);
    const parts = [...makeEdition(archive).files].filter(([path]) => path.startsWith('edition/search/'));

    const { kinds } = emitEdition(buildFiles(archive), makeFolder());

    expect(kinds.get('of the index')).toEqual({
      files: parts.length,
      bytes: Buffer.byteLength(parts.map(([, text]) => text).join('')),
    });
  });

  it('leaves a file alone that is right, and replaces one that was cut', () => {
    const folder = makeFolder();
    const archive = makeArchive(30);
    emitEdition(buildFiles(archive), folder);
    const cut = join(folder, 'edition/months.json');
    const whole = readFileSync(cut, 'utf8');
    writeFileSync(cut, whole.slice(0, 20));
    let calls = 0;

    const emitted = emitEdition(buildFiles(archive), folder, () => calls++);

    expect(emitted.files).toBe(1);
    expect(calls).toBe(1);
    expect(readFileSync(cut, 'utf8')).toBe(whole);
  });
});
