import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse, parseFragment } from 'parse5';

/** An element of a page, as a browser reads it: names in lower case. */
export type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly readText: () => string;
};

/** A file of HTML. */
export type Page = {
  readonly file: string;
  readonly html: string;
  /** Its address below the site: `tag/5g.html` → `/tag/5g`. */
  readonly address: string;
  /** For readers, or an old address that leads on to a page. */
  readonly kind: 'content' | 'redirect';
  /** May be found by search engines. */
  readonly isPublic: boolean;
  readonly elements: readonly Element[];
};

export function readPage(file: string, html: string): Page {
  const elements = [...walk(parse(html))];
  const has = (key: string, value: string) =>
    elements.some(({ name, attributes }) => name === 'meta' && attributes.get(key) === value);
  const kind = has('http-equiv', 'refresh') ? 'redirect' : 'content';
  const isPublic = !has('content', 'noindex');
  const address = file === 'index.html' ? '/' : encodeURI(`/${file.replace(/\.html$/, '')}`);
  return { file, html, address, kind, isPublic, elements };
}

function* walk(node: DefaultTreeAdapterTypes.Node): Generator<Element> {
  if ('attrs' in node) {
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    yield { name: node.tagName, attributes, readText: () => readText(node) };
  }
  if ('childNodes' in node) for (const child of node.childNodes) yield* walk(child);
}

function readText(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(readText).join('') : '';
}

/** The text of a piece of HTML. */
export function readHtmlText(html: string): string {
  return readText(parseFragment(html));
}

/** The elements of a page that have a name, and an attribute of a value if one is named. */
export function findElements(page: Page, name: string, attribute = '', value = ''): readonly Element[] {
  return page.elements.filter(
    (element) => element.name === name && (attribute === '' || element.attributes.get(attribute) === value),
  );
}
