import type { BodyElement, BodyNode } from './tree.ts';
import { getAttribute, isElement, isText } from './tree.ts';

/** Elements whose text stays as it is: code, and what is typed or printed by a machine. */
const VERBATIM = /^(?:code|pre|kbd|samp|tt|var|xmp|listing|textarea|script|style|math|svg)$/;

/** Elements that stand within a line. */
const INLINE =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|ins|kbd|label|mark|q|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/;

/** Stands for something within a line that is no text to repair. */
const OTHER = '\ufffc';

/** A text of a line, and how to change it; one that may not be changed has no way. */
type Piece = { readonly text: string; readonly write?: (text: string) => void };

/**
 * Repairs the spaces and apostrophes of French in the texts of an element, in place. Code, addresses, times, smileys and
 * text in another language stay as they are; repairing twice changes nothing.
 */
export function repairTypography(root: BodyElement, isFrench = true): void {
  let line: Piece[] = [];
  const close = () => {
    repairLine(line);
    line = [];
  };
  const visit = (node: BodyNode, inFrench: boolean) => {
    if (isText(node)) {
      if (inFrench) line.push({ text: node.value, write: (text) => (node.value = text) });
      else if (node.value.trim() !== '') line.push(makeGap());
      return;
    }
    if (!isElement(node)) return;
    if (!INLINE.test(node.tagName)) close();
    if (VERBATIM.test(node.tagName) || node.tagName === 'img') line.push(makeGap());
    else {
      const own = getAttribute(node, 'lang');
      const inside = own === undefined || own === '' ? inFrench : /^fr\b/i.test(own);
      for (const child of node.childNodes) visit(child, inside);
    }
    if (!INLINE.test(node.tagName)) close();
  };
  for (const child of root.childNodes) visit(child, isFrench);
  close();
}

function makeGap(): Piece {
  return { text: OTHER };
}

/**
 * Repairs the spaces and apostrophes of a plain text in French: a headline, a caption.
 *
 * @example
 * repairText("L'eau monte !") // => 'L’eau monte !', with a narrow space that does not break
 */
export function repairText(text: string): string {
  return applyEdits(text, findEdits(text), 0, text.length);
}

/** Repairs a line whose text stands in several nodes: every change is made in the nodes that it touches. */
function repairLine(pieces: readonly Piece[]): void {
  const whole = pieces.map(({ text }) => text).join('');
  const edits = findEdits(whole);
  let start = 0;
  let passed = 0;
  let isAfterFixed = true;
  for (const { text, write } of pieces) {
    const end = start + text.length;
    while ((edits[passed]?.end ?? end) < start) passed++;
    // An insertion between two nodes belongs to the first that may be changed.
    const lowest = isAfterFixed ? start - 1 : start;
    const own: Edit[] = [];
    for (let at = passed; at < edits.length; at++) {
      const edit = edits[at];
      if (edit === undefined || edit.start > end) break;
      const isInsertion = edit.start === edit.end;
      if (isInsertion ? edit.start > lowest : edit.end > start && edit.start < end) own.push(edit);
    }
    if (write !== undefined && own.length > 0) write(applyEdits(whole, own, start, end));
    isAfterFixed = write === undefined;
    start = end;
  }
}

/** Gives a part of a text with its changes; what a change puts in goes where it begins. */
function applyEdits(whole: string, edits: readonly Edit[], start: number, end: number): string {
  let repaired = '';
  let from = start;
  for (const edit of edits) {
    repaired += whole.slice(from, Math.max(edit.start, start)) + (edit.start >= start ? edit.text : '');
    from = Math.min(edit.end, end);
  }
  return repaired + whole.slice(from, end);
}

type Edit = { readonly start: number; readonly end: number; readonly text: string };

const SPACES = String.raw`[ \t\n\r\f]*`;

/** What is no French: addresses, smileys, names between colons, times. */
const FOREIGN =
  /(?:https?|ftp):\/\/[^\s\u00a0\u202f«»]+|\bwww\.[^\s\u00a0\u202f«»]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+|(?<=^|\s)[:;=8][-'^o]?[)(\][DPpdOo/\\|*3$@]+(?=$|[\s.,!?])|:[\w+-]+:|\d{1,2}:\d{2}(?::\d{2})?|&#?\w+;/gu;

/** Spaces that break or are missing, by what stands around them, and what is to be there. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(String.raw`(?<=[^\s\u00a0\u202f(\[:;!?.…«“"'‘])${SPACES}(?=:(?:[\s\u00a0»”")]|$))`, 'gu'),
    '\u00a0',
  ],
  [
    new RegExp(
      String.raw`(?<=[^\s\u00a0\u202f(\[:;!?«“"'‘])${SPACES}(?=(?:;|[!?]+)(?:[\s\u00a0\u202f»”")\].,…]|$))`,
      'gu',
    ),
    '\u202f',
  ],
  [new RegExp(String.raw`(?<=«)${SPACES}(?=[^\s\u00a0\u202f])`, 'gu'), '\u00a0'],
  [new RegExp(String.raw`(?<=[^\s\u00a0\u202f«])${SPACES}(?=»)`, 'gu'), '\u00a0'],
  [/(?<=\p{L})'(?=\p{L})/gu, '’'],
];

function findEdits(whole: string): readonly Edit[] {
  const foreign = [...whole.matchAll(FOREIGN)].map(
    ({ index, 0: text }) => [index, index + text.length] as const,
  );
  const edits = RULES.flatMap(([pattern, text]) =>
    [...whole.matchAll(pattern)].map(({ index, 0: old }) => ({
      start: index,
      end: index + old.length,
      text,
    })),
  );
  let at = 0;
  return edits
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      while ((foreign[at]?.[1] ?? Infinity) <= start) at++;
      const [from = Infinity] = foreign[at] ?? [];
      return end <= from - (isSign(whole[from]) ? 1 : 0);
    });
}

/** A smiley and a name between colons begin with a sign, which a space before it is not for. */
function isSign(character = ''): boolean {
  return /[:;=]/.test(character);
}
