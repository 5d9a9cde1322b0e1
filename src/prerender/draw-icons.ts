import { readFileSync } from 'node:fs';

/** The green of the icon's ground (public/icon.svg), and the paper that is drawn on it. */
const GREEN = '#14532d';
const PAPER = '#faf7f0';

/** Where iOS looks for an icon by itself. */
export const TOUCH_ICON = 'apple-touch-icon.png';

/** The ribbon of saved pages, on the ground of the icon. */
const SAVED = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
  <rect width="24" height="24" rx="4.5" fill="${GREEN}"/>
  <path d="M7.5 5h9v14l-4.5-3.5-4.5 3.5z" fill="${PAPER}"/>
</svg>`;

/**
 * Draws the icons that devices want as pictures from the drawing of the icon: the same drawing gives the same bytes.
 *
 * @param drawing the path of an SVG with a ground of its own
 * @returns the files by their paths below the base
 */
export async function drawIcons(drawing: string): Promise<readonly (readonly [file: string, png: Buffer])[]> {
  const svg = readFileSync(drawing);
  return Promise.all([
    drawOne('icons/192.png', () => draw(svg, 192)),
    drawOne('icons/512.png', () => draw(svg, 512)),
    drawOne('icons/maskable.png', () => drawInside(svg, 512, 432)),
    drawOne('icons/monochrome.png', () => drawShape(svg, 512, 432)),
    drawOne('icons/saved.png', () => draw(Buffer.from(SAVED), 192)),
    drawOne(TOUCH_ICON, () => drawInside(svg, 180, 180)),
  ]);
}

async function drawOne<File extends string>(
  file: File,
  make: () => Promise<Sharp>,
): Promise<readonly [File, Buffer]> {
  const image = await make();
  return [file, await image.png({ compressionLevel: 9, palette: true }).toBuffer()];
}

type Sharp = import('sharp').Sharp;

async function draw(svg: Buffer, side: number): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  // An SVG without a size is 64 to 100 pixels wide at 72 dots an inch: drawn larger, not enlarged.
  return sharp(svg, { density: 72 * 8 }).resize(side, side);
}

/** On a ground without corners, so that whatever a device cuts off leaves the drawing whole. */
async function drawInside(svg: Buffer, side: number, inner: number): Promise<Sharp> {
  const image = await draw(svg, inner);
  const edge = (side - inner) / 2;
  return image
    .extend({ top: edge, bottom: edge, left: edge, right: edge, background: GREEN })
    .flatten({ background: GREEN });
}

/** The bare shape of the drawing, for devices that colour it themselves: they look at what is opaque. */
async function drawShape(svg: Buffer, side: number, inner: number): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  const png = await (await drawInside(svg, side, inner)).png().toBuffer();
  const grey = await sharp(png).greyscale().raw().toBuffer();
  // The ground is in the corner, the paper is the brightest; what is between the two is half a shape, or its edge.
  const [ground = 0] = grey;
  const range = grey.reduce((most, value) => Math.max(most, value), 0) - ground;
  const shape = Buffer.from(grey.map((value) => (Math.max(0, value - ground) * 255) / range));
  const black = Buffer.alloc(side * side * 3);
  return sharp(black, { raw: { width: side, height: side, channels: 3 } }).joinChannel(shape, {
    raw: { width: side, height: side, channels: 1 },
  });
}
