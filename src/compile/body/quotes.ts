import { readPhrase } from './phrase.ts';
import type { BlockReader } from './reading.ts';
import type { SourceElement, SourceNode } from './source-tree.ts';
import { findChild, hasClass, isElement, isSignificant } from './source-tree.ts';

/** Reads a `<blockquote>`, with who said it. */
export const readQuote: BlockReader = (quote, place) => {
  const { content, cite } = splitCite(quote.childNodes);
  const blocks = place.reading.readBlocks(content, place);
  const { runs, rest } = readPhrase(cite, place);
  if (blocks.length === 0) return rest;
  return [{ kind: 'quote', blocks, ...(runs.length === 0 ? {} : { cite: runs }) }, ...rest];
};

/** Tells whether an element repeats a sentence of the article in large type. */
export function isPullquote(element: SourceElement): boolean {
  return (
    ['aside', 'blockquote', 'div', 'figure'].includes(element.tagName) &&
    hasClass(element, 'pullquote', 'wp-block-pullquote')
  );
}

/** Reads a pull quote, whatever element it is made of. */
export const readPullquote: BlockReader = (element, place) => {
  const nodes = element.childNodes.flatMap((node) =>
    isElement(node) && node.tagName === 'blockquote' ? node.childNodes : [node],
  );
  const { content, cite } = splitCite(nodes);
  const quote = readPhrase(content, place);
  const source = readPhrase(cite, place);
  const rest = [...quote.rest, ...source.rest];
  if (quote.runs.length === 0) return rest;
  const cited = source.runs.length === 0 ? {} : { cite: source.runs };
  return [{ kind: 'pullquote', runs: quote.runs, ...cited }, ...rest];
};

/** Reads `<details>`. Without a summary nothing could open it, so what it holds stands in the open. */
export const readDetails: BlockReader = (details, place) => {
  const summary = findChild(details, 'summary');
  const content = details.childNodes.filter((node) => node !== summary);
  const { runs, rest } = readPhrase(summary?.childNodes ?? [], place);
  const blocks = place.reading.readBlocks(content, place);
  if (runs.length === 0) return [...rest, ...blocks];
  if (blocks.length === 0) return [{ kind: 'paragraph', runs }, ...rest];
  return [{ kind: 'details', summary: runs, blocks }, ...rest];
};

type Cited = { readonly content: readonly SourceNode[]; readonly cite: readonly SourceNode[] };

/** Finds who is quoted: a last `<cite>`, `<footer>` or `<figcaption>`, or a last paragraph that is one `<cite>`. */
function splitCite(nodes: readonly SourceNode[]): Cited {
  const last = nodes.findLast(isSignificant);
  const content = nodes.filter((node) => node !== last);
  if (last === undefined || !isElement(last) || !content.some(isSignificant))
    return { content: nodes, cite: [] };
  if (['cite', 'footer', 'figcaption'].includes(last.tagName)) return { content, cite: last.childNodes };
  const [only, ...others] = last.tagName === 'p' ? last.childNodes.filter(isSignificant) : [];
  return only !== undefined && others.length === 0 && isElement(only) && only.tagName === 'cite'
    ? { content, cite: only.childNodes }
    : { content: nodes, cite: [] };
}
