import { openMarkup } from './markup.ts';

/** Elements in which blank lines part paragraphs. */
const WRAPPING = new Set(
  list('article aside blockquote body center details div fieldset footer form header main nav section p'),
);

/** Elements that hold text, but no paragraphs of ours, or only other elements. */
const HOLDING = new Set(
  list(`
    address caption dd dl dt figcaption figure h1 h2 h3 h4 h5 h6 hgroup legend li menu ol summary
    table tbody td tfoot th thead tr ul audio video picture
  `),
);

/** Elements that stand between paragraphs. */
const VOID_BLOCKS = new Set(list('col colgroup hr'));

/** Elements that are skipped whole, and are no part of a paragraph. */
const VERBATIM_BLOCKS = new Set(list('pre script style xmp object'));

/**
 * Makes paragraphs of blank lines, and line breaks of line ends, as WordPress does when it shows a post that was
 * written before blocks. What has paragraphs already keeps them: doing it twice changes nothing.
 *
 * @example
 * addParagraphs('Un renard\npasse.\n\nIl dort.') // => '<p>Un renard<br>\npasse.</p>\n<p>Il dort.</p>'
 */
export function addParagraphs(html: string): string {
  const text = html.replaceAll(/\r\n?/g, '\n');
  const flow = openFlow();
  const markup = openMarkup(text);
  for (let at = 0; at < text.length;) {
    if (text[at] === '<') {
      const { end, verbatim } = markup.skip(at);
      if (end > at) {
        flow.add(text.slice(at, end), verbatim);
        at = end;
        continue;
      }
    }
    const next = text.indexOf('<', at + 1);
    const end = next < 0 ? text.length : next;
    flow.addText(text.slice(at, end));
    at = end;
  }
  return flow.end();
}

/** The paragraph that is open, and the elements around it. */
function openFlow() {
  const written: string[] = [];
  const around: string[] = [];
  const counts = new Map<string, number>();
  let pieces: string[] = [];

  const isWrapping = () => around.length === 0 || WRAPPING.has(around.at(-1) ?? '');
  const leave = () => {
    const name = around.pop() ?? '';
    counts.set(name, (counts.get(name) ?? 1) - 1);
  };
  const flush = () => {
    const content = trimParagraph(pieces.join(''));
    pieces = [];
    if (content === '') return;
    const isBare = !isWrapping() || around.at(-1) === 'p' || isInvisible(content);
    written.push(isBare ? content : `<p>${content}</p>\n`);
  };
  const breakParagraph = () => {
    if (!isWrapping()) {
      pieces.push('<br><br>\n');
      return;
    }
    const isEmpty = trimParagraph(pieces.join('')) === '';
    flush();
    if (around.at(-1) === 'p' && !isEmpty) written.push('</p>\n<p>');
  };
  const openBlock = (name: string, tag: string) => {
    flush();
    if (around.at(-1) === 'p') {
      leave();
      written.push('</p>\n');
    }
    written.push(tag);
    if (VOID_BLOCKS.has(name)) return;
    around.push(name);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const closeBlock = (name: string, tag: string) => {
    flush();
    if ((counts.get(name) ?? 0) === 0) {
      // A stray end of a paragraph would make an empty one.
      if (name !== 'p') written.push(tag);
      return;
    }
    while (around.at(-1) !== name) leave();
    leave();
    written.push(name === 'p' ? `${tag}\n` : tag);
  };

  return {
    addText(text: string) {
      for (const [index, part] of text.split(/\n[ \t]*\n\s*/).entries()) {
        if (index > 0) breakParagraph();
        // A line end after a break is the break's own.
        pieces.push(part);
      }
    },
    add(markup: string, verbatim: string | undefined) {
      const [, slash, raw = ''] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(markup) ?? [];
      const name = raw.toLowerCase();
      const isBlock = WRAPPING.has(name) || HOLDING.has(name) || VOID_BLOCKS.has(name);
      if (verbatim !== undefined && VERBATIM_BLOCKS.has(verbatim)) {
        flush();
        written.push(markup);
      } else if (!isBlock || verbatim !== undefined) pieces.push(protectLines(markup));
      else if (slash === '/') closeBlock(name, markup);
      else openBlock(name, markup);
    },
    end() {
      flush();
      return written.join('').replaceAll(LINE_MARK, '\n').trim();
    },
  };
}

/** Stands for a line end within a tag or verbatim text: a character that no text of XML may hold. */
const LINE_MARK = '\u0000';

function protectLines(markup: string): string {
  return markup.replaceAll('\n', LINE_MARK);
}

/** Makes breaks of line ends, but for those that follow one, and takes both off the ends. */
function trimParagraph(text: string): string {
  let [start, end] = [0, text.length];
  // Step by step: a pattern at the end of a text is looked for at every space before it.
  for (let match = LEADING.exec(text); match !== null; match = LEADING.exec(text.slice(start, start + 40))) {
    start += match[0].length;
  }
  for (let match = findTrailing(text, end); match > 0 && end > start; match = findTrailing(text, end))
    end -= match;
  const lines = text.slice(start, Math.max(start, end)).split('\n');
  return lines.map((line, index) => closeLine(line, index === lines.length - 1)).join('');
}

const LEADING = /^(?:\s+|<br\s*\/?>)/i;

function findTrailing(text: string, end: number): number {
  return /(?:\s|<br\s{0,9}\/?>)$/i.exec(text.slice(Math.max(0, end - 16), end))?.[0].length ?? 0;
}

function closeLine(line: string, isLast: boolean): string {
  const text = line.trim();
  if (isLast) return text;
  return /<br\s{0,9}\/?>$/i.test(text.slice(-16)) ? `${text}\n` : `${text}<br>\n`;
}

/** Comments and empty anchors make no paragraph. */
function isInvisible(content: string): boolean {
  return content.replaceAll(/<!--.*?(?:-->|$)/gs, '').trim() === '';
}

function list(names: string): readonly string[] {
  return names.trim().split(/\s+/);
}
