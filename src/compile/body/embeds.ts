import type { Block } from '../../model/block.ts';
import { readRuns } from '../../model/block.ts';
import { FILES_FOLDER } from '../../model/carried-files.ts';
import { showValue } from '../../model/fault.ts';
import { cutText } from '../../model/reading-time.ts';
import { decodePart } from './address.ts';
import { readPhrase } from './phrase.ts';
import { describeAddress } from './providers.ts';
import { readQuote } from './quotes.ts';
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
  reportMissing(element, address, place);
  const title = (getAttribute(element, 'title') ?? getAttribute(element, 'aria-label') ?? '').trim();
  return [
    {
      kind: element.tagName === 'audio' ? 'audio' : 'video',
      url: address,
      ...(title === '' ? {} : { title }),
    },
  ];
};

/** What is to be played from the content folder is there, or whoever publishes hears of it before a reader does. */
function reportMissing(element: SourceElement, address: string, { reading }: Place): void {
  const path = decodePart(address.replace(/[?#].*$/s, '').slice(1));
  if (!address.startsWith(`/${FILES_FOLDER}/`) || reading.context.hasFile?.(path) !== false) return;
  reading.report.warn(element, 'carried file', {
    expected: `a file of sound or film in ${FILES_FOLDER}/ of the content folder`,
    found: showValue(address),
    fix: 'add the file or correct the src; until then there is nothing to play',
  });
}

/** Social networks hand out a post as a quote, which their script would dress up. */
const NETWORKS: readonly {
  readonly className: string;
  readonly provider: string;
  readonly attribute: string;
}[] = [
  { className: 'twitter-tweet', provider: 'X', attribute: 'cite' },
  { className: 'twitter-video', provider: 'X', attribute: 'cite' },
  { className: 'bluesky-embed', provider: 'Bluesky', attribute: 'cite' },
  { className: 'mastodon-embed', provider: 'Mastodon', attribute: 'data-embed-url' },
  { className: 'instagram-media', provider: 'Instagram', attribute: 'data-instgrm-permalink' },
  { className: 'tiktok-embed', provider: 'TikTok', attribute: 'cite' },
];

/** The longest text of a post that its card shows. */
const POST_LENGTH = 500;

/** Tells whether an element quotes a post. */
export function isPost(element: SourceElement): boolean {
  return findNetwork(element) !== undefined;
}

/** Reads a quoted post as a card with its text; one that has no address is a quote like another. */
export const readPost: BlockReader = (quote, place) => {
  const network = findNetwork(quote);
  const links = [...walkElements(quote)].filter(({ tagName }) => tagName === 'a').toReversed();
  const url = findUrl([quote], [network?.attribute ?? ''], place) ?? findUrl(links, ['href'], place);
  if (network === undefined || url?.protocol !== 'https:') return readQuote(quote, place);
  // What follows the question mark says who sent the reader, not which post.
  url.search = '';
  const { runs, rest } = readPhrase(quote.childNodes, place);
  const title = cutText(readRuns(runs), POST_LENGTH);
  return [
    {
      kind: 'embed',
      provider: network.provider,
      url: describeAddress(url).url,
      title: title || network.provider,
    },
    ...rest,
  ];
};

function findNetwork(element: SourceElement): (typeof NETWORKS)[number] | undefined {
  return element.tagName === 'blockquote'
    ? NETWORKS.find(({ className }) => hasClass(element, className))
    : undefined;
}

/** Finds the first address, in the order of elements and then of attributes, that leads somewhere. */
function findUrl(
  elements: readonly SourceElement[],
  attributes: readonly string[],
  place: Place,
): URL | undefined {
  for (const element of elements) {
    for (const name of attributes) {
      const url = place.reading.addresses.resolve(getAttribute(element, name) ?? '');
      if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
    }
  }
  return undefined;
}
