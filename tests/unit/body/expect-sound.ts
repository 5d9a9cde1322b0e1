import * as v from 'valibot';
import { expect } from 'vitest';

import type { ParsedBody } from '../../../src/compile/body/parse-body.ts';
import type { Block, Inline } from '../../../src/model/block.ts';
import { MAX_DEPTH, bodySchema, isSafeHref } from '../../../src/model/block.ts';

/** Checks what holds for every body, whatever went in: it is valid, safe and shallow. */
export function expectSound({ blocks }: ParsedBody): void {
  expect(v.parse(bodySchema, JSON.parse(JSON.stringify(blocks)))).toEqual(blocks);
  expect(listAddresses(blocks).filter((address) => !isSafeHref(address))).toEqual([]);
  expect(Math.max(0, ...blocks.map(measureDepth))).toBeLessThanOrEqual(MAX_DEPTH);
}

/** Every address in a value, wherever it stands. */
function listAddresses(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && ['href', 'url', 'player'].includes(key) ? [inner] : listAddresses(inner),
  );
}

/** How deep a block nests, its runs included. */
function measureDepth(block: Block): number {
  const runs = Object.values(block).flatMap((value) => (Array.isArray(value) ? measureRuns(value) : []));
  const inner = listInner(block).map(measureDepth);
  return 1 + Math.max(0, ...runs, ...inner);
}

function listInner(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'quote':
    case 'details':
      return block.blocks;
    case 'list':
      return block.items.flat();
    case 'footnotes':
      return block.notes.flat();
    case 'gallery':
      return block.images;
    default:
      return [];
  }
}

/** Runs, or rows of cells of runs; blocks are none and count for nothing here. */
function measureRuns(values: readonly unknown[]): readonly number[] {
  return values.flatMap((value) =>
    Array.isArray(value) ? measureRuns(value) : isInline(value) ? [measureRun(value)] : [],
  );
}

function measureRun(run: Inline): number {
  return 1 + (typeof run === 'string' || !('runs' in run) ? 0 : Math.max(0, ...run.runs.map(measureRun)));
}

function isInline(value: unknown): value is Inline {
  if (typeof value === 'string') return true;
  const kinds = ['strong', 'emphasis', 'sub', 'sup', 'mark', 'link', 'abbreviation', 'note', 'break'];
  return typeof value === 'object' && value !== null && 'kind' in value && kinds.includes(String(value.kind));
}
