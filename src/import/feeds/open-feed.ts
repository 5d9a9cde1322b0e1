import type { Found, Source, SourceFile } from '../source.ts';
import type { HearNote } from '../web/decode.ts';
import { streamText } from '../web/decode.ts';
import { ImportError } from '../web/import-error.ts';
import { closeDraft, present } from './draft-item.ts';
import type { FeedFacts } from './feed-facts.ts';
import { findFeeds } from './find-feeds.ts';
import { findReason } from './find-reason.ts';
import { describeOther, tellKind } from './is-feed.ts';
import { readAtomEntry, readAtomText } from './read-atom-entry.ts';
import { listJsonItems, readJsonFeed } from './read-json-feed.ts';
import type { Piece } from './read-pieces.ts';
import { readPieces } from './read-pieces.ts';
import { readRssItem } from './read-rss-item.ts';
import type { FeedSurvey } from './survey-feed.ts';
import { surveyFeed } from './survey-feed.ts';
import { readRssTitle } from './titles.ts';
import type { XmlElement } from './xml-element.ts';
import { find, textOf } from './xml-element.ts';

/** Enough to tell what a file is, and to find the feeds that a page names. */
const HEAD_LENGTH = 100_000;

/** A feed, and what it says of the pages behind it. */
export type FeedPage = Source &
  Pick<FeedFacts, 'next' | 'isWordPress'> & {
    /** Where it came from. */
    readonly address: string | undefined;
    readonly isEmpty: boolean;
  };

/**
 * Opens a feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1. Its items come in the order of the file;
 * of two with one id the second is left out; where it breaks off, what came before is there.
 *
 * @throws ImportError for what is no feed, naming the feeds of a page, and for a feed without items
 */
export async function openFeed(file: SourceFile): Promise<FeedPage> {
  const page = await openFeedPage(file);
  if (!page.isEmpty) return page;
  throw refuse(
    file,
    `${page.format} without any item`,
    'check whether it is the right feed, or come back later',
  );
}

/**
 * Opens a feed that may be empty, as the last page of one is.
 *
 * @throws ImportError for what is no feed
 */
export async function openFeedPage(file: SourceFile): Promise<FeedPage> {
  const head = await readHead(file, HEAD_LENGTH);
  const kind = tellKind(head);
  if (kind === 'json feed') return openJsonFeed(file);
  if (kind === 'xml feed') return openXmlFeed(file);
  throw kind === 'html' ? refusePage(file, head) : refuse(file, describeOther(head), 'check what was given');
}

/** Reads as much as is wanted and can be read; what fails at once fails here. */
async function readHead(file: SourceFile, length: number, onNote?: HearNote): Promise<string> {
  const pieces: string[] = [];
  let count = 0;
  try {
    for await (const text of streamText(file, onNote)) {
      pieces.push(text);
      count += text.length;
      if (count >= length) break;
    }
  } catch (error) {
    if (count === 0) throw error;
  }
  return pieces.join('').slice(0, length);
}

async function openXmlFeed(file: SourceFile): Promise<FeedPage> {
  const survey = await surveyFeed(readPieces(streamText(file)), file.name, file.address);
  const { format, site, next, isWordPress } = survey.facts;
  return {
    format,
    name: file.name,
    address: file.address,
    next,
    isWordPress,
    isEmpty: survey.items === 0,
    read: async function* () {
      yield { kind: 'site', site };
      const notes: string[] = [];
      const pieces = readPieces(streamText(file, (note) => notes.push(note)));
      yield* noteEncoding(leaveDuplicates(listXmlItems(pieces, survey)), notes);
    },
  };
}

async function openJsonFeed(file: SourceFile): Promise<FeedPage> {
  const feed = readJsonFeed(await readHead(file, Infinity), file.name, file.address);
  const { format, site, authors, next, isWordPress } = feed.facts;
  return {
    format,
    name: file.name,
    address: file.address,
    next,
    isWordPress,
    isEmpty: feed.items.length === 0 && !feed.isBroken,
    read: async function* () {
      yield { kind: 'site', site };
      for (const author of authors) yield { kind: 'author', author };
      const notes: string[] = [];
      const again = readJsonFeed(
        await readHead(file, Infinity, (note) => notes.push(note)),
        file.name,
        file.address,
      );
      yield* noteEncoding(leaveDuplicates(listJsonItems(again)), notes);
    },
  };
}

async function* listXmlItems(
  pieces: AsyncIterable<Piece>,
  { facts, isAtom }: FeedSurvey,
): AsyncGenerator<Found, void> {
  for await (const piece of pieces) {
    const readTitle = (title: XmlElement | undefined) =>
      isAtom ? readAtomText(title) : readRssTitle(title, () => {});
    if (piece.kind === 'item') {
      const { element } = piece;
      const reason = findReason(element);
      if (reason === undefined) {
        yield* closeDraft(isAtom ? readAtomEntry(element, facts) : readRssItem(element, facts));
        continue;
      }
      const id = textOf(find(element, isAtom ? 'id' : 'guid'));
      const title = readTitle(find(element, 'title'));
      const at = `${facts.name}:${element.line}`;
      const left = { at, ...present('id', id || undefined), ...present('title', title || undefined) };
      yield { kind: 'left', left: { ...left, ...reason } };
    }
    if (piece.kind === 'broken') {
      const { line, detail, item } = piece;
      const heading = item === undefined ? undefined : find(item, 'title');
      const title = readTitle(heading);
      const left = { at: `${facts.name}:${item?.line ?? line}`, ...present('title', title || undefined) };
      yield {
        kind: 'left',
        left: { ...left, reason: 'unreadable', detail: `${detail}; what may have followed is unknown` },
      };
    }
  }
}

async function* leaveDuplicates(found: AsyncIterable<Found> | Iterable<Found>): AsyncGenerator<Found, void> {
  const first = new Map<string, string>();
  for await (const each of found) {
    const item = each.kind === 'item' ? each.item : undefined;
    const before = item === undefined ? undefined : first.get(item.id);
    if (item === undefined || before === undefined) {
      if (item !== undefined) first.set(item.id, item.at);
      yield each;
    } else {
      const left = { at: item.at, ...present('title', item.title), reason: 'duplicate' as const };
      yield { kind: 'left', left: { ...left, detail: `it has the id of ${before}` } };
    }
  }
}

/** What was wrong with the encoding is noted with the first item behind it. */
async function* noteEncoding(found: AsyncIterable<Found>, notes: string[]): AsyncGenerator<Found, void> {
  for await (const each of found) {
    const pending = each.kind === 'item' ? notes.splice(0) : [];
    if (each.kind !== 'item' || pending.length === 0) yield each;
    else {
      const added = pending.map((sample) => ({
        construct: 'a wrong encoding',
        outcome: 'simplified' as const,
        sample,
      }));
      yield { kind: 'item', item: { ...each.item, notes: [...each.item.notes, ...added] } };
    }
  }
}

function refuse({ name }: SourceFile, found: string, fix: string): ImportError {
  return new ImportError(name, 'a feed (RSS, Atom or JSON Feed)', found, fix);
}

function refusePage(file: SourceFile, head: string): ImportError {
  const feeds = findFeeds(head, file.address).slice(0, 3);
  const fix =
    feeds.length === 0 ? 'look on the page for the address of its feed' : `its feed is ${feeds.join(' or ')}`;
  return refuse(file, 'a web page', fix);
}
