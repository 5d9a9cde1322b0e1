/** Pixels in rows from the top, four bytes each: red, green, blue, 255. */
export type Pixels = { readonly data: Uint8Array; readonly width: number; readonly height: number };

/**
 * Reads the pixels of a BMP that is not compressed, of 1, 4, 8, 24 or 32 bits; nothing for any other. What its header
 * claims is not believed further than its bytes go.
 */
export function readBmp(bytes: Uint8Array, mostPixels: number): Pixels | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.length < 54) return undefined;
  const header = view.readUInt32LE(14);
  const width = view.readInt32LE(18);
  const signed = view.readInt32LE(22);
  const height = Math.abs(signed);
  const bits = view.readUInt16LE(28);
  const compression = view.readUInt32LE(30);
  const start = view.readUInt32LE(10);
  const stride = Math.ceil((width * bits) / 32) * 4;
  // A compression of 3 says where the colours are in 32 bits; nearly all say the usual places.
  const isPlain = compression === 0 || (compression === 3 && bits === 32);
  if (header < 40 || !isPlain || ![1, 4, 8, 24, 32].includes(bits)) return undefined;
  if (width <= 0 || height === 0 || width * height > mostPixels) return undefined;
  if (start + stride * height > view.length) return undefined;
  const readColour = makeColourReader(view, bits, 14 + header);
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++) {
    // Rows stand from the bottom up, unless the height is negative.
    const row = start + (signed > 0 ? height - 1 - y : y) * stride;
    for (let x = 0; x < width; x++) {
      const at = readColour(row, x);
      const to = (y * width + x) * 4;
      data[to] = view[at + 2] ?? 0;
      data[to + 1] = view[at + 1] ?? 0;
      data[to + 2] = view[at] ?? 0;
      data[to + 3] = 255;
    }
  }
  return { data, width, height };
}

/** Gives where the blue, green and red of a pixel stand: in its row, or in the palette. */
function makeColourReader(view: Buffer, bits: number, palette: number): (row: number, x: number) => number {
  if (bits >= 24) return (row, x) => row + (x * bits) / 8;
  const mask = (1 << bits) - 1;
  return (row, x) => {
    const bit = x * bits;
    const byte = view[row + (bit >> 3)] ?? 0;
    return palette + ((byte >> (8 - bits - (bit & 7))) & mask) * 4;
  };
}
