import type { Article } from '../../model/article.ts';
import type { Block } from '../../model/block.ts';
import type { Fault } from '../../model/fault.ts';
import { openAddresses } from './address.ts';
import type { Anchors } from './anchors.ts';
import { makeAnchors } from './anchors.ts';
import { readBlocks } from './blocks.ts';
import type { Refusal } from './depth.ts';
import { DEEPEST_ELEMENT, parseTree } from './depth.ts';
import { readPlainText } from './plain-text.ts';
import type { BodyContext } from './reading.ts';
import { openReport } from './report.ts';
import type { SourceNode } from './source-tree.ts';

export type { BodyContext } from './reading.ts';

/** A body as the edition holds it, and everything that was wrong with it or lost on the way. */
export type ParsedBody = { readonly blocks: readonly Block[]; readonly faults: readonly Fault[] };

/**
 * Turns the body of an article into blocks. Only what `Block` names can come out, whatever went
 * in: the rest is unwrapped to its text or left out, and a warning says so. It never throws; a
 * body whose markup cannot be read gives no blocks and one error.
 *
 * @example
 * parseBody({ format: 'html', source: '<p>Un <b>renard</b>' }, context).blocks
 * // => [{ kind: 'paragraph', runs: ['Un ', { kind: 'strong', runs: ['renard'] }] }]
 */
export function parseBody(body: Article['body'], context: BodyContext): ParsedBody {
  if (body.format === 'text') {
    return { blocks: readPlainText(body.source, openAddresses(context.siteUrl, context.base)), faults: [] };
  }
  const tree = parseTree(body.source);
  if (!tree.ok) return { blocks: [], faults: [refuseBody(tree.reason, context.file)] };
  const anchors = makeAnchors();
  const first = readBody(tree.value, context, anchors);
  return anchors.close() ? readBody(tree.value, context, anchors) : first;
}

function readBody(nodes: readonly SourceNode[], context: BodyContext, anchors: Anchors): ParsedBody {
  const report = openReport(context.file);
  const notes: (readonly Block[])[] = [];
  const blocks = readBlocks(nodes, {
    depth: 1,
    marks: [],
    reading: {
      context,
      report,
      addresses: openAddresses(context.siteUrl, context.base),
      anchors,
      notes,
      shown: { scripted: new Set(), unscripted: new Set() },
      readBlocks,
    },
  });
  return {
    blocks: notes.length === 0 ? blocks : [...blocks, { kind: 'footnotes', notes }],
    faults: report.list(),
  };
}

function refuseBody({ reason, line }: Refusal, file: string): Fault {
  return {
    severity: 'error',
    file,
    path: `content_html:${line}`,
    ...(reason === 'too deep'
      ? {
          expected: `elements that nest at most ${DEEPEST_ELEMENT} deep`,
          found: 'one that stands deeper',
          fix: 'close the elements that stay open, or take out those that hold nothing',
        }
      : {
          expected: 'fewer elements than half the characters',
          found: 'unclosed marks that are opened again in every paragraph',
          fix: 'close elements such as <b>, <font> and <a> in the paragraph that opens them',
        }),
  };
}
