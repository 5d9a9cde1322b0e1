import type { BodyElement, BodyNode } from './tree.ts';
import { makeElement } from './tree.ts';

/** What says something of a text, and not how it looks or what a script does with it. */
const KEPT: ReadonlySet<string> = new Set([
  ...['id', 'class', 'lang', 'dir', 'title', 'role', 'name', 'aria-label', 'data-footnote-ref'],
  ...['colspan', 'rowspan', 'scope', 'start', 'reversed', 'value', 'type', 'open', 'datetime'],
]);

/** Copies an element, with those of its attributes that say something of its text, and others. */
export function copyElement(
  element: BodyElement,
  tagName: string,
  children: readonly BodyNode[],
  others: Readonly<Record<string, string | undefined>> = {},
): BodyElement {
  const kept = element.attrs.filter(({ name }) => KEPT.has(name)).map(({ name, value }) => [name, value]);
  return makeElement(
    tagName,
    { ...others, ...(Object.fromEntries(kept) as Record<string, string>) },
    children,
  );
}
