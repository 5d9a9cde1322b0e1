import { stripAddress } from './addresses.ts';
import { copyElement } from './attributes.ts';
import { makeFrame } from './frames.ts';
import type { BodyElement, BodyNode } from './tree.ts';
import { findAttribute, getAttribute, hasClass, isElement, isText, readText, walkElements } from './tree.ts';
import type { Rewriter, Work } from './work.ts';

/** The networks whose quoted posts the compiler knows, and the attribute that it reads the address from. */
const NETWORKS: readonly (readonly [className: string, attribute: string])[] = [
  ['twitter-tweet', 'cite'],
  ['twitter-video', 'cite'],
  ['bluesky-embed', 'cite'],
  ['mastodon-embed', 'data-embed-url'],
  ['instagram-media', 'data-instgrm-permalink'],
  ['tiktok-embed', 'cite'],
];

/** Other things that stand in a page as a quote or a frame to be filled, and where their address is. */
const STAND_INS: readonly {
  readonly className: string;
  readonly attribute?: string;
  readonly print?: (value: string, element: BodyElement) => string;
}[] = [
  { className: 'text-post-media', attribute: 'data-text-post-permalink' },
  { className: 'imgur-embed-pub', attribute: 'data-id', print: (id) => `https://imgur.com/${id}` },
  { className: 'reddit-embed-bq' },
  { className: 'reddit-card' },
  { className: 'fb-post', attribute: 'data-href' },
  { className: 'fb-video', attribute: 'data-href' },
  { className: 'tumblr-post', attribute: 'data-href' },
  {
    className: 'codepen',
    attribute: 'data-slug-hash',
    print: (hash, element) =>
      `https://codepen.io/${getAttribute(element, 'data-user') ?? 'anon'}/pen/${hash}`,
  },
];

/** Rewrites a quoted post of a network into the form that the compiler makes a card of. */
export const rewritePost: Rewriter = (element, work) => {
  if (hasClass(element, 'wp-embedded-content') && element.tagName === 'blockquote')
    return rewriteArticle(element, work);
  if (getAttribute(element, 'class') === undefined) return undefined;
  const network = NETWORKS.find(([name]) => hasClass(element, name));
  if (element.tagName === 'blockquote' && network !== undefined) {
    const [className, attribute] = network;
    const address = findAddress(element, attribute, work);
    // The pictures of a post's frame, its buttons and its hearts, are no loss.
    const children = work.rewrite(element.childNodes, { ...work, note: () => {} });
    return [copyElement(element, 'blockquote', children, { [attribute]: address, class: className })];
  }
  const standIn = STAND_INS.find(({ className }) => hasClass(element, className));
  if (standIn === undefined || element.tagName === 'iframe') return undefined;
  const value = standIn.attribute === undefined ? undefined : findAttribute(element, standIn.attribute);
  const address =
    value !== undefined && standIn.print !== undefined
      ? standIn.print(value, element)
      : findAddress(element, standIn.attribute ?? '', work);
  if (address === undefined || !/^https?:\/\//i.test(address)) return undefined;
  return [makeFrame(address, cutTitle(readText(element.childNodes)), work)];
};

/** WordPress shows an article of another blog as a quote of its headline, and a frame. */
const rewriteArticle: Rewriter = (quote, work) => {
  const address = findAddress(quote, 'cite', work);
  if (address === undefined) return undefined;
  work.quoted.add(address);
  return [makeFrame(address, cutTitle(readText(quote.childNodes)), work)];
};

/** The address of a quoted post: as its attribute says, else its last link. */
function findAddress(element: BodyElement, attribute: string, { addresses }: Work): string | undefined {
  const links = [...walkElements(element)].filter(({ tagName }) => tagName === 'a').toReversed();
  const given = [getAttribute(element, attribute), ...links.map((link) => getAttribute(link, 'href'))];
  return given
    .map((raw) => addresses.resolve(raw ?? '')?.replace(/^http:/i, 'https:'))
    .find((address) => address !== undefined && /^https:\/\//i.test(address));
}

/**
 * Rewrites a figure for an embed that holds an address alone, which the publishing tool would have looked up. What is in
 * it is rewritten first: what goes at that may have stood beside the address.
 */
export const rewriteEmbedFigure: Rewriter = (figure, work) => {
  if (figure.tagName !== 'figure' || !hasClass(figure, 'wp-block-embed', 'wp-block-embed-youtube'))
    return undefined;
  const children = work.rewrite(figure.childNodes, work);
  const isCaption = (node: BodyNode) => isElement(node) && node.tagName === 'figcaption';
  const shown = children.filter((node) => !isCaption(node));
  const address = stripAddress(readText(shown));
  const isBare =
    /^https?:\/\/\S+$/i.test(address) &&
    URL.canParse(address) &&
    shown.every((node) => isText(node) || (isElement(node) && [...walkElements(node)].every(holdsText)));
  const inside = isBare
    ? [makeFrame(new URL(address).href, undefined, work), ...children.filter(isCaption)]
    : children;
  return [copyElement(figure, 'figure', inside)];
};

function holdsText({ tagName }: BodyElement): boolean {
  return ['a', 'div', 'p', 'span', 'br'].includes(tagName);
}

/** The longest text of a post that its card is named with. */
const TITLE_LENGTH = 300;

function cutTitle(title: string): string {
  return title.length <= TITLE_LENGTH ? title : `${title.slice(0, TITLE_LENGTH).replace(/\s+\S*$/, '')}…`;
}
