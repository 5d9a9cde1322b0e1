import { makeFrame } from './frames.ts';
import type { BodyElement } from './tree.ts';
import { findAttribute, getAttribute, hasClass } from './tree.ts';
import type { Rewriter } from './work.ts';

type Printer = (element: BodyElement) => string | undefined;

const readId = (element: BodyElement, ...names: readonly string[]) =>
  names.map((name) => getAttribute(element, name)).find((id) => id !== undefined && /^[\w-]+$/.test(id));

const print =
  (before: string, ...names: readonly string[]): Printer =>
  (element) => {
    const id = readId(element, ...names);
    return id === undefined ? undefined : `${before}${id}`;
  };

/** Elements that stand for a player until a script fills them, and the address of what they play. */
const ELEMENTS: ReadonlyMap<string, Printer> = new Map([
  ['lite-youtube', print('https://www.youtube.com/watch?v=', 'videoid')],
  ['lite-vimeo', print('https://vimeo.com/', 'videoid')],
  ['amp-youtube', print('https://www.youtube.com/watch?v=', 'data-videoid')],
  ['amp-vimeo', print('https://vimeo.com/', 'data-videoid')],
  ['amp-dailymotion', print('https://www.dailymotion.com/video/', 'data-videoid')],
  ['amp-twitter', print('https://twitter.com/i/status/', 'data-tweetid')],
  ['amp-instagram', print('https://www.instagram.com/p/', 'data-shortcode')],
  ['amp-gist', print('https://gist.github.com/', 'data-gistid')],
  [
    'amp-soundcloud',
    print('https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/', 'data-trackid'),
  ],
  ['amp-facebook', (element) => getAttribute(element, 'data-href')],
  ['amp-tiktok', (element) => getAttribute(element, 'data-src')],
  ['amp-video-iframe', (element) => getAttribute(element, 'src')],
]);

/** Plugins that load YouTube when it is pressed mark a frame with its class and the id. */
const YOUTUBE_FRAMES = [
  'rll-youtube-player',
  'youtube-player',
  'lazy-youtube',
  'lazyload-youtube',
  'lyte',
  'ytvideo',
];

/** Rewrites what stands for a player of another site. */
export const rewriteFacade: Rewriter = (element, work) => {
  const address = findPlayer(element);
  const whole = address === undefined ? undefined : work.addresses.resolve(address);
  if (whole === undefined || !/^https?:\/\//i.test(whole)) return undefined;
  return [makeFrame(whole, findAttribute(element, 'title', 'playlabel', 'data-title', 'alt'), work)];
};

function findPlayer(element: BodyElement): string | undefined {
  const known = ELEMENTS.get(element.tagName)?.(element);
  if (known !== undefined || element.tagName === 'iframe' || !hasClass(element, ...YOUTUBE_FRAMES))
    return known;
  const id = readId(element, 'data-id', 'data-video-id', 'data-videoid', 'data-youtube-id', 'data-embed');
  if (id !== undefined) return `https://www.youtube.com/watch?v=${id}`;
  return findAttribute(element, 'data-src', 'data-url');
}

/** What AMP wraps other things in, and what it counts or sells with. */
const AMP_FRAMES: ReadonlyMap<string, string> = new Map([
  ['amp-carousel', 'gallery'],
  ['amp-base-carousel', 'gallery'],
  ['amp-lightbox-gallery', 'gallery'],
  ['amp-image-lightbox', ''],
  ['amp-accordion', ''],
  ['amp-fit-text', ''],
]);

/** Gives the class of the frame that an AMP element becomes; nothing for any other element. */
export function readAmpFrame({ tagName }: BodyElement): string | undefined {
  return AMP_FRAMES.get(tagName);
}
