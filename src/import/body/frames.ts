import { findOwn } from './links.ts';
import { isTracker } from './trackers.ts';
import type { BodyElement } from './tree.ts';
import { findAttribute, getAttribute, makeElement, makeText } from './tree.ts';
import type { Rewriter, Work } from './work.ts';

/** Makes what shows a page of another site; a page of the source's own is a link. */
export function makeFrame(address: string, title: string | undefined, work: Work): BodyElement {
  const own = findOwn(address, work);
  if (own !== undefined) return makeElement('a', { href: own }, [makeText(title || address)]);
  const src = readPlayer(address);
  const element = makeElement('iframe', { src, title: title || undefined });
  work.shown.push({ element, key: src, isUnscripted: work.isUnscripted });
  return element;
}

/**
 * Gives the address of what an old player plays, where it is known, and any other as it is, by https.
 *
 * @example
 * readPlayer('http://www.youtube.com/v/jNQXAC9IVRw&hl=fr') // => 'https://www.youtube.com/watch?v=jNQXAC9IVRw'
 */
export function readPlayer(address: string): string {
  const secure = address.replace(/^http:/i, 'https:');
  const youtube = /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/v\/([\w-]{6,})/.exec(secure)?.[1];
  if (youtube !== undefined) return `https://www.youtube.com/watch?v=${youtube}`;
  const vimeo = /^https:\/\/(?:\w+\.)?vimeo\.com\/moogaloop\.swf\?(?:.*&)?clip_id=(\d+)/.exec(secure)?.[1];
  if (vimeo !== undefined) return `https://vimeo.com/${vimeo}`;
  const dailymotion = /^https:\/\/www\.dailymotion\.com\/swf\/(?:video\/)?(\w+)/.exec(secure)?.[1];
  if (dailymotion !== undefined) return `https://www.dailymotion.com/video/${dailymotion}`;
  return secure;
}

const FRAME_ADDRESSES = [
  'data-src',
  'data-lazy-src',
  'data-litespeed-src',
  'data-src-cmplz',
  'data-cmp-src',
  'src',
];

/** Rewrites an `<iframe>`, whatever script was to load it. */
export const rewriteFrame: Rewriter = (frame, work) => {
  if (frame.tagName !== 'iframe' && frame.tagName !== 'amp-iframe') return undefined;
  const address = FRAME_ADDRESSES.map((name) => work.addresses.resolve(getAttribute(frame, name) ?? '')).find(
    (found) => found !== undefined && /^https?:\/\//i.test(found),
  );
  const raw = findAttribute(frame, ...FRAME_ADDRESSES);
  if (address === undefined) {
    work.note('<iframe> without an address of the web', 'refused', raw ?? getAttribute(frame, 'srcdoc'));
    return [];
  }
  if (isTracker(address) || isPoint(frame)) {
    work.note('tracking frame', 'refused', address);
    return [];
  }
  // WordPress frames the card of an article; the article is what it is about.
  const page = /\bwp-embedded-content\b/.test(getAttribute(frame, 'class') ?? '')
    ? address.replace(/#.*$/s, '').replace(/embed\/?$/, '')
    : address;
  return work.quoted.has(page) ? [] : [makeFrame(page, getAttribute(frame, 'title'), work)];
};

function isPoint(frame: BodyElement): boolean {
  return (['width', 'height'] as const).every((name) =>
    /^[01](?:px)?$/.test(getAttribute(frame, name) ?? ''),
  );
}
