import type { Found, Source, SourceFile } from '../source.ts';
import { ImportError } from '../web/import-error.ts';
import type { FeedPage } from './open-feed.ts';
import { openFeed, openFeedPage } from './open-feed.ts';

/** How the pages of a feed are had. */
export type FeedWalk = {
  /** @throws ImportError where there is no such page */
  readonly getFile: (address: string) => Promise<SourceFile>;
  /** Tells what is there already, where the feed was read to its end before: then its old pages are not asked for. */
  readonly isKnown: ((id: string) => boolean) | undefined;
};

/** Ten thousand articles of most feeds; a feed that never ends is left there. */
const MOST_PAGES = 1000;
/** After so many failures in a row nothing more is asked. */
const MOST_FAILURES = 2;

/**
 * Opens a feed with the pages behind it (RFC 5005, `next_url` of JSON Feed, `paged` of WordPress), which are asked for one
 * after another as it is read. They end where there is none, where one holds nothing new, and where the feed leads to
 * another site. A page that fails costs itself, and is named.
 *
 * @throws ImportError as `openFeed` does
 */
export async function openFeedPages(file: SourceFile, walk: FeedWalk): Promise<Source> {
  const first = await openFeed(file);
  return findNext(first) === undefined
    ? { ...first, isWindow: true }
    : { ...first, isWindow: true, isAsked: true, read: () => readPages(first, walk) };
}

async function* readPages(first: FeedPage, walk: FeedWalk): AsyncGenerator<Found, void> {
  const seen = new Map<string, FeedPage>();
  const visited = new Set<string>([first.address ?? first.name]);
  let [isWhole, failures] = [true, 0];
  let page: FeedPage | undefined = first;
  let next: Next | undefined;
  while (page === undefined || (yield* readPage(page, page === first, seen, walk))) {
    // Behind a page of WordPress that fails there is another one; where a link leads, that page alone says.
    next = page === undefined ? guessNext(next?.address) : findNext(page);
    if (next === undefined || visited.has(next.address)) break;
    const refusal = next.isElsewhere
      ? 'the feed goes on on another site, which is not asked'
      : visited.size >= MOST_PAGES
        ? `the feed has more than ${MOST_PAGES} pages: the rest is not asked for`
        : undefined;
    if (refusal !== undefined) {
      yield leave(next, refusal);
      break;
    }
    visited.add(next.address);
    const found = await tryPage(next, walk);
    page = found.page;
    failures = page === undefined ? failures + 1 : 0;
    if (page?.isEmpty === true || found.isEnd) break;
    if (page !== undefined) continue;
    isWhole = false;
    yield leave(next, found.fault);
    if (!next.isGuess || found.isBusy || failures === MOST_FAILURES) break;
  }
  yield { kind: 'end', end: { isWhole } };
}

/** Gives what a page holds that no page before it held, and tells whether there is reason to go on. */
async function* readPage(
  page: FeedPage,
  isFirst: boolean,
  seen: Map<string, FeedPage>,
  { isKnown }: FeedWalk,
): AsyncGenerator<Found, boolean> {
  let isNew = false;
  for await (const found of page.read()) {
    if (found.kind === 'item') {
      const { id } = found.item;
      if ((seen.get(id) ?? page) !== page) continue;
      seen.set(id, page);
      if (isKnown?.(id) !== true) isNew = true;
    } else if (found.kind === 'site' && !isFirst) continue;
    else if (found.kind === 'left' && isKnown === undefined) isNew = true;
    yield found;
  }
  return isNew;
}

type Next = { readonly address: string; readonly isGuess: boolean; readonly isElsewhere: boolean };

function findNext({ next, isWordPress, address }: FeedPage): Next | undefined {
  // Of a file on the disk nothing more is asked.
  if (address === undefined) return undefined;
  if (next === undefined) return isWordPress ? guessNext(address) : undefined;
  const near = toSameSite(next, address);
  return { address: near ?? next, isGuess: false, isElsewhere: near === undefined };
}

function guessNext(address: string | undefined): Next | undefined {
  if (address === undefined) return undefined;
  const url = new URL(address);
  const paged = Number(url.searchParams.get('paged') ?? 1);
  url.searchParams.set('paged', String((Number.isSafeInteger(paged) && paged > 0 ? paged : 1) + 1));
  return { address: url.href, isGuess: true, isElsewhere: false };
}

/** A feed behind a proxy may write `http:` of a site that is served by `https:`. */
function toSameSite(address: string, page: string): string | undefined {
  const [to, from] = [new URL(address), new URL(page)];
  if (to.port === '' && from.port === '') to.protocol = from.protocol;
  to.hash = '';
  return to.origin === from.origin ? to.href : undefined;
}

type Tried = {
  readonly page?: FeedPage;
  /** There is no such page, as was to be expected. */
  readonly isEnd?: boolean;
  readonly isBusy?: boolean;
  readonly fault: string;
};

async function tryPage({ address, isGuess }: Next, { getFile }: FeedWalk): Promise<Tried> {
  try {
    const file = await getFile(address);
    const isNear = file.address === undefined || toSameSite(file.address, address) !== undefined;
    if (!isNear) return { fault: `it leads to another site, ${file.address}` };
    return { page: await openFeedPage(file), fault: '' };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    const { status, message } = error;
    const fault = message.replace(`${address} · `, '');
    if (isGuess && (status === 404 || status === 410)) return { isEnd: true, fault };
    return { isBusy: status === 429 || status === 503, fault };
  }
}

function leave({ address, isGuess }: Next, fault: string): Found {
  const detail = isGuess ? fault : `${fault}; what may have followed is unknown`;
  return { kind: 'left', left: { at: address, reason: 'unreadable', detail } };
}
