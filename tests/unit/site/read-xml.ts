import { SaxesParser } from 'saxes';

/** An element of XML as schemas see it: `@name` for attributes, `#text`, and its children by name, in lists. */
export type XmlElement = { [key: string]: string | XmlElement[] };

/** Vocabularies that a document may use besides its own, by the prefix that they have here whatever theirs is. */
const PREFIXES = new Map([
  ['http://www.w3.org/2005/Atom', 'atom'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://www.google.com/schemas/sitemap-news/0.9', 'news'],
]);

/**
 * Reads XML as strictly as its standard is: prefixes, entities and characters too.
 *
 * @example
 * readXml('<urlset xmlns="…"><url><loc>a</loc></url></urlset>')
 * // => { urlset: [{ '@xmlns': '…', url: [{ loc: [{ '#text': 'a' }] }] }] }
 * @throws at the first fault, with its line and column
 */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlElement = {};
  const open = [root];
  let ownSpace: string | undefined;
  const addText = (more: string) => {
    const element = open.at(-1) ?? root;
    const before = element['#text'];
    if (typeof before === 'string') element['#text'] = before + more;
    else if (more.trim() !== '') element['#text'] = more;
  };
  parser.on('opentag', ({ local, uri, attributes }) => {
    ownSpace ??= uri;
    const name = uri === ownSpace ? local : `${PREFIXES.get(uri) ?? uri}:${local}`;
    const element: XmlElement = {};
    for (const attribute of Object.values(attributes)) element[`@${attribute.name}`] = attribute.value;
    const parent = open.at(-1) ?? root;
    const siblings = parent[name];
    parent[name] = [...(Array.isArray(siblings) ? siblings : []), element];
    open.push(element);
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return root;
}
