import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { parse } from 'parse5';

import { resolveAddress } from './addresses.ts';

const TYPES = /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/json|text\/xml)$/i;

/**
 * Lists the feeds that a page names with `<link rel="alternate">`.
 *
 * @param html the beginning of the page
 */
export function findFeeds(html: string, address: string | undefined): readonly string[] {
  const found: string[] = [];
  let base = address;
  const rest: Tree.ChildNode[] = parse(html).childNodes.toReversed();
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (!('tagName' in node)) continue;
    const attribute = (name: string) => node.attrs.find((each) => each.name === name)?.value ?? '';
    if (node.tagName === 'base') base = resolveAddress(attribute('href'), address) ?? base;
    const isFeed =
      /(?:^|\s)alternate(?:\s|$)/i.test(attribute('rel')) && TYPES.test(attribute('type').trim());
    if (node.tagName === 'link' && isFeed)
      found.push(resolveAddress(attribute('href'), base) ?? attribute('href'));
    rest.push(...node.childNodes.toReversed());
  }
  // WordPress names its REST interface as JSON too.
  return found.filter((url) => !/\/wp-json\//.test(url));
}
