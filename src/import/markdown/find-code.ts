import type { MarkdownIt } from 'markdown-it';

/** From one character of a text up to another one. */
export type Range = readonly [start: number, end: number];

const CODE_ELEMENT = /<(pre|code|script|style|textarea|kbd|samp)\b[^]*?<\/\1>/gi;

/**
 * Finds the code of a text in Markdown: fenced and indented blocks, `spans`, elements of HTML that hold it. What looks
 * like a shortcode there is one that somebody writes about.
 */
export function findCode(source: string, md: MarkdownIt): readonly Range[] {
  const tokens: Parameters<MarkdownIt['block']['parse']>[3] = [];
  md.block.parse(source, md, {}, tokens);
  const starts = findLines(source);
  const span = ([from, to]: readonly [number, number]): Range => [
    starts[from] ?? source.length,
    starts[to] ?? source.length,
  ];
  const blocks: Range[] = [];
  const spans: Range[] = [];
  for (const { type, map } of tokens) {
    if (map === null) continue;
    if (type === 'fence' || type === 'code_block') blocks.push(span(map));
    if (type === 'inline') spans.push(...findSpans(source, span(map)));
  }
  const elements = [...source.matchAll(CODE_ELEMENT)].map((match): Range => [
    match.index,
    match.index + match[0].length,
  ]);
  return merge([...blocks, ...spans, ...elements]);
}

/** Calls for every match outside code, in order, and puts what it gives in its place; nothing leaves it as it is. */
export function replaceOutside(
  source: string,
  code: readonly Range[],
  pattern: RegExp,
  replace: (match: RegExpExecArray) => { readonly text: string; readonly end?: number } | undefined,
): string {
  const finder = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  let result = '';
  let done = 0;
  let next = 0;
  for (let match = finder.exec(source); match !== null; match = finder.exec(source)) {
    const { index } = match;
    while ((code[next]?.[1] ?? Infinity) <= index) next++;
    const [start, end] = code[next] ?? [Infinity, Infinity];
    if (start <= index) {
      finder.lastIndex = end;
      continue;
    }
    const replaced = replace(match);
    if (replaced === undefined) {
      finder.lastIndex = index + 1;
      continue;
    }
    result += source.slice(done, index) + replaced.text;
    done = replaced.end ?? index + match[0].length;
    finder.lastIndex = Math.max(done, index + 1);
  }
  return result + source.slice(done);
}

function findLines(source: string): readonly number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Spans of code in one paragraph: as many backticks close one as open it. */
function findSpans(source: string, [from, to]: Range): readonly Range[] {
  const runs = [...source.slice(from, to).matchAll(/(?<!\\)`+/g)].map((match) => ({
    start: from + match.index,
    length: match[0].length,
  }));
  const spans: Range[] = [];
  // Where the last run of each length stands, so that one which nothing closes costs no search.
  const last = new Map(runs.map(({ length }, index) => [length, index]));
  for (let opener = 0; opener < runs.length; opener++) {
    const open = runs[opener];
    if (open === undefined || (last.get(open.length) ?? 0) <= opener) continue;
    let closer = opener + 1;
    while (runs[closer]?.length !== open.length) closer++;
    const close = runs[closer] ?? open;
    spans.push([open.start, close.start + close.length]);
    opener = closer;
  }
  return spans;
}

function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: [number, number][] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
