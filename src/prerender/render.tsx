import { text } from 'node:stream/consumers';

import { prerenderToNodeStream } from 'react-dom/static';

import type { Carried } from '../app/carried.ts';
import type { ReadFile, StaticPage } from '../app/static-page.tsx';
import { openNotFound, openStaticPage } from '../app/static-page.tsx';
import { parseLocation } from '../model/location.ts';

/** A page as HTML. */
export type RenderedPage = {
  /** Its title, description and the like. */
  readonly head: string;
  readonly body: string;
};

/** A page that is ready to be rendered. */
export type ReadyPage = { readonly carried: Carried; readonly render: () => Promise<RenderedPage> };

/**
 * Opens the page of an address, below the site's base, from the files of the edition; without an address that
 * of all addresses which have none.
 *
 * @throws when there is no such page; while rendering, when any part of the page fails: what the build
 * publishes has no failed face
 */
export async function openPage(address: string | undefined, read: ReadFile): Promise<ReadyPage> {
  const page = await (address === undefined
    ? openNotFound(read)
    : openStaticPage(parseLocation(address), read));
  return { carried: page.carried, render: () => render(page) };
}

async function render({ element }: StaticPage): Promise<RenderedPage> {
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
  return { head, body: html.slice(head.length) };
}
