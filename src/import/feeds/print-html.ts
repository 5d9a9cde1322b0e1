import type { Note } from '../source.ts';
import { escapeHtml, toParagraphs } from './plain-text.ts';
import type { XmlElement } from './xml-element.ts';
import { isElement } from './xml-element.ts';

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Takes what of a body could not be HTML as it was. */
export type TakeNote = (note: Note) => void;

/**
 * Prints what stands in an element as HTML. Elements of a namespace that is none of HTML's leave their text behind.
 *
 * @param cdata what a CDATA section among elements is: HTML in RSS, a text in XHTML
 */
export function printMarkup(element: XmlElement, cdata: 'html' | 'text', take: TakeNote): string {
  return element.children
    .map((node) => {
      if (!isElement(node)) return node.isCdata && cdata === 'html' ? node.text : escapeHtml(node.text);
      const inside = printMarkup(node, cdata, take);
      const [tag = ''] = node.name.split(':').slice(-1);
      if (!node.isMarkup || !/^[a-z][a-z\d-]*$/.test(tag)) {
        take({ construct: `<${tag}> of another namespace`, outcome: 'simplified' });
        return inside;
      }
      const opening = `<${tag}${printAttributes(node)}>`;
      // What stands in a tag that cannot hold anything was written after it.
      return VOID.has(tag) ? `${opening}${inside}` : `${opening}${inside}</${tag}>`;
    })
    .join('');
}

function printAttributes({ attributes }: XmlElement): string {
  return [...attributes]
    .filter(([name]) => /^[a-z][a-z\d-]*$/.test(name) && name !== 'xmlns')
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
}

/**
 * Prints the body of an element of RSS: HTML that is escaped, in a CDATA section, or written straight into the feed; a
 * text without any tag is made paragraphs.
 */
export function printBody(element: XmlElement | undefined, take: TakeNote): string {
  if (element === undefined) return '';
  const html = element.children.some(isElement)
    ? printMarkup(element, 'html', take)
    : element.children.map((node) => ('text' in node ? node.text : '')).join('');
  return /<[a-z!]/i.test(html) ? html.trim() : toParagraphs(html);
}
