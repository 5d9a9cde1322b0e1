import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { openPictures } from '../../../src/compile/find-pictures.ts';
import {
  emitPictures,
  listRenditions,
  pruneRenditions,
  renderPicture,
} from '../../../src/compile/render-pictures.ts';
import { makeFolder, makeSvg } from '../../support/make-content-folder.ts';

function makePicture(width: number, height: number) {
  const { picture } = openPictures(makeFolder({ 'renard.svg': makeSvg(width, height) })).find('renard.svg');
  if (picture === undefined) throw new Error('The picture of the builder cannot be read.');
  return picture;
}

describe('the renditions of a picture', () => {
  it('are named by picture, width and format', () => {
    const picture = makePicture(700, 400);

    const names = listRenditions(picture).map(({ name }) => name);

    expect(names).toEqual(
      ['320.avif', '320.webp', '640.avif', '640.webp'].map((end) => `${picture.stem}-${end}`),
    );
  });

  it('have the width that their name says, and the shape of the picture', async () => {
    const folder = makeFolder();
    const picture = makePicture(640, 400);

    const files = await emitPictures([picture], [makeFolder()], folder);

    expect(files).toBe(4);
    const sizes = await Promise.all(
      listRenditions(picture).map(async ({ name }) => {
        const { width, height } = await sharp(join(folder, name)).metadata();
        return [width, height];
      }),
    );
    expect(sizes).toEqual([
      [320, 200],
      [320, 200],
      [640, 400],
      [640, 400],
    ]);
  });

  it('are taken from the first store that has them, and made in the last', async () => {
    const [kept, cache] = [makeFolder(), makeFolder()];
    const picture = makePicture(64, 64);
    const [avif, webp] = listRenditions(picture);
    if (avif === undefined || webp === undefined) throw new Error('Two formats.');
    writeFileSync(join(kept, avif.name), 'kept');

    const paths = [
      await renderPicture(picture, avif, [kept, cache]),
      await renderPicture(picture, webp, [kept, cache]),
    ];

    expect(paths).toEqual([join(kept, avif.name), join(cache, webp.name)]);
    expect(readdirSync(cache)).toEqual([webp.name]);
  });

  it('leave nothing half-made when a picture cannot be rendered', async () => {
    const store = makeFolder();
    const broken = {
      ...makePicture(64, 64),
      file: join(makeFolder({ 'broken.png': '\u0089PNG' }), 'broken.png'),
    };
    const [rendition] = listRenditions(broken);
    if (rendition === undefined) throw new Error('Two formats.');

    await expect(renderPicture(broken, rendition, [store])).rejects.toThrow('unsupported image format');

    expect(existsSync(join(store, rendition.name))).toBe(false);
  });

  it('go when no picture needs them', () => {
    const picture = makePicture(64, 64);
    const store = makeFolder({ [`${picture.stem}-64.avif`]: 'needed', 'vieux.00000000-320.avif': 'stale' });

    const gone = pruneRenditions([picture], store);

    expect(gone).toEqual(['vieux.00000000-320.avif']);
    expect(readdirSync(store)).toEqual([`${picture.stem}-64.avif`]);
  });
});
