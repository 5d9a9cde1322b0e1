/** A block of Gutenberg, or what stands between two: then its name is empty. */
export type GutenbergBlock = {
  /** Without `core/` in front. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly parts: readonly (string | GutenbergBlock)[];
};

type Opened = { readonly block: GutenbergBlock; readonly parts: (string | GutenbergBlock)[] };

/** Blocks that stand deeper count as parts of the last one that does not. */
const DEEPEST = 100;

const DELIMITER = /<!--\s+(\/?)wp:([a-z][a-z0-9_-]*(?:\/[a-z][a-z0-9_-]*)?)\s+(?:(\{.*\})\s+)?(\/?)$/s;

/** Tells whether a body is made of blocks. */
export function hasBlocks(html: string): boolean {
  return html.includes('<!-- wp:');
}

/**
 * Takes a body apart into its blocks. Ends that nothing opened are left out; blocks that are never closed end with
 * the body.
 */
export function parseBlocks(html: string): readonly (string | GutenbergBlock)[] {
  const root: Opened = open('', undefined);
  const stack: Opened[] = [root];
  let start = 0;
  const addText = (end: number) => {
    if (end > start) stack.at(-1)?.parts.push(html.slice(start, end));
  };
  for (let at = html.indexOf('<!--'), end = -1, next = 0; at >= 0; at = next) {
    next = html.indexOf('<!--', at + 4);
    if (end < at) end = html.indexOf('-->', at);
    if (end < 0) break;
    // Attributes hold no comment: what looks like one was never ended.
    if ((next >= 0 && next < end) || !/^<!--\s+\/?wp:/.test(html.slice(at, at + 40))) continue;
    const match = DELIMITER.exec(html.slice(at, end));
    if (match === null) continue;
    addText(at);
    start = end + 3;
    const [, isEnd, full = '', attributes, isVoid] = match;
    const name = full.replace(/^core\//, '');
    if (isEnd === '/') closeBlock(stack, name);
    else openBlock(stack, open(name, attributes), isVoid === '/');
  }
  addText(html.length);
  return root.parts;
}

function open(name: string, attributes: string | undefined): Opened {
  const parts: (string | GutenbergBlock)[] = [];
  return { block: { name, attributes: readAttributes(attributes), parts }, parts };
}

function openBlock(stack: Opened[], opened: Opened, isVoid: boolean): void {
  stack.at(-1)?.parts.push(opened.block);
  if (!isVoid && stack.length < DEEPEST) stack.push(opened);
}

/** Ends a block, and with it those inside it that nobody ended. */
function closeBlock(stack: Opened[], name: string): void {
  const at = stack.findLastIndex(({ block }) => block.name === name);
  if (at > 0) stack.length = at;
}

function readAttributes(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}; // It starts with a brace.
  } catch {
    // Broken attributes are none.
    return {};
  }
}
