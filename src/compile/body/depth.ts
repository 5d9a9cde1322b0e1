import { defaultTreeAdapter, html, parseFragment } from 'parse5';

import type { Result } from '../../model/result.ts';
import { failed, ok } from '../../model/result.ts';
import type { SourceElement, SourceNode } from './source-tree.ts';

/** How deep the elements of a body may nest; browsers stop at the same number. */
export const DEEPEST_ELEMENT = 512;

/** Why a body's markup cannot be read, and the line where that shows. */
export type Refusal = { readonly reason: 'too deep' | 'too many elements'; readonly line: number };

/**
 * Parses the markup of a body into a tree that is safe to walk by recursion. The check is made
 * while the tree grows, on the elements that the parser holds open: an unclosed `<p>` does not
 * nest, an unclosed `<div>` does.
 *
 * @param hasLines whether elements and refusals say their lines, which takes longer; without, all say the first
 */
export function parseTree(source: string, hasLines = true): Result<readonly SourceNode[], Refusal> {
  try {
    const body = defaultTreeAdapter.createElement('body', html.NS.HTML, []);
    const { childNodes } = parseFragment(body, source, {
      // A `<noscript>` is then read like any element, as a browser without scripts reads it.
      scriptingEnabled: false,
      sourceCodeLocationInfo: hasLines,
      treeAdapter: guardTree(source.length),
    });
    return ok(childNodes);
  } catch (error) {
    if (error instanceof Refused) return failed(error.refusal);
    throw error;
  }
}

/** The only way to make parse5 stop early is to throw through it. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

function guardTree(sourceLength: number): typeof defaultTreeAdapter {
  // An unclosed <font> is opened again in every later paragraph. A source that grows into more
  // elements than half its characters does that by the hundred, and the tree by the gigabyte.
  const mostElements = 1000 + sourceLength / 2;
  let elements = 0;
  // The root of the fragment is pushed first, and is not in the source.
  let depth = -1;
  return {
    ...defaultTreeAdapter,
    onItemPush(element: SourceElement) {
      const line = element.sourceCodeLocation?.startLine ?? 1;
      if (++depth > DEEPEST_ELEMENT) throw new Refused({ reason: 'too deep', line });
      if (++elements > mostElements) throw new Refused({ reason: 'too many elements', line });
    },
    onItemPop() {
      depth--;
    },
  };
}
