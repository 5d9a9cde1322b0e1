import { makeFrame, readPlayer } from './frames.ts';
import { rewriteImage } from './images.ts';
import { readFileName } from './picture-address.ts';
import type { BodyElement } from './tree.ts';
import { findAttribute, getAttribute, isElement, makeElement, makeText, walkElements } from './tree.ts';
import type { Rewriter } from './work.ts';

/**
 * Rewrites an `<object>` or an `<embed>`, as pages played videos before 2015: a picture, a document or a player where its
 * address says so. Of any other the text inside remains.
 */
export const rewriteObject: Rewriter = (element, work) => {
  if (element.tagName !== 'object' && element.tagName !== 'embed') return undefined;
  const given = listAddresses(element);
  const address = given
    .map((raw) => work.addresses.resolve(raw))
    .find((found) => found !== undefined && /^(?:https?:\/)?\//i.test(found));
  const fallback = element.childNodes.filter(
    (node) => !(isElement(node) && ['param', 'embed'].includes(node.tagName)),
  );
  const type = getAttribute(element, 'type') ?? '';
  if (address !== undefined) {
    if (/^image\//i.test(type) || /\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#]|$)/i.test(address))
      return rewriteImage(makeElement('img', { src: address }), work);
    if (isPlayer(address)) return [makeFrame(address, getAttribute(element, 'title'), work)];
    if (/\.(?:mp4|webm|ogv|m4v)(?:[?#]|$)/i.test(address))
      return work.rewrite([makeElement('video', { src: address })], work);
    if (/\.(?:mp3|ogg|m4a|wav)(?:[?#]|$)/i.test(address))
      return work.rewrite([makeElement('audio', { src: address })], work);
    if (/\.pdf(?:[?#]|$)/i.test(address) || type === 'application/pdf')
      return work.rewrite(linkFile(address, fallback), work);
  }
  work.note(`<${element.tagName}>`, 'refused', given[0]);
  return work.rewrite(fallback, work);
};

function listAddresses(element: BodyElement): readonly string[] {
  const own = findAttribute(element, 'data', 'src');
  const inner = [...walkElements(element)].slice(1).flatMap((child) => {
    if (child.tagName === 'embed') return findAttribute(child, 'src') ?? [];
    const isAddress = /^(?:movie|src|url|filename)$/i.test(getAttribute(child, 'name') ?? '');
    return child.tagName === 'param' && isAddress ? (getAttribute(child, 'value') ?? []) : [];
  });
  return own === undefined ? inner : [own, ...inner];
}

/** Players whose address says what they play: those that have changed since, and pages that can be framed. */
function isPlayer(address: string): boolean {
  return (
    readPlayer(address) !== address.replace(/^http:/i, 'https:') ||
    /^https?:\/\/(?:www\.)?(?:youtube(?:-nocookie)?|vimeo|dailymotion|soundcloud|scribd|slideshare)\.(?:com|net)\/(?!.*\.swf)/i.test(
      address,
    )
  );
}

function linkFile(address: string, fallback: readonly BodyElement['childNodes'][number][]) {
  const hasLink = fallback.some(
    (node) => isElement(node) && [...walkElements(node)].some(({ tagName }) => tagName === 'a'),
  );
  if (hasLink) return fallback;
  const name = readFileName(address) || address;
  return [makeElement('p', {}, [makeElement('a', { href: address }, [makeText(name)])])];
}
