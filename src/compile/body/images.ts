import { showValue } from '../../model/fault.ts';
import type { Picture } from '../../model/picture.ts';
import { decodePart, isRelative } from './address.ts';
import type { BlockReader, Place } from './reading.ts';
import { isTwin } from './reading.ts';
import type { SourceElement } from './source-tree.ts';
import { getAttribute, isElement } from './source-tree.ts';
import { findLargest } from './srcset.ts';

type Sized = Pick<Picture, 'source' | 'width' | 'height'>;

/** Reads an `<img>`, whatever script was to load it. */
export const readImage: BlockReader = (img, place) => {
  const size = { width: readLength(img, 'width'), height: readLength(img, 'height') };
  if ((size.width ?? 2) <= 1 || (size.height ?? 2) <= 1) {
    place.reading.report.warn(img, 'pixel', {
      expected: 'images that show something',
      found: `an image ${size.width ?? '?'} by ${size.height ?? '?'} pixels large, ${showValue(getAttribute(img, 'src'))}`,
      fix: 'take it out; it is left out of the article',
    });
    return [];
  }
  const addresses = listAddresses(img);
  const found = findLocal(addresses, place) ?? findRemote(addresses, size, place);
  if (found === undefined) {
    reportLost(img, addresses, place);
    return [];
  }
  if (isTwin(found.source.kind === 'local' ? found.source.stem : found.source.url, place)) return [];
  reportLink(img, place);
  return [{ kind: 'image', picture: { ...found, alt: readAlt(img, place) } }];
};

/** The addresses that an image may have, the best first: the largest of a set, what a script loads, the plain one. */
function listAddresses(img: SourceElement): readonly string[] {
  const read = (element: SourceElement, ...names: readonly string[]) =>
    names.map((name) => getAttribute(element, name) ?? '');
  const { parentNode: parent } = img;
  const around =
    parent !== null && 'tagName' in parent && parent.tagName === 'picture' ? parent.childNodes : [];
  const sources = around.filter(isElement).filter(({ tagName }) => tagName === 'source');
  return [
    ...read(img, 'data-srcset', 'data-lazy-srcset', 'srcset').map(findLargest),
    ...read(img, 'data-src', 'data-lazy-src', 'data-original', 'src'),
    ...sources.flatMap((source) => read(source, 'srcset', 'data-srcset')).map(findLargest),
  ].filter((address) => address.trim() !== '');
}

/** A picture of the content folder wins over the same one elsewhere, which a set may still name. */
function findLocal(addresses: readonly string[], { reading }: Place): Sized | undefined {
  for (const address of addresses) {
    for (const path of listPaths(address, reading.addresses)) {
      const found = reading.context.findPicture(path);
      if (found === undefined) continue;
      return { source: { kind: 'local', stem: found.stem }, width: found.width, height: found.height };
    }
  }
  return undefined;
}

/** The paths that an address may mean: as it is written, decoded, and below the site. */
function listPaths(address: string, addresses: Place['reading']['addresses']): readonly string[] {
  const path = address.trim().replace(/[?#].*$/s, '');
  if (isRelative(address)) return path.includes('%') ? [path, decodePart(path)] : [path];
  const url = addresses.resolve(path);
  const below = url === undefined ? '' : addresses.print(url);
  return below.startsWith('/') ? [decodePart(below.slice(1))] : [];
}

function findRemote(
  addresses: readonly string[],
  { width = 0, height = 0 }: { readonly width: number | undefined; readonly height: number | undefined },
  { reading }: Place,
): Sized | undefined {
  for (const address of addresses) {
    if (isMissing(address, reading.context.base)) continue;
    const url = reading.addresses.resolve(address);
    if (url === undefined || !/^https?:$/.test(url.protocol)) continue;
    return { source: { kind: 'remote', url: url.href }, width, height };
  }
  return undefined;
}

/** Importers put pictures under `images/`; what is not found there is missing, not elsewhere. */
function isMissing(address: string, base: string | undefined): boolean {
  return isRelative(address) && (base === undefined || address.startsWith('images/'));
}

function reportLost(img: SourceElement, addresses: readonly string[], { reading }: Place): void {
  const missing = addresses.find((address) => isMissing(address, reading.context.base));
  if (missing !== undefined) {
    reading.report.refuse(img, {
      expected: 'a picture file in the content folder',
      found: showValue(missing),
      fix: 'add the file, correct the path (it starts at the content folder), or take the picture out',
    });
    return;
  }
  reading.report.warn(img, 'image', {
    expected: 'an image with an https or http address, or a path in the content folder',
    found: showValue(addresses.at(-1)),
    fix: 'put the picture in the content folder; it is left out of the article',
  });
}

/** A picture opens by itself when it is pressed; where its link led elsewhere, that is lost. */
function reportLink(img: SourceElement, { reading, marks }: Place): void {
  const link = marks.find((mark) => mark.kind === 'link');
  if (link === undefined || /\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#]|$)/i.test(link.href)) return;
  reading.report.warn(img, 'linked image', {
    expected: 'links around text',
    found: `a link around an image, to ${showValue(link.href)}`,
    fix: 'put the link in the caption; the image stays without it',
  });
}

function readAlt(img: SourceElement, { reading }: Place): string {
  const alt = getAttribute(img, 'alt');
  if (alt === undefined) {
    reading.report.warn(img, 'alt', {
      expected: 'an alt text on every image',
      found: `none on ${showValue(getAttribute(img, 'src'))}`,
      fix: 'write alt="…" to say what the image shows, or alt="" if it is decoration',
    });
  }
  return (alt ?? '').replaceAll(/[ \t\n\f\r]+/g, ' ').trim();
}

/** Reads a length in pixels; a percentage says nothing about the image. */
function readLength(img: SourceElement, name: 'width' | 'height'): number | undefined {
  const digits = /^\s*(\d{1,6})(?:\.\d+)?(?:px)?\s*$/i.exec(getAttribute(img, name) ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
