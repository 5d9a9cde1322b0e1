import { text } from 'node:stream/consumers';

import { prerenderToNodeStream } from 'react-dom/static';

import type { Carried } from '../app/carried.ts';
import type { ReadFile } from '../app/static-page.tsx';
import { openStaticPage } from '../app/static-page.tsx';
import { parseLocation } from '../model/location.ts';

/** A page as HTML. */
export type RenderedPage = {
  /** Its title, description and the like. */
  readonly head: string;
  readonly body: string;
  readonly carried: Carried;
};

/**
 * Renders the page of an address, below the site's base, from the files of the edition.
 *
 * @throws when any part of the page fails: what the build publishes has no failed face
 */
export async function renderPage(address: string, read: ReadFile): Promise<RenderedPage> {
  const { element, pack } = await openStaticPage(parseLocation(address), read);
  const failures: unknown[] = [];
  const { prelude } = await prerenderToNodeStream(element, {
    // In one piece: parts that come later would need a script to take their place.
    progressiveChunkSize: Number.MAX_SAFE_INTEGER,
    onError: (error) => void failures.push(error),
  });
  const html = await text(prelude);
  if (failures.length > 0) throw failures[0];
  // React writes what belongs into the head before everything else.
  const [head = ''] = /^(?:<(?:title|meta|link)\b[^>]*>(?:[^<]*<\/title>)?)*/.exec(html) ?? [];
  return { head, body: html.slice(head.length), carried: pack() };
}
