import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { parseFragment } from 'parse5';

/** Long enough for any text that is wanted plain. */
const MOST_LENGTH = 20_000;

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object']);
/** Elements that stand in a line of text. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var'.split(
    ' ',
  ),
);

/**
 * Gives the text of HTML as one line: entities decoded once, spaces made one but for those of typography. Only its first
 * twenty thousand characters are read.
 *
 * @example
 * toPlainText('<p>L&#8217;été&nbsp;: <b>beau</b></p><p>Et long</p>') // => 'L’été\u00a0: beau Et long'
 */
export function toPlainText(html: string): string {
  const head = html.slice(0, MOST_LENGTH);
  if (!/[<&]/.test(head)) return oneLine(head);
  const pieces: string[] = [];
  const rest: (Tree.ChildNode | string)[] = parseFragment(head).childNodes.toReversed();
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (typeof node === 'string') pieces.push(node);
    else if ('value' in node) pieces.push(node.value);
    else if ('tagName' in node && !SILENT.has(node.tagName)) {
      const edge = INLINE.has(node.tagName) ? '' : ' ';
      pieces.push(edge);
      rest.push(edge, ...node.childNodes.toReversed());
    }
  }
  return oneLine(pieces.join(''));
}

/** Makes one line of a text; the spaces of French typography stay. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\t\n\v\f\r ]+/g, ' ').trim();
}

/** Writes a text as HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * Makes paragraphs of a text in which blank lines part them.
 *
 * @example
 * toParagraphs('One\ntwo\n\nThree') // => '<p>One<br>two</p>\n<p>Three</p>'
 */
export function toParagraphs(escaped: string): string {
  return escaped
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${splitLines(paragraph).join('<br>')}</p>`)
    .join('\n');
}

function splitLines(paragraph: string): readonly string[] {
  return paragraph
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
