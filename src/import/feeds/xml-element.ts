/** An element of a feed. */
export type XmlElement = {
  /** In small letters, with the usual prefix of its namespace whatever the feed calls it: `title`, `dc:creator`. */
  readonly name: string;
  /** Whether it may be an element of HTML: of XHTML, SVG or MathML, or of the feed's own namespace. */
  readonly isMarkup: boolean;
  /** By their names as they are written, in small letters. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** The line on which it begins. */
  readonly line: number;
  /** What `xml:base` says on it and around it, the outermost first. */
  readonly bases: readonly string[];
  /** What `xml:lang` says on it or around it. */
  readonly language: string | undefined;
};

/** A text of a feed, its entities decoded once, but for those in a CDATA section. */
export type XmlText = { readonly text: string; readonly isCdata: boolean };

export type XmlNode = XmlElement | XmlText;

/** Tells an element from a text. */
export function isElement(node: XmlNode): node is XmlElement {
  return 'children' in node;
}

/** Lists the elements of a name in an element, in order. */
export function findAll(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return element.children.filter(isElement).filter(({ name }) => names.includes(name));
}

/** Finds the first element of the first of these names that is there. */
export function find(element: XmlElement, ...names: readonly string[]): XmlElement | undefined {
  return names.map((name) => findAll(element, name)[0]).find((found) => found !== undefined);
}

/** Gives all text in an element as it stands, spaces around it apart. */
export function textOf(element: XmlElement | undefined): string {
  return element === undefined ? '' : collectText(element).trim();
}

function collectText(element: XmlElement): string {
  return element.children.map((node) => (isElement(node) ? collectText(node) : node.text)).join('');
}

/** Gives an attribute, spaces around it apart; empty where there is none. */
export function attributeOf(element: XmlElement | undefined, name: string): string {
  return element?.attributes.get(name)?.trim() ?? '';
}
