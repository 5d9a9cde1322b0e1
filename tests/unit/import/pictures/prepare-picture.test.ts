import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import type { PreparedPicture } from '../../../../src/import/pictures/prepare-picture.ts';
import { preparePicture } from '../../../../src/import/pictures/prepare-picture.ts';
import { makeSvg } from '../../../support/make-content-folder.ts';
import { makeBmp, makeFilm, makePicture, readSides } from './make-pictures.ts';

async function prepare(bytes: Uint8Array): Promise<PreparedPicture> {
  const prepared = await preparePicture(bytes);
  if (!prepared.ok) throw new Error(prepared.reason);
  return prepared.picture;
}

async function findReason(bytes: Uint8Array): Promise<string> {
  const prepared = await preparePicture(bytes);
  return prepared.ok ? 'a picture' : prepared.reason;
}

const PLACE = {
  IFD0: { Copyright: 'Vixen of the lane' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 0/1' },
};

describe('a picture for the content folder', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'keeps its bytes when it is a plain %s',
    async (format) => {
      const bytes = await makePicture().toFormat(format).toBuffer();

      const picture = await prepare(bytes);

      expect(Buffer.compare(picture.bytes, bytes)).toBe(0);
      expect(picture).toMatchObject({ extension: format === 'jpeg' ? 'jpg' : format, width: 60, height: 40 });
      expect(picture.remark).toBeUndefined();
    },
  );

  it.each(['jpeg', 'png', 'webp'] as const)(
    'says no more where a %s was taken, and keeps its pixels and the profile of its colours',
    async (format) => {
      const bytes = await makePicture()
        .toFormat(format)
        .withExif(PLACE)
        .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
        .withIccProfile('p3')
        .toBuffer();
      expect(bytes.toString('latin1')).toContain('Vixen');

      const picture = await prepare(bytes);

      const { exif, xmp, icc } = await sharp(picture.bytes).metadata();
      expect([exif, xmp]).toEqual([undefined, undefined]);
      expect(icc).toBeDefined();
      expect(Buffer.from(picture.bytes).toString('latin1')).not.toMatch(/Vixen|xmpmeta/);
      const pixels = async (from: Uint8Array) => await sharp(from).raw().toBuffer();
      expect(Buffer.compare(await pixels(picture.bytes), await pixels(bytes))).toBe(0);
    },
  );

  it('says no more where an AVIF was taken', async () => {
    const picture = await prepare(await makePicture().avif().withExif(PLACE).toBuffer());

    expect(Buffer.from(picture.bytes).toString('latin1')).not.toContain('Vixen');
  });

  it('leaves out what a camera hides behind the end of a picture', async () => {
    const bytes = Buffer.concat([
      await makePicture().jpeg({ progressive: true }).toBuffer(),
      Buffer.from('a film of a fox'),
    ]);

    const picture = await prepare(bytes);

    expect(Buffer.from(picture.bytes).toString('latin1')).not.toContain('fox');
    expect(await readSides(picture.bytes)).toEqual(['red', 'blue']);
  });

  it('is upright, and says so no more', async () => {
    const picture = await prepare(await makePicture().jpeg().withMetadata({ orientation: 3 }).toBuffer());

    expect(await readSides(picture.bytes)).toEqual(['blue', 'red']);
    expect((await sharp(picture.bytes).metadata()).orientation).toBeUndefined();
  });

  it('has the size that it is seen in', async () => {
    const picture = await prepare(await makePicture().jpeg().withMetadata({ orientation: 6 }).toBuffer());

    expect(picture).toMatchObject({ width: 40, height: 60 });
  });

  it('is at most 4,000 pixels long', async () => {
    const picture = await prepare(await makePicture(5000, 100).png().toBuffer());

    expect(picture).toMatchObject({ extension: 'png', width: 4000, height: 80 });
  });

  it.each([
    ['gif', 'png', async () => await makePicture().gif().toBuffer()],
    ['tiff', 'jpg', async () => await makePicture().tiff().toBuffer()],
    ['tiff without colour', 'png', async () => await makePicture().toColourspace('b-w').tiff().toBuffer()],
    ['bmp', 'png', () => Promise.resolve(makeBmp(61, 40, 24))],
    ['bmp with a palette', 'png', () => Promise.resolve(makeBmp(61, 40, 8))],
  ])('is converted from %s to %s', async (kind, extension, make) => {
    const picture = await prepare(await make());

    expect(picture).toMatchObject({ extension, height: 40 });
    expect(await readSides(picture.bytes)).toEqual(
      kind.includes('without') ? ['blue', 'blue'] : ['red', 'blue'],
    );
  });

  it('is kept whole when it moves, and that is said', async () => {
    const bytes = await makeFilm();

    expect(await prepare(bytes)).toEqual({
      bytes,
      extension: 'gif',
      width: 8,
      height: 8,
      remark: 'animated: its first picture is shown',
    });
  });

  it('is a drawing by its root, whatever stands before it', async () => {
    const svg = `\ufeff<?xml version="1.0"?><!-- a fox --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [<!ENTITY a "b">]>\n${makeSvg(320, 200)}`;

    expect(await prepare(Buffer.from(svg))).toMatchObject({ extension: 'svg', width: 320, height: 200 });
  });

  it('is kept as far as it can be read', async () => {
    const bytes = await makePicture(600, 400).jpeg().toBuffer();

    const picture = await prepare(bytes.subarray(0, bytes.length * 0.7));

    expect(picture).toMatchObject({
      width: 600,
      height: 400,
      remark: 'damaged: what can be read of it is kept',
    });
    expect((await sharp(picture.bytes).stats()).channels).toHaveLength(3);
  });
});

describe('what is no picture', () => {
  it.each([
    ['nothing', '', 'nothing: no byte came'],
    ['a page', '<!DOCTYPE html><title>404</title>', 'a page of HTML, not a picture'],
    [
      'a page that holds a drawing',
      '<html><body><svg xmlns="http://www.w3.org/2000/svg"/>',
      'a page of HTML, not a picture',
    ],
    ['a text', 'Not found', 'not a picture'],
    ['another document', '<?xml version="1.0"?><rss><svg/></rss>', 'not a picture'],
    [
      'a drawing without a size',
      '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
      'a damaged picture: it does not say how large it is',
    ],
    ['a beginning', '\u0089PNG\r\n\u001a\n', 'a damaged picture: it does not say how large it is'],
    [
      'Photoshop',
      '8BPS\0\u0001',
      'a picture in a format that is not read here (photoshop); convert it to JPEG',
    ],
  ])('is refused with a sentence: %s', async (_what, text, reason) => {
    const bytes = /^[<N]/.test(text) ? Buffer.from(text) : Buffer.from(text, 'latin1');

    expect(await findReason(bytes)).toBe(reason);
  });

  it('is refused when it unfolds into too many pixels', async () => {
    const bytes = await makePicture(10, 10).png().toBuffer();
    bytes.writeUInt32BE(20_000, 16);
    bytes.writeUInt32BE(20_000, 20);

    expect(await findReason(bytes)).toBe('larger than 100 megapixels (20000 by 20000)');
    expect(await findReason(Buffer.from(makeSvg(100_000, 2000)))).toContain('larger than 100 megapixels');
  });

  it('is refused when it is a HEIC that cannot be opened, with what to do', async () => {
    const bytes = await makePicture().avif().toBuffer();
    bytes.write('heic', 8, 'latin1');
    bytes.write('hvc1', bytes.indexOf('av01'), 'latin1');

    expect(await findReason(bytes)).toContain(
      'HEIC, which cannot be read on this computer: convert it to JPEG (heif-convert fox.heic fox.jpg;',
    );
  });

  it('is refused when it is a point', async () => {
    expect(await findReason(await makePicture(2, 1).png().toBuffer())).toBe(
      'a point of 2 by 1 pixels that shows nothing',
    );
  });

  it('is refused when its pixels are none', async () => {
    const bytes = await makePicture().png().toBuffer();
    bytes.fill(7, 40, bytes.length - 12);

    expect(await findReason(bytes)).toMatch(/^a damaged picture \(/);
  });
});
