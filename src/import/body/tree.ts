import type { DefaultTreeAdapterTypes } from 'parse5';
import { defaultTreeAdapter, html, serialize } from 'parse5';

import { parseTree } from '../../compile/body/depth.ts';

/** A node of a body's markup. */
export type BodyNode = DefaultTreeAdapterTypes.ChildNode;

/** An element of a body's markup. */
export type BodyElement = DefaultTreeAdapterTypes.Element;

type TextNode = DefaultTreeAdapterTypes.TextNode;

/** Tells elements from text and comments. */
export function isElement(node: BodyNode): node is BodyElement {
  return 'tagName' in node;
}

/** Tells text from elements and comments. */
export function isText(node: BodyNode): node is TextNode {
  return 'value' in node;
}

/** Tells whether a node can be seen at all: not a comment, not the white space between two tags. */
export function isSignificant(node: BodyNode): boolean {
  return isElement(node) || (isText(node) && node.value.trim() !== '');
}

/** Gives the value of an attribute, clean and trimmed; nothing when it is absent. */
export function getAttribute(element: BodyElement, name: string): string | undefined {
  const value = element.attrs.find((attribute) => attribute.name === name)?.value;
  return value === undefined ? undefined : cleanText(value).trim();
}

/** Gives the first of these attributes that is there and not blank. */
export function findAttribute(element: BodyElement, ...names: readonly string[]): string | undefined {
  return names
    .map((name) => getAttribute(element, name))
    .find((value) => value !== undefined && value !== '');
}

/** Tells whether an element has one of these classes. */
export function hasClass(element: BodyElement, ...names: readonly string[]): boolean {
  const classes = getAttribute(element, 'class')?.split(/\s+/) ?? [];
  return names.some((name) => classes.includes(name));
}

/** Gives an element and everything in it, in the order of the source. */
export function* walkElements(element: BodyElement): Generator<BodyElement> {
  const waiting = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (const child of next.childNodes.toReversed()) if (isElement(child)) waiting.push(child);
  }
}

/** Gives the text of nodes on one line, scripts and styles apart. */
export function readText(nodes: readonly BodyNode[]): string {
  // The spaces of French typography stay.
  return gatherText(nodes)
    .replaceAll(/[ \t\n\f\r]+/g, ' ')
    .trim();
}

function gatherText(nodes: readonly BodyNode[]): string {
  return nodes
    .map((node) => {
      if (isText(node)) return cleanText(node.value);
      if (!isElement(node) || node.tagName === 'script' || node.tagName === 'style') return '';
      return `${gatherText(node.childNodes)}${node.tagName === 'p' || node.tagName === 'br' ? ' ' : ''}`;
    })
    .join('');
}

/** Makes an element; attributes without a value are left away. */
export function makeElement(
  tagName: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly BodyNode[] = [],
): BodyElement {
  const attrs = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : { name, value: cleanLines(value) },
  );
  const element = defaultTreeAdapter.createElement(tagName, html.NS.HTML, attrs);
  for (const child of children) defaultTreeAdapter.appendChild(element, child);
  const [first] = children;
  // A parser drops the line end that follows `<pre>`.
  if (tagName === 'pre' && first !== undefined && isText(first) && first.value.startsWith('\n'))
    first.value = `\n${first.value}`;
  return element;
}

/** Makes a text. */
export function makeText(value: string): TextNode {
  return defaultTreeAdapter.createTextNode(cleanLines(value));
}

/** Takes elements out of the tree that they stand in. */
export function removeElements(elements: ReadonlySet<BodyElement>): void {
  const parents = new Set(
    [...elements].map(({ parentNode }) => parentNode).filter((parent) => parent !== null),
  );
  for (const parent of parents)
    parent.childNodes = parent.childNodes.filter((child) => !isElement(child) || !elements.has(child));
}

/**
 * Parses markup into a tree that is safe to walk by recursion; nothing where it nests without end, or grows into far more
 * elements than it has tags.
 */
export function parseNodes(source: string): readonly BodyNode[] | undefined {
  const tree = parseTree(source, false);
  return tree.ok ? tree.value : undefined;
}

/** Prints what is in an element as markup. */
export function printInside(root: BodyElement): string {
  return serialize(root, { scriptingEnabled: false });
}

// oxlint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/;

/** Takes out what no reader can see and no file can hold: control characters and halves of characters. */
function cleanText(text: string): string {
  if (text.isWellFormed() && !INVISIBLE.test(text)) return text;
  return text.replaceAll(new RegExp(INVISIBLE, 'g'), '').toWellFormed();
}

/** A carriage return would be read again as a line end. */
function cleanLines(text: string): string {
  const clean = cleanText(text);
  return clean.includes('\r') ? clean.replaceAll(/\r\n?/g, '\n') : clean;
}
