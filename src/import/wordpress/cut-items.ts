/** A piece of an export. */
export type Cut =
  | { readonly kind: 'around'; readonly text: string }
  /** An `<item>` with its tags, and what is wrong with it, as half a sentence. */
  | { readonly kind: 'item'; readonly line: number; readonly text: string; readonly fault?: string }
  /** The file ends where more was to come. */
  | { readonly kind: 'end'; readonly line: number };

/** The longest item that is read, in characters: the longest articles of the web have a hundredth of it. */
const LONGEST_ITEM = 32_000_000;

const MARK = /<item(?=[\s>/])|<\/item\s{0,8}>|<!\[CDATA\[|<!--/g;
/** No mark is longer, so that one which is cut in two pieces is seen whole with the second. */
const LONGEST_MARK = 16;

/**
 * Cuts the text of an export into its items and what stands around them, without reading either: what is
 * broken in one item stays within it. Marks in CDATA sections are text.
 */
export async function* cutItems(texts: AsyncIterable<string>): AsyncGenerator<Cut> {
  const cutter = openCutter();
  for await (const text of texts) yield* cutter.push(text);
  yield* cutter.end();
}

function openCutter() {
  let rest = '';
  /** What ends the CDATA section or comment that is open. */
  let ending: string | undefined;
  let line = 1;
  let item: { readonly line: number; parts: string[]; size: number } | undefined;
  let tail = '';

  function* take(count: number): Generator<Cut> {
    if (count <= 0) return;
    const text = rest.slice(0, count);
    rest = rest.slice(count);
    line += countLines(text);
    if (item === undefined) {
      tail = (tail + text).slice(-200);
      yield { kind: 'around', text };
      return;
    }
    item.size += text.length;
    if (item.size > LONGEST_ITEM) item.parts = [];
    else item.parts.push(text);
  }

  function* close(fault?: string): Generator<Cut> {
    if (item === undefined) return;
    const { size, parts } = item;
    const long = size > LONGEST_ITEM ? `it is longer than ${LONGEST_ITEM} characters` : undefined;
    const found = fault ?? long;
    yield {
      kind: 'item',
      line: item.line,
      text: parts.join(''),
      ...(found === undefined ? {} : { fault: found }),
    };
    item = undefined;
  }

  function* pass(mark: RegExpExecArray): Generator<Cut> {
    const [name] = mark;
    yield* take(mark.index);
    if (name === '<item') {
      yield* close('the element <item> is never closed');
      item = { line, parts: [], size: 0 };
      yield* take(name.length);
    } else if (name.startsWith('</item')) {
      if (item === undefined) rest = rest.slice(name.length);
      yield* take(item === undefined ? 0 : name.length);
      yield* close();
    } else {
      if (name.startsWith('<![')) ending = ']]>';
      // Within an item, the comments are its reader's.
      else if (item === undefined) ending = '-->';
      yield* take(name.length);
    }
  }

  function* read(kept: number): Generator<Cut> {
    for (;;) {
      if (ending !== undefined) {
        const at = rest.indexOf(ending);
        if (at < 0) return void (yield* take(rest.length - Math.min(kept, ending.length - 1)));
        yield* take(at + ending.length);
        ending = undefined;
      }
      MARK.lastIndex = 0;
      const mark = MARK.exec(rest);
      if (mark === null || mark.index > rest.length - kept) return void (yield* take(rest.length - kept));
      yield* pass(mark);
    }
  }

  return {
    *push(text: string): Generator<Cut> {
      rest += text;
      yield* read(LONGEST_MARK);
    },
    *end(): Generator<Cut> {
      yield* read(0);
      const isCut = item !== undefined;
      yield* close(`the file ends within it, at line ${line}`);
      if (!isCut && !/<\/(?:channel|rss)\s*>/.test(tail)) yield { kind: 'end', line };
    },
  };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
