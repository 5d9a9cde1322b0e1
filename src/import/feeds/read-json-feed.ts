import type { Found } from '../source.ts';
import { closeDraft, present, toLanguageTag } from './draft-item.ts';
import type { FeedFacts } from './feed-facts.ts';
import { oneLine } from './plain-text.ts';
import { resolveAddress } from './addresses.ts';
import type { Json } from './read-json-item.ts';
import { findStatus, isObject, readJsonItem, readPeople, toObject, toText } from './read-json-item.ts';
import { salvageItems } from './salvage-items.ts';

/** A JSON Feed that was read: what it says of itself, and its items. */
export type JsonFeed = {
  readonly facts: FeedFacts;
  readonly items: readonly unknown[];
  /** Whether it breaks off. */
  readonly isBroken: boolean;
};

/** Reads a JSON Feed of version 1.0 or 1.1; of one that breaks off, the items that are whole. */
export function readJsonFeed(json: string, name: string, address: string | undefined): JsonFeed {
  const whole = parse(json);
  const feed = isObject(whole) ? whole : salvageHead(json);
  const items = isObject(whole) ? whole['items'] : salvageItems(json).map(parse);
  const [, version = '1'] = /\/version\/([\d.]+)/.exec(toText(feed['version'])) ?? [];
  const url = resolveAddress(toText(feed['home_page_url']), address);
  const base = address ?? resolveAddress(toText(feed['feed_url']), undefined) ?? url;
  const facts: FeedFacts = {
    format: `JSON Feed ${version}`,
    name,
    base,
    authors: readPeople(feed, base),
    next: resolveAddress(toText(feed['next_url']), base),
    isWordPress: false,
    site: {
      ...present('title', oneLine(toText(feed['title'])) || undefined),
      ...present('tagline', oneLine(toText(feed['description'])) || undefined),
      ...present('url', url),
      ...present('language', toLanguageTag(toText(feed['language']) || undefined)),
    },
  };
  return {
    facts,
    items: Array.isArray(items) ? (items as readonly unknown[]) : [],
    isBroken: whole === undefined,
  };
}

/** Gives what a JSON Feed holds, item by item. */
export function* listJsonItems({ facts, items, isBroken }: JsonFeed): Generator<Found, void> {
  for (const [index, value] of items.entries()) {
    const at = `${facts.name}:items[${index}]`;
    if (isObject(value)) yield* readItem(value, at, facts);
    else yield { kind: 'left', left: { at, reason: 'unreadable', detail: 'it is no object of JSON' } };
  }
  if (isBroken) {
    const detail = 'the file breaks off here, or is damaged; what may have followed is unknown';
    yield {
      kind: 'left',
      left: { at: `${facts.name}:items[${items.length}]`, reason: 'unreadable', detail },
    };
  }
}

function* readItem(item: Json, at: string, facts: FeedFacts): Generator<Found, void> {
  const status = findStatus(item);
  if (status === undefined) yield* closeDraft(readJsonItem(item, at, facts));
  else
    yield {
      kind: 'left',
      left: {
        at,
        ...present('id', toText(item['id']) || undefined),
        ...present('title', oneLine(toText(item['title'])) || undefined),
        reason: status,
      },
    };
}

/** What stands before the items is whole, if there is an item. */
function salvageHead(json: string): Json {
  const [head] = /^[^]*?(?=,?\s*"items"\s*:\s*\[)/.exec(json) ?? [];
  return head === undefined ? {} : toObject(parse(`${head}}`));
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, '')) as unknown;
  } catch {
    // A SyntaxError: what can be read is read piece by piece.
    return undefined;
  }
}
