import { parseFragment } from 'parse5';
import type { SaxesTagNS } from 'saxes';
import { SaxesParser } from 'saxes';

import { escapeAmpersands } from './escape-ampersands.ts';
import { findSpace, isMarkupSpace } from './namespaces.ts';
import type { XmlElement, XmlNode, XmlText } from './xml-element.ts';

/** A piece of a feed, in the order in which pieces end. */
export type Piece =
  | { readonly kind: 'root'; readonly element: XmlElement; readonly uri: string }
  /** Something that is said of the feed as a whole. */
  | { readonly kind: 'part'; readonly element: XmlElement }
  | { readonly kind: 'item'; readonly element: XmlElement }
  /** An item in which the feed breaks off, or else the place where it does, and how. */
  | { readonly kind: 'broken'; readonly line: number; readonly detail: string; readonly item?: XmlElement };

/** Deeper than any article is written. */
const MOST_DEPTH = 200;
/** Of items that are never closed, each stands in the one before. */
const MOST_OPEN_ITEMS = 1000;
/** Of one item, in characters. */
const MOST_LENGTH = 20_000_000;

const CONTAINERS = new Set(['rss', 'rdf:rdf', 'rdf', 'channel', 'feed']);

/**
 * Takes the XML of a feed apart, as it streams. What is not well formed is read as well as it can be: entities that
 * nobody declared are HTML's, tags that close nothing are text, an item that opens in another one is an item of its own.
 * Where nothing more can be read, the last piece says so.
 */
export async function* readPieces(texts: AsyncIterable<string>): AsyncGenerator<Piece, void> {
  const reader = makeReader();
  try {
    for await (const text of escapeAmpersands(texts)) {
      const failure = reader.write(text);
      yield* reader.take();
      if (failure !== undefined) return yield* reader.breakOff(failure);
    }
  } catch (error) {
    // What the file itself threw: packed badly, or too large.
    yield* reader.take();
    return yield* reader.breakOff(error instanceof Error ? error.message : String(error));
  }
  yield* reader.end();
}

type OpenElement = XmlElement & { readonly children: XmlNode[] };
type Role = 'container' | 'part' | 'item' | 'inner';
type Opened = { readonly element: OpenElement; readonly role: Role; readonly item: number };

/** What stops a parser in the middle. */
class TooDeep extends Error {}

/** Long, for a parser tells of everything by callbacks, which share what is open. */
function makeReader() {
  const parser = new SaxesParser({ xmlns: true });
  const stack: Opened[] = [];
  let pieces: Piece[] = [];
  let own: string | undefined;
  let [read, mark, openItems] = [0, 0, 0];
  parser.ENTITIES = ENTITIES;
  // Whatever is wrong is read on from, and nobody hears of it: to make an error for each is what takes long.
  parser.fail = () => parser;
  const addText = (text: string, isCdata: boolean) =>
    stack.at(-1)?.element.children.push(toText(text, isCdata));
  parser.on('text', (text) => addText(text, false));
  parser.on('cdata', (text) => addText(text, true));
  parser.on('opentag', (tag) => {
    const parent = stack.at(-1);
    own ??= tag.uri;
    const element = makeElement(tag, own, parent?.element, parser.line);
    const isFirst = parent === undefined;
    const role = isFirst ? 'container' : findRole(element, parent, tag.isSelfClosing);
    if (isFirst) pieces.push({ kind: 'root', element, uri: own });
    if (role === 'item') openItems += 1;
    const item = role === 'item' ? stack.length : (parent?.item ?? 0);
    stack.push({ element, role, item });
    if (stack.length - item > MOST_DEPTH || openItems > MOST_OPEN_ITEMS) throw new TooDeep();
    if (openItems === 0 || role === 'item') mark = read;
  });
  parser.on('closetag', () => {
    const closed = stack.pop();
    const parent = stack.at(-1);
    if (closed?.role === 'item') openItems -= 1;
    if (closed?.role === 'item' || closed?.role === 'part') {
      pieces.push({ kind: closed.role, element: closed.element });
    } else if (closed?.role === 'inner') parent?.element.children.push(closed.element);
    if (openItems === 0) mark = read;
  });
  const breakOff = (detail: string): readonly Piece[] => {
    const item = stack.findLast(({ role }) => role === 'item')?.element;
    return [{ kind: 'broken', line: parser.line, detail, ...(item === undefined ? {} : { item }) }];
  };
  return {
    /** Gives how it breaks off, where it does. */
    write: (text: string): string | undefined => {
      read += text.length;
      try {
        parser.write(dropControls(text));
      } catch (error) {
        if (error instanceof TooDeep) return `tags stand in one another more than ${MOST_DEPTH} deep`;
        throw error;
      }
      return read - mark > MOST_LENGTH ? 'a piece of it is longer than 20 million characters' : undefined;
    },
    take: () => {
      const taken = pieces;
      pieces = [];
      return taken;
    },
    end: () => {
      const open = stack.at(-1);
      if (open === undefined) return pieces;
      const item = stack.findLast(({ role }) => role === 'item');
      const within = (item ?? stack[0] ?? open).element.name;
      return [...pieces, ...breakOff(`the file ends inside <${within}>`)];
    },
    breakOff,
  };
}

function findRole(element: XmlElement, parent: Opened, isSelfClosing: boolean): Role {
  const isItem = element.name === 'item' || element.name === 'entry';
  const isInItem = parent.role === 'item' || (parent.role === 'inner' && parent.item > 0);
  // An empty <item/> inside another is a slip of the pen.
  if (isItem && !(isInItem && isSelfClosing)) return 'item';
  if (parent.role !== 'container') return 'inner';
  return CONTAINERS.has(element.name) ? 'container' : 'part';
}

function makeElement(
  tag: SaxesTagNS,
  own: string,
  parent: XmlElement | undefined,
  line: number,
): OpenElement {
  const attributes = new Map(
    Object.values(tag.attributes).map(({ name, value }) => [name.toLowerCase(), value]),
  );
  const space = findSpace(tag.uri, own);
  const local = tag.local.toLowerCase();
  const base = attributes.get('xml:base')?.trim() ?? '';
  const bases = parent?.bases ?? [];
  return {
    name: space === '' ? local : `${space}:${local}`,
    isMarkup: isMarkupSpace(space),
    attributes,
    children: [],
    line,
    bases: base === '' ? bases : [...bases, base],
    language: attributes.get('xml:lang')?.trim() || parent?.language,
  };
}

// What browsers read for U+0080–U+009F, which no encoding of feeds means.
const WINDOWS = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 32 }, (_, index) => index + 0x80),
);

function toText(text: string, isCdata: boolean): XmlText {
  const right = text.replaceAll(/[\u0080-\u009f]/g, (control) =>
    WINDOWS.charAt(control.charCodeAt(0) - 0x80),
  );
  return { text: right, isCdata };
}

function dropControls(text: string): string {
  // oxlint-disable-next-line no-control-regex -- They are what XML has no place for.
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

const PREDEFINED = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));
const named = new Map<string, string | undefined>();

/** Every name that HTML knows, for feeds use them undeclared. */
const ENTITIES: Record<string, string> = new Proxy(Object.create(null) as Record<string, string>, {
  get: (_, name) => (typeof name === 'string' ? (PREDEFINED.get(name) ?? decodeName(name)) : undefined),
});

function decodeName(name: string): string | undefined {
  if (!/^[a-z][a-z\d]{1,30}$/i.test(name)) return undefined;
  if (!named.has(name)) {
    const [node] = parseFragment(`&${name};`).childNodes;
    const value = node !== undefined && 'value' in node ? node.value : '';
    named.set(name, value.endsWith(';') ? undefined : value);
  }
  return named.get(name);
}
