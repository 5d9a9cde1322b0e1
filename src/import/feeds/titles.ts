import type { TakeNote } from './print-html.ts';
import { oneLine, toPlainText } from './plain-text.ts';
import type { XmlElement } from './xml-element.ts';
import { isElement, textOf } from './xml-element.ts';

/** Tags that people write into headlines; `a < b` is none. */
const TAGS = /<\/?(?:a|abbr|b|big|br|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|tt|u)\b[^<>]*>/gi;

/**
 * Reads a title of RSS, which is a text that may be HTML: its entities are decoded once, by XML, or here where a CDATA
 * section kept them from XML. Tags are left out, and noted.
 *
 * @example
 * `<title>Q&amp;amp;A</title>`                 // => 'Q&amp;A'
 * `<title><![CDATA[L&#8217;<i>été</i>]]></title>` // => 'L’été'
 */
export function readRssTitle(element: XmlElement | undefined, take: TakeNote): string {
  if (element === undefined) return '';
  const text = element.children
    .map((node) => {
      if (isElement(node)) return textOf(node);
      const [plain, tags] = [node.text.replaceAll(TAGS, ''), node.text.match(TAGS) ?? []];
      for (const tag of tags.filter((each) => !each.startsWith('</'))) {
        take({ construct: 'a tag in a headline', outcome: 'simplified', sample: tag.slice(0, 80) });
      }
      return node.isCdata ? decodeOnce(plain) : plain;
    })
    .join('');
  return oneLine(text);
}

/** Decodes entities and leaves what looks like a tag alone. */
function decodeOnce(text: string): string {
  return text.includes('&') ? toPlainText(text.replaceAll('<', '&lt;')) : text;
}
