import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { openPictures } from '../../../src/compile/find-pictures.ts';
import { makeFolder, makeSvg } from '../../support/make-content-folder.ts';

describe('openPictures', () => {
  it('finds a picture by its path, with its size', () => {
    const shelf = openPictures(makeFolder({ 'images/Le Renard.svg': makeSvg(1600, 900) }));

    const { picture } = shelf.find('images/Le Renard.svg');

    expect(picture).toMatchObject({ width: 1600, height: 900 });
    expect(picture?.stem).toMatch(/^le-renard\.[0-9a-f]{8}$/);
  });

  it('names a picture anew as soon as one byte of it changes', () => {
    const shelf = openPictures(
      makeFolder({
        'a/renard.svg': makeSvg(300, 200),
        'b/renard.svg': makeSvg(300, 201),
        'c/renard.svg': makeSvg(300, 200),
      }),
    );

    const stems = ['a', 'b', 'c'].map((folder) => shelf.find(`${folder}/renard.svg`).picture?.stem);

    expect(stems[0]).toBe(stems[2]);
    expect(stems[0]).not.toBe(stems[1]);
  });

  it('takes a first slash for that of the content folder', () => {
    const shelf = openPictures(makeFolder({ 'images/renard.svg': makeSvg() }));

    expect(shelf.find('/images/renard.svg')).toEqual(shelf.find('images/./renard.svg'));
    expect(shelf.find('images/renard.svg').picture).toBeDefined();
  });

  it('keeps what was asked for, once, and nothing else', () => {
    const shelf = openPictures(
      makeFolder({ 'a.svg': makeSvg(), 'b.svg': makeSvg(9, 9), 'c.svg': makeSvg(8, 8) }),
    );

    shelf.find('a.svg');
    shelf.find('a.svg');
    shelf.find('c.svg');

    expect(shelf.shelved.map(({ path }) => path)).toEqual(['a.svg', 'c.svg']);
  });

  it('knows that a photograph lies on its side', async () => {
    const folder = makeFolder();
    await sharp({ create: { width: 8, height: 4, channels: 3, background: '#fff' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toFile(join(folder, 'lying.jpg'));

    const { picture } = openPictures(folder).find('lying.jpg');

    expect(picture).toMatchObject({ width: 4, height: 8 });
  });

  it.each([
    ['absent.svg', 'it is not there'],
    ['images', 'it is a folder'],
    ['text.png', 'it is no picture'],
    ['../secret.svg', 'it lies outside'],
    ['images/../../secret.svg', 'it lies outside in the end'],
    ['/../secret.svg', 'it lies outside, from the root'],
    ['file:///etc/passwd', 'it is an address'],
    ['a\u0000.svg', 'no file can have that name'],
    ['', 'it is the folder itself'],
  ])('does not find %j: %s', (path) => {
    const parent = makeFolder({
      'secret.svg': makeSvg(),
      'content/images/a.svg': makeSvg(),
      'content/text.png': 'Un renard.',
    });

    expect(openPictures(join(parent, 'content')).find(path).picture).toBeUndefined();
  });

  it('reads a picture again that has changed, and says so', () => {
    const folder = makeFolder({ 'a.svg': makeSvg(), 'b.svg': makeSvg(9, 9) });
    const before = openPictures(folder);
    for (const path of ['a.svg', 'b.svg', 'c.svg']) before.find(path);
    writeFileSync(join(folder, 'b.svg'), makeSvg(7, 7));
    writeFileSync(join(folder, 'c.svg'), makeSvg(5, 5));

    const after = openPictures(folder, before.shelved);

    expect([...after.changed]).toEqual([1, 2]);
    expect(after.find('a.svg')).toEqual(before.find('a.svg'));
    expect(after.find('b.svg')).toMatchObject({ number: 1, picture: { width: 7, height: 7 } });
  });
});
