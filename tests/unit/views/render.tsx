import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment } from 'parse5';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';

import type { Messages } from '../../../src/messages/fr.ts';
import { fr } from '../../../src/messages/fr.ts';
import { WordsProvider } from '../../../src/views/parts/words.tsx';

/** An element of what was rendered, as a browser reads the markup. */
export type Part = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text in it, without any change. */
  readonly text: string;
  /** What assistive technology calls it: its label, its picture's alternative, or its text. */
  readonly name: string;
  /** Where it leads, as a browser on the page reads its address: below the site, or whole. */
  readonly target: string;
  /** Every element below it with one of these tags, in the order of the text. */
  readonly all: (...tags: readonly string[]) => readonly Part[];
  /** The one element below it with this tag. */
  readonly one: (tag: string) => Part;
};

type Surroundings = { readonly words?: Messages; readonly address?: string };

/** Renders an element as the first paint of a page has it, in French unless told otherwise. */
export function render(
  element: ReactNode,
  { words = fr, address = '/article/renard' }: Surroundings = {},
): Part {
  const html = renderToStaticMarkup(
    <MemoryRouter initialEntries={[address]}>
      <WordsProvider value={words}>{element}</WordsProvider>
    </MemoryRouter>,
  );
  return toPart('', [], parseFragment(html).childNodes, new URL(address, SITE));
}

const SITE = 'https://kiosque.example';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Attributes = readonly { readonly name: string; readonly value: string }[];

function toPart(tag: string, attrs: Attributes, nodes: readonly Node[], page: URL): Part {
  const attributes = Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
  const children = nodes.flatMap((node) =>
    'tagName' in node ? [toPart(node.tagName, node.attrs, node.childNodes, page)] : [],
  );
  const all = (...tags: readonly string[]): readonly Part[] =>
    children.flatMap((child) => [...(tags.includes(child.tag) ? [child] : []), ...child.all(...tags)]);
  const text = readText(nodes);
  return {
    tag,
    attributes,
    text,
    name: attributes['aria-label'] ?? attributes['alt'] ?? text,
    target: new URL(attributes['href'] ?? '', page).href.replace(SITE, ''),
    all,
    one: (wanted) => {
      const [first, ...others] = all(wanted);
      if (first === undefined || others.length > 0)
        throw new Error(`Expected one <${wanted}>, found ${others.length + (first === undefined ? 0 : 1)}.`);
      return first;
    },
  };
}

function readText(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value;
      return 'childNodes' in node ? readText(node.childNodes) : '';
    })
    .join('');
}
