import { listCandidates } from '../../compile/body/srcset.ts';
import { isNoAlternative } from './alternative-text.ts';
import { findOriginal, readPictureKey } from './picture-address.ts';
import { isPlaceholder, isTracker } from './trackers.ts';
import type { BodyElement } from './tree.ts';
import { getAttribute, hasClass, isElement, makeElement, makeText } from './tree.ts';
import type { Rewriter, Work } from './work.ts';

/** Where scripts that load pictures late keep an address; Jetpack says which is the original. */
const ADDRESSES = [
  'data-orig-file',
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-orig-src',
  'data-src-img',
  'data-echo',
  'data-pagespeed-lazy-src',
  'nitro-lazy-src',
  'data-cfsrc',
  'data-runner-src',
  'src',
];

const SETS = ['data-srcset', 'data-lazy-srcset', 'nitro-lazy-srcset', 'data-cfsrcset', 'srcset'];

/** Rewrites an image, whatever script was to load it: its original address, what it shows, and its size. */
export const rewriteImage: Rewriter = (element, work) => {
  if (element.tagName === 'picture') return rewritePicture(element, work);
  if (!['img', 'amp-img', 'amp-anim'].includes(element.tagName)) return undefined;
  return rewriteOne(element, [], work);
};

function rewritePicture(picture: BodyElement, work: Work) {
  const inside = picture.childNodes.filter(isElement);
  const sources = inside.filter(({ tagName }) => tagName === 'source');
  const img = inside.find(({ tagName }) => tagName === 'img');
  const rest = picture.childNodes.filter(
    (node) => node !== img && !(isElement(node) && node.tagName === 'source'),
  );
  return [...rewriteOne(img ?? makeElement('img', {}), sources, work), ...work.rewrite(rest, work)];
}

function rewriteOne(img: BodyElement, sources: readonly BodyElement[], work: Work) {
  const alt = getAttribute(img, 'alt')?.replaceAll(/[ \t\n\f\r]+/g, ' ');
  // WordPress replaces emoji by pictures of them; the alternative text is the emoji itself.
  if (hasClass(img, 'emoji', 'wp-smiley') && alt !== undefined && alt !== '') return [makeText(alt)];
  const [first, ...others] = listAddresses(img, sources, work);
  if (isPixel(img) || (first !== undefined && isTracker(first))) {
    work.note('tracking pixel', 'refused', first);
    return [];
  }
  if (first === undefined) {
    work.lost.push(getAttribute(img, 'src') ?? '');
    return [];
  }
  const element = makeElement('img', {
    src: first,
    alt: judgeAlternative(alt, [first, ...others], work),
    width: readLength(img, 'width'),
    height: readLength(img, 'height'),
    title: getAttribute(img, 'title'),
    class: getAttribute(img, 'class'),
  });
  if (others.length > 0) work.others.set(first, others);
  work.shown.push({ element, key: readPictureKey(first), isUnscripted: work.isUnscripted });
  return [element];
}

/** The addresses that an image may have, the best first, the one that was written last. */
function listAddresses(
  img: BodyElement,
  sources: readonly BodyElement[],
  { addresses }: Work,
): readonly string[] {
  const resolve = (raw: string | undefined) => {
    const address = raw === undefined || isPlaceholder(raw) ? undefined : addresses.resolve(raw);
    return address !== undefined && /^(?:https?:\/\/|\/|data:image\/)/i.test(address) ? address : undefined;
  };
  const written = ADDRESSES.map((name) => resolve(getAttribute(img, name))).find(
    (address) => address !== undefined,
  );
  const sets = [img, ...sources].flatMap((element) => SETS.map((name) => getAttribute(element, name) ?? ''));
  const largest = sets
    .flatMap(listCandidates)
    .toSorted((a, b) => b.size - a.size)
    .map(({ address }) => resolve(address))
    .find(
      (address) =>
        address !== undefined &&
        (written === undefined || readPictureKey(address) === readPictureKey(written)),
    );
  const given = [largest, written].filter((address) => address !== undefined);
  return [...new Set([...given.map(findOriginal), ...given])];
}

/** A picture of one pixel, either way, shows nothing. */
function isPixel(img: BodyElement): boolean {
  return (['width', 'height'] as const).some((name) => /^[01](?:px)?$/.test(getAttribute(img, name) ?? ''));
}

function judgeAlternative(
  alt: string | undefined,
  addresses: readonly string[],
  { context, note }: Work,
): string | undefined {
  if (alt === undefined || !addresses.some((address) => isNoAlternative(alt, address, context.headline)))
    return alt;
  note('alt that is the name of a file or the headline', 'simplified', alt);
  return undefined;
}

/** Reads a length in pixels; a percentage says nothing about the picture. */
function readLength(img: BodyElement, name: 'width' | 'height'): string | undefined {
  return /^(\d{1,6})(?:\.\d+)?(?:px)?$/i.exec(getAttribute(img, name) ?? '')?.[1];
}
