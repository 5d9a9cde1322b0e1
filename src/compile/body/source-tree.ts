import type { DefaultTreeAdapterTypes } from 'parse5';

/** A node of a body's markup, as parse5 gives it. */
export type SourceNode = DefaultTreeAdapterTypes.ChildNode;

/** An element of a body's markup. */
export type SourceElement = DefaultTreeAdapterTypes.Element;

/** Tells elements from text and comments. */
export function isElement(node: SourceNode): node is SourceElement {
  return 'tagName' in node;
}

/** Tells text from elements and comments. */
export function isText(node: SourceNode): node is DefaultTreeAdapterTypes.TextNode {
  return 'value' in node;
}

/** Tells whether a node can be seen at all: not a comment, not the white space between two tags. */
export function isSignificant(node: SourceNode): boolean {
  return isElement(node) || (isText(node) && node.value.trim() !== '');
}

/** Gives the value of an attribute, clean as `cleanText` makes it; nothing when it is absent. */
export function getAttribute(element: SourceElement, name: string): string | undefined {
  const value = element.attrs.find((attribute) => attribute.name === name)?.value;
  return value === undefined ? undefined : cleanText(value);
}

/** Tells whether an element has one of these classes. */
export function hasClass(element: SourceElement, ...names: readonly string[]): boolean {
  const classes = getAttribute(element, 'class')?.split(/\s+/) ?? [];
  return names.some((name) => classes.includes(name));
}

/** Finds the first child of that name. */
export function findChild(element: SourceElement, name: string): SourceElement | undefined {
  return element.childNodes.filter(isElement).find((child) => child.tagName === name);
}

/** Gives an element and everything in it, in the order of the source. */
export function* walkElements(element: SourceElement): Generator<SourceElement> {
  const waiting = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (const child of next.childNodes.toReversed()) if (isElement(child)) waiting.push(child);
  }
}

/** Gives the text of an element as it stands, white space and all; a `<br>` is a line end. */
export function readSourceText(element: SourceElement): string {
  return element.childNodes
    .map((child) => {
      if (isText(child)) return cleanText(child.value);
      if (!isElement(child) || child.tagName === 'script' || child.tagName === 'style') return '';
      return child.tagName === 'br' ? '\n' : readSourceText(child);
    })
    .join('');
}

/** Takes out what no reader can see and no file can hold: control characters and halves of characters. */
export function cleanText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/g, '').toWellFormed();
}
