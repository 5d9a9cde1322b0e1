import { copyElement } from './attributes.ts';
import type { BodyElement } from './tree.ts';
import { findAttribute, isElement, makeElement } from './tree.ts';
import type { Rewriter, Work } from './work.ts';

/**
 * Rewrites an `<audio>` or a `<video>`: its address on the web, or else the path of its file in the source's folder. An
 * `<img>` whose address is that of sound or film, as Markdown writes them, is one too.
 */
export const rewriteMedia: Rewriter = (element, work) => {
  if (element.tagName === 'img') return rewriteShown(element, work);
  const tagName = element.tagName.replace(/^amp-/, '');
  if (tagName !== 'audio' && tagName !== 'video') return undefined;
  const inside = element.childNodes.filter(isElement);
  const sources = [element, ...inside.filter((child) => child.tagName === 'source')];
  const given = sources.flatMap((from) => findAttribute(from, 'src', 'data-src', 'data-lazy-src') ?? []);
  const addresses = given.flatMap((raw) => work.addresses.resolve(raw) ?? []);
  const address =
    addresses.find((found) => /^https?:\/\//i.test(found)) ??
    addresses.find((found) => found.startsWith('/'));
  if (address === undefined) {
    work.note(`<${tagName}> without an address of the web`, 'refused', given[0]);
    return [];
  }
  noteLosses(element, inside, tagName, work);
  const src = address.replace(/^http:/i, 'https:');
  const media = copyElement(element, tagName, [], { src, controls: '' });
  work.shown.push({ element: media, key: address, isUnscripted: work.isUnscripted });
  return [media];
};

/** An article has no place for the still picture of a film, nor for its subtitles. */
function noteLosses(media: BodyElement, inside: readonly BodyElement[], tagName: string, work: Work): void {
  const poster = findAttribute(media, 'poster');
  if (poster !== undefined) work.note(`poster of a <${tagName}>`, 'simplified', poster);
  for (const track of inside.filter((child) => child.tagName === 'track'))
    work.note(`<track> of a <${tagName}>`, 'refused', findAttribute(track, 'src'));
}

const AUDIO = /\.(?:aac|flac|m4a|mp3|oga|ogg|opus|wav)(?:[?#]|$)/i;
const VIDEO = /\.(?:avi|m4v|mkv|mov|mp4|ogv|webm|wmv)(?:[?#]|$)/i;

function rewriteShown(img: BodyElement, work: Work) {
  const src = findAttribute(img, 'data-src', 'src') ?? '';
  if (!AUDIO.test(src) && !VIDEO.test(src)) return undefined;
  const title = findAttribute(img, 'title', 'alt') || undefined;
  return work.rewrite([makeElement(AUDIO.test(src) ? 'audio' : 'video', { src, title })], work);
}
