import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { buildEdition } from '../../../src/compile/build-edition.ts';
import { emitEdition } from '../../../src/compile/emit-edition.ts';
import { makeFolder } from '../../support/make-content-folder.ts';
import { makeArchive, makeEdition } from '../../support/make-edition.ts';

describe('emitEdition', () => {
  it('writes every file where its path says, and tells how much that is', () => {
    const folder = makeFolder();
    const archive = makeArchive(30);
    const { files } = makeEdition(archive);

    const emitted = emitEdition(buildEdition(archive), folder);

    const written = new Map(
      [...files.keys()].map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
    );
    expect(written).toEqual(files);
    expect(emitted).toEqual({ files: files.size, bytes: Buffer.byteLength([...files.values()].join('')) });
  });
});
