import { isSafeHref } from '../../model/block.ts';
import { stripAddress, stripFragment } from './addresses.ts';
import { copyElement } from './attributes.ts';
import { findOriginal, readPictureKey } from './picture-address.ts';
import type { BodyElement, BodyNode } from './tree.ts';
import { findAttribute, getAttribute, isElement, isSignificant, makeElement } from './tree.ts';
import type { Rewriter, Work } from './work.ts';

/**
 * Rewrites an `<a>`: where it leads, whole, and inside Kiosque where that is the source's own. A link that nobody may
 * follow leaves its text, and one around a picture leaves the picture.
 */
export const rewriteLink: Rewriter = (anchor, work) => {
  if (anchor.tagName !== 'a') return undefined;
  const children = work.rewrite(anchor.childNodes, work);
  const raw = getAttribute(anchor, 'href');
  const shown = children.filter(isSignificant);
  // What it led from was a pixel, or an advertisement.
  if (
    shown.length === 0 &&
    anchor.childNodes.some(isElement) &&
    findAttribute(anchor, 'id', 'name') === undefined
  )
    return [];
  if (raw === undefined) return [copyElement(anchor, 'a', children)];
  if (shown.length > 0 && shown.every((node) => isElement(node) && node.tagName === 'img'))
    return leavePictures(anchor, raw, children, work);
  const href = findHref(raw, work);
  if (href !== undefined) return [copyElement(anchor, 'a', children, { href })];
  const name = findAttribute(anchor, 'id', 'name');
  return name === undefined ? children : [makeElement('a', { id: name }, children)];
};

/** A picture opens by itself; where its link led elsewhere, that is said. */
function leavePictures(
  anchor: BodyElement,
  raw: string,
  children: readonly BodyNode[],
  work: Work,
): readonly BodyNode[] {
  const address = work.addresses.resolve(raw);
  const isOwnPage =
    /\battachment\b/.test(getAttribute(anchor, 'rel') ?? '') || /[?&]attachment_id=\d/.test(raw);
  const isFile =
    address !== undefined && /\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)(?:[?#]|$)/i.test(address);
  const [only, ...others] = children.filter(isElement);
  if (address !== undefined && isFile && only !== undefined && others.length === 0)
    offerFile(only, address, work);
  else if (!isOwnPage && !isFile) {
    work.note('link around an image', 'simplified', findHref(raw, { ...work, note: () => {} }) ?? raw);
  }
  return children;
}

/** The file that a picture's link opens is the best of it there is, where it is the same one. */
function offerFile(img: BodyElement, address: string, { others, note }: Work): void {
  const src = img.attrs.find(({ name }) => name === 'src');
  if (src === undefined) return;
  if (readPictureKey(address) !== readPictureKey(src.value)) {
    note('link around an image', 'simplified', address);
    return;
  }
  const given = [src.value, ...(others.get(src.value) ?? [])];
  const [first = address, ...rest] = new Set([findOriginal(address), address, ...given]);
  others.delete(src.value);
  src.value = first;
  if (rest.length > 0) others.set(first, rest);
}

/** Gives what a link may lead to; nothing, and a note, when that is nowhere a reader may be sent. */
function findHref(raw: string, work: Work): string | undefined {
  const text = stripAddress(raw);
  if (text.startsWith('#')) return text.replaceAll(/\s/g, '%20');
  if (isInside(text, work)) return text;
  const address = work.addresses.resolve(text);
  if (address === undefined) {
    work.note('link without an address', 'simplified', raw);
    return undefined;
  }
  if (address.startsWith('/') || /^https?:/i.test(address)) {
    const own = findOwn(address, work);
    if (own !== undefined) return own;
  }
  if (/^(?:https?|mailto):/i.test(address) && isSafeHref(address.replaceAll(' ', '%20')))
    return address.replaceAll(' ', '%20');
  noteLink(address, raw, work);
  return undefined;
}

function noteLink(address: string, raw: string, work: Work): void {
  if (address.startsWith('/')) {
    work.note('link to a file of the source', 'simplified', address);
    return;
  }
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(address)?.[0].toLowerCase() ?? '';
  work.note(`${scheme} link`, scheme === 'tel:' ? 'simplified' : 'refused', raw);
}

/** Gives the address inside Kiosque of one of the source's own, its fragment kept; nothing for any other. */
export function findOwn(address: string, work: Work): string | undefined {
  const fragment = /#\S+$/.exec(address)?.[0] ?? '';
  if (fragment !== '' && work.addresses.isSamePage(address)) return fragment;
  const page = stripFragment(address);
  const found = work.own.has(page) ? work.own.get(page) : askForms(page, work);
  work.own.set(page, found);
  return found === undefined ? undefined : `${found}${fragment}`;
}

function askForms(page: string, { context, given }: Work): string | undefined {
  for (const form of listForms(page)) {
    const found = context.findLink(form);
    if (found === undefined || !isSafeHref(found)) continue;
    given.add(found);
    return found;
  }
  return undefined;
}

/** A path that leads into Kiosque already: it was rewritten before. */
function isInside(text: string, { context, given }: Work): boolean {
  if (!text.startsWith('/') || !isSafeHref(text)) return false;
  const path = stripFragment(text);
  return given.has(path) || context.findLink(path) === path;
}

const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|amp|share|shared|replytocom|nb|msg|like_comment|_wpnonce|noamp)$/;

/** Parameters that name a page where addresses are plain. */
const PLAIN = /[?&](?:p|page_id|cat|category_name|tag|author|author_name|m|s)=/;

/** The forms of an address under which the same page is known: as written, and with ever less at its end. */
function listForms(page: string): readonly string[] {
  const forms = [page];
  const plain = dropTracking(page);
  forms.push(plain);
  const path = plain.replace(/\?.*$/s, '');
  // `/?p=12` is a post; its path alone is the front page.
  const bare = PLAIN.test(plain) ? plain : path;
  forms.push(bare, bare.replace(/\/(?:amp|feed|print)\/?$/, '/'));
  // A page of a text that was cut in several, or of its comments.
  forms.push(bare.replace(/\/(?:comment-page-\d+|\d{1,2})\/?$/, '/'));
  for (const form of [...forms]) {
    if (form.includes('?')) continue;
    forms.push(form.endsWith('/') ? form.slice(0, -1) : `${form}/`);
  }
  return [...new Set(forms)].filter((form) => form !== '');
}

function dropTracking(page: string): string {
  const [path = '', ...rest] = page.split('?');
  const query = rest
    .join('?')
    .split('&')
    .filter((part) => part !== '' && !TRACKING.test(/^[^=]*/.exec(part)?.[0] ?? ''));
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}
