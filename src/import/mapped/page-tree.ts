import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, serialize } from 'parse5';

import type { Result } from '../../model/result.ts';
import { failed, ok } from '../../model/result.ts';

/** An element of a page, as parse5 gives it. */
export type PageElement = DefaultTreeAdapterTypes.Element;
type PageNode = DefaultTreeAdapterTypes.ChildNode;

/** How deep the elements of a page may nest; browsers stop at the same number. */
const DEEPEST_ELEMENT = 512;

/** The only way to make parse5 stop early is to throw through it. */
class Refused extends Error {}

/** Parses a page into a tree that is safe to walk by recursion, or says in half a sentence why there is none. */
export function parsePage(source: string): Result<PageElement, string> {
  // An unclosed <font> is opened again in every later paragraph: such a page grows without end.
  const mostElements = 1000 + source.length / 2;
  let elements = 0;
  let depth = -1;
  try {
    const document = parse(source, {
      scriptingEnabled: false,
      treeAdapter: {
        ...defaultTreeAdapter,
        onItemPush() {
          if (++depth > DEEPEST_ELEMENT)
            throw new Refused(`its elements nest deeper than ${DEEPEST_ELEMENT}`);
          if (++elements > mostElements) throw new Refused('it has more elements than any page');
        },
        onItemPop() {
          depth--;
        },
      },
    });
    const root = document.childNodes.find(isElement);
    return root === undefined ? failed('it holds no HTML') : ok(root);
  } catch (error) {
    if (error instanceof Refused) return failed(error.message);
    throw error;
  }
}

/** Tells elements from text and comments. */
export function isElement(node: PageNode): node is PageElement {
  return 'tagName' in node;
}

/** Gives an element and everything in it, in the order of the page. */
export function* walkPage(element: PageElement): Generator<PageElement> {
  const waiting = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (const child of next.childNodes.toReversed()) if (isElement(child)) waiting.push(child);
  }
}

/** Gives the value of an attribute. */
export function getAttribute(element: PageElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** Gives the text of an element, without what a page never shows. */
export function readPageText(element: PageElement): string {
  return element.childNodes
    .map((node) => {
      if ('value' in node) return node.value;
      if (!isElement(node) || /^(?:script|style|noscript|template)$/.test(node.tagName)) return '';
      return node.tagName === 'br' ? ' ' : readPageText(node);
    })
    .join('');
}

/** Takes an element out of its page. */
export function detach(element: PageElement): void {
  defaultTreeAdapter.detachNode(element);
}

/** Writes what is in an element as HTML. */
export function printInside(element: PageElement): string {
  return serialize(element);
}
