import type { Block } from '../../model/block.ts';
import { readRuns } from '../../model/block.ts';
import { showValue } from '../../model/fault.ts';
import { cutText } from '../../model/reading-time.ts';
import { readPhrase } from './phrase.ts';
import { describeAddress } from './providers.ts';
import type { BlockReader, Place } from './reading.ts';
import { isTwin } from './reading.ts';
import type { SourceElement } from './source-tree.ts';
import { getAttribute, hasClass, isElement, walkElements } from './source-tree.ts';

/** Makes the card of an address. Without a title it is named after its provider. */
export function describeEmbed(url: URL, title: string): Block {
  const { provider, ...address } = describeAddress(url);
  const folded = title.replaceAll(/\s+/g, ' ').trim();
  return { kind: 'embed', provider, ...address, title: folded === '' ? provider : folded };
}

/** Reads an `<iframe>`: a card with a link, and with a player where Kiosque knows one. */
export const readIframe: BlockReader = (iframe, place) => {
  const url = findUrl([iframe], ['data-src', 'data-lazy-src', 'src'], place);
  if (url?.protocol === 'http:' && describeAddress(url).player !== undefined) url.protocol = 'https:';
  if (url?.protocol !== 'https:') {
    place.reading.report.warn(iframe, 'iframe', {
      expected: 'an <iframe> with an https address',
      found: showValue(getAttribute(iframe, 'src')),
      fix: 'correct its src, or write a link instead; it is left out of the article',
    });
    return [];
  }
  return isTwin(url.href, place) ? [] : [describeEmbed(url, getAttribute(iframe, 'title') ?? '')];
};

/** Reads an `<audio>` or a `<video>`. */
export const readMedia: BlockReader = (element, place) => {
  const sources = element.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'source');
  const url = findUrl([element, ...sources], ['src', 'data-src'], place);
  const address = url === undefined ? '' : place.reading.addresses.print(url);
  if (!/^(?:https:\/)?\//.test(address)) {
    place.reading.report.warn(element, 'media', {
      expected: `${element.tagName === 'audio' ? 'an <audio>' : 'a <video>'} with an https address, or a path of this site`,
      found: showValue(url?.href ?? getAttribute(element, 'src')),
      fix: 'correct its src; it is left out of the article',
    });
    return [];
  }
  if (isTwin(address, place)) return [];
  const title = (getAttribute(element, 'title') ?? getAttribute(element, 'aria-label') ?? '').trim();
  return [{ kind: element.tagName === 'audio' ? 'audio' : 'video', url: address, ...(title === '' ? {} : { title }) }];
};

/** Posts of social networks, as they hand them out: a quote that their script would dress up. */
const POSTS: readonly { readonly className: string; readonly provider: string; readonly attribute: string }[] = [
  { className: 'twitter-tweet', provider: 'X', attribute: 'cite' },
  { className: 'twitter-video', provider: 'X', attribute: 'cite' },
  { className: 'bluesky-embed', provider: 'Bluesky', attribute: 'cite' },
  { className: 'mastodon-embed', provider: 'Mastodon', attribute: 'data-embed-url' },
  { className: 'instagram-media', provider: 'Instagram', attribute: 'data-instgrm-permalink' },
  { className: 'tiktok-embed', provider: 'TikTok', attribute: 'cite' },
];

/** The longest text of a post that its card shows. */
const POST_LENGTH = 500;

/** Finds the post that an element quotes; nothing when it quotes none, or none that has an address. */
export function findPost(element: SourceElement, place: Place): Block | undefined {
  if (element.tagName !== 'blockquote') return undefined;
  const post = POSTS.find(({ className }) => hasClass(element, className));
  if (post === undefined) return undefined;
  const links = [...walkElements(element)].filter(({ tagName }) => tagName === 'a');
  const url = findUrl([element], [post.attribute], place) ?? findUrl(links.toReversed(), ['href'], place);
  if (url?.protocol !== 'https:') return undefined;
  // What follows the question mark says who sent the reader, not which post.
  url.search = '';
  const { url: address } = describeAddress(url);
  const text = readRuns(readPhrase(element.childNodes, place).runs);
  return { kind: 'embed', provider: post.provider, url: address, title: cutText(text, POST_LENGTH) || post.provider };
}

/** Finds the first address, in the order of elements and then of attributes, that leads somewhere. */
function findUrl(elements: readonly SourceElement[], attributes: readonly string[], place: Place): URL | undefined {
  for (const element of elements) {
    for (const name of attributes) {
      const url = place.reading.addresses.resolve(getAttribute(element, name) ?? '');
      if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
    }
  }
  return undefined;
}
