import { imageSize } from 'image-size';
import type { Sharp } from 'sharp';

import { readBmp } from './read-bmp.ts';
import type { PictureKind } from './recognise-picture.ts';
import { recognisePicture } from './recognise-picture.ts';
import { stripMetadata } from './strip-metadata.ts';

/** A picture as the content folder may hold it. */
export type PreparedPicture = {
  readonly bytes: Uint8Array;
  readonly extension: 'jpg' | 'png' | 'webp' | 'avif' | 'svg' | 'gif';
  readonly width: number;
  readonly height: number;
  /** What was lost on the way, as half a sentence. */
  readonly remark?: string;
};

/** A picture, or why it is none. */
export type Preparation =
  | { readonly ok: true; readonly picture: PreparedPicture }
  | { readonly ok: false; readonly reason: string };

/** The longest side of a picture, in pixels; what is longer is scaled down. */
export const LONGEST_SIDE = 4000;

/** A picture of more pixels is not opened: it may be a few bytes that unfold into gigabytes. */
export const MOST_PIXELS = 100_000_000;

/** How long a picture may take to be read, in seconds; a drawing can be made to take for ever. */
const LONGEST_READING = 30;

/**
 * Makes a picture ready for the content folder: recognised by its bytes, readable to its end, upright, at most 4,000
 * pixels long, in a format that the compiler takes, and without what says where it was taken. One that is all of this
 * already keeps its pixels as they are. It never throws.
 */
export async function preparePicture(bytes: Uint8Array): Promise<Preparation> {
  const kind = recognisePicture(bytes);
  if (kind === undefined) return refuse(describeOther(bytes));
  const open = OPENERS[kind];
  if (open === undefined) return refuse(describeFormat(kind));
  const fault = findFault(bytes);
  try {
    return fault === undefined ? { ok: true, picture: await open(bytes, kind) } : refuse(fault);
  } catch (error) {
    return refuse(`a damaged picture (${error instanceof Error ? firstLine(error.message) : 'unreadable'})`);
  }
}

/** Says what is wrong with the size of a picture, before anybody opens it; nothing where that is right. */
function findFault(bytes: Uint8Array): string | undefined {
  const size = measure(bytes);
  if (size === undefined) return 'a damaged picture: it does not say how large it is';
  const { width, height } = size;
  if (width * height > MOST_PIXELS)
    return `larger than ${MOST_PIXELS / 1_000_000} megapixels (${width} by ${height})`;
  return width <= 1 || height <= 1 ? `a point of ${width} by ${height} pixels that shows nothing` : undefined;
}

type Opener = (bytes: Uint8Array, kind: PictureKind) => Promise<PreparedPicture>;

const OPENERS: Partial<Readonly<Record<PictureKind, Opener>>> = {
  jpeg: keepPicture,
  png: keepPicture,
  webp: keepPicture,
  avif: keepPicture,
  svg: keepDrawing,
  gif: keepGif,
  tiff: convertTiff,
  bmp: convertBmp,
  heic: convertHeic,
};

async function openSharp(bytes: Uint8Array, options: { readonly failOn?: 'none' } = {}): Promise<Sharp> {
  // Loading it takes a third of a second, and many sources have no pictures.
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, ...options }).timeout({ seconds: LONGEST_READING });
}

/** Keeps the bytes of a picture where nothing of it needs to change but what is said of it. */
async function keepPicture(bytes: Uint8Array, kind: PictureKind): Promise<PreparedPicture> {
  const format = kind === 'png' || kind === 'webp' || kind === 'avif' ? kind : 'jpeg';
  const {
    width,
    height,
    orientation = 1,
    pages = 1,
    exif,
    xmp,
    iptc,
  } = await (await openSharp(bytes)).metadata();
  const isWhole = await canRead(bytes);
  const isTagged = exif !== undefined || xmp !== undefined || iptc !== undefined;
  const mustChange =
    !isWhole || orientation > 1 || Math.max(width, height) > LONGEST_SIDE || (format === 'avif' && isTagged);
  if (mustChange) {
    const image = await openSharp(bytes, isWhole ? {} : { failOn: 'none' });
    return encode(image, format, isWhole ? {} : { remark: 'damaged: what can be read of it is kept' });
  }
  return {
    bytes: format === 'avif' ? bytes : stripMetadata(bytes, format),
    extension: format === 'jpeg' ? 'jpg' : format,
    width,
    height,
    ...(pages > 1 ? { remark: 'animated: its first picture is shown' } : {}),
  };
}

/** Tells whether a picture can be read to its end; the compiler would stop at one that cannot. */
async function canRead(bytes: Uint8Array): Promise<boolean> {
  try {
    await (await openSharp(bytes)).resize(8, 8, { fit: 'fill' }).raw().toBuffer();
    return true;
  } catch {
    // Truncated, or worse: the next attempt takes what there is.
    return false;
  }
}

async function keepDrawing(bytes: Uint8Array): Promise<PreparedPicture> {
  const { width, height } = imageSize(bytes);
  await (await openSharp(bytes)).resize(8, 8, { fit: 'fill' }).raw().toBuffer();
  return { bytes, extension: 'svg', width: Math.round(width), height: Math.round(height) };
}

/** A GIF that moves is kept whole; one that does not is a PNG. */
async function keepGif(bytes: Uint8Array): Promise<PreparedPicture> {
  const { width, height, pages = 1 } = await (await openSharp(bytes)).metadata();
  const isLong = Math.max(width, height) > LONGEST_SIDE;
  const remark = pages > 1 ? 'animated: its first picture is shown' : undefined;
  if (pages > 1 && !isLong && (await canRead(bytes)))
    return { bytes, extension: 'gif', width, height, ...(remark === undefined ? {} : { remark }) };
  return encode(await openSharp(bytes, { failOn: 'none' }), 'png', remark === undefined ? {} : { remark });
}

async function convertTiff(bytes: Uint8Array): Promise<PreparedPicture> {
  const { hasAlpha, channels, pages = 1 } = await (await openSharp(bytes)).metadata();
  // What is transparent, or black and white, is a drawing.
  return encode(await openSharp(bytes), hasAlpha || channels < 3 ? 'png' : 'jpeg', {
    ...(pages > 1 ? { remark: `the first of ${pages} pages` } : {}),
  });
}

const CONVERT_HEIC =
  'convert it to JPEG (heif-convert fox.heic fox.jpg; on a Mac, sips -s format jpeg fox.heic --out fox.jpg) and name that file in the article';

/** Most builds of sharp know HEIC by its name only. */
async function convertHeic(bytes: Uint8Array): Promise<PreparedPicture> {
  try {
    return await encode(await openSharp(bytes), 'jpeg', {});
  } catch (error) {
    throw new Error(`HEIC, which cannot be read on this computer: ${CONVERT_HEIC}`, { cause: error });
  }
}

async function convertBmp(bytes: Uint8Array): Promise<PreparedPicture> {
  const pixels = readBmp(bytes, MOST_PIXELS);
  if (pixels === undefined) throw new Error('a BMP of a kind that is not read here');
  const { default: sharp } = await import('sharp');
  const { data, width, height } = pixels;
  return encode(sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha(), 'png', {});
}

/** Masters are made smaller once more by the compiler, so that they lose next to nothing here. */
const QUALITY = { jpeg: { quality: 90 }, webp: { quality: 90 }, avif: { quality: 70, effort: 2 } } as const;

/** Prints a picture anew: upright, no longer than it may be, with nothing said of it. */
async function encode(
  image: Sharp,
  format: 'jpeg' | 'png' | 'webp' | 'avif',
  extra: { readonly remark?: string },
): Promise<PreparedPicture> {
  const upright = image
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await upright
    .toFormat(format, format === 'png' ? {} : QUALITY[format])
    .toBuffer({ resolveWithObject: true });
  const extension = format === 'jpeg' ? 'jpg' : format;
  return { bytes: data, extension, width: info.width, height: info.height, ...extra };
}

function measure(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height } : undefined;
  } catch {
    // Cut off within its header.
    return undefined;
  }
}

/** What a server sends instead of a picture is a page, as a rule. */
function describeOther(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'nothing: no byte came';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400)).toString('latin1');
  if (/^\s*(?:<!doctype html|<html|<head|<body)/i.test(head)) return 'a page of HTML, not a picture';
  return 'not a picture';
}

function describeFormat(kind: PictureKind): string {
  return `a picture in a format that is not read here (${kind}); convert it to JPEG`;
}

function refuse(reason: string): Preparation {
  return { ok: false, reason };
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 120) ?? '';
}
