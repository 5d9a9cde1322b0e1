import sharp from 'sharp';

/** A picture of so many pixels, red on the left and blue on the right. */
export function makePicture(width = 60, height = 40) {
  const left = { create: { width: Math.ceil(width / 2), height, channels: 3, background: '#e00' } } as const;
  return sharp({ create: { width, height, channels: 3, background: '#00e' } }).composite([
    { input: left, left: 0, top: 0 },
  ]);
}

/** A GIF of two pictures. */
export async function makeFilm(): Promise<Buffer> {
  const frames = Buffer.concat([Buffer.alloc(8 * 8 * 3, 200), Buffer.alloc(8 * 8 * 3, 20)]);
  return await sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
    .gif({ loop: 0, delay: [100, 100] })
    .toBuffer();
}

/** A BMP of 24 bits, or of 8 with a palette, that is red on the left and blue on the right. */
export function makeBmp(width: number, height: number, bits: 8 | 24): Buffer {
  const stride = Math.ceil((width * bits) / 32) * 4;
  const palette = bits === 8 ? 8 : 0;
  const start = 54 + palette;
  const bmp = Buffer.alloc(start + stride * height);
  bmp.write('BM', 'latin1');
  bmp.writeUInt32LE(bmp.length, 2);
  bmp.writeUInt32LE(start, 10);
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(width, 18);
  bmp.writeInt32LE(height, 22);
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(bits, 28);
  if (bits === 8) bmp.set([0, 0, 0xe0, 0, 0xe0, 0, 0, 0], 54);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isLeft = x < width / 2;
      if (bits === 8) bmp[start + y * stride + x] = isLeft ? 0 : 1;
      else bmp.set(isLeft ? [0, 0, 0xe0] : [0xe0, 0, 0], start + y * stride + x * 3);
    }
  }
  return bmp;
}

/** The colours of a picture near its left and its right side, as `red` or `blue`. */
export async function readSides(bytes: Uint8Array): Promise<readonly string[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const name = (x: number) => {
    const at = (Math.floor(info.height / 2) * info.width + x) * info.channels;
    return (data[at] ?? 0) > (data[at + 2] ?? 0) ? 'red' : 'blue';
  };
  return [name(1), name(info.width - 2)];
}
