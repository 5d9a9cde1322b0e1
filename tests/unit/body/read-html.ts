import { printFault } from '../../../src/model/fault.ts';
import type { Block } from '../../../src/model/block.ts';
import type { BodyContext, ParsedBody } from '../../../src/compile/body/parse-body.ts';
import { parseBody } from '../../../src/compile/body/parse-body.ts';

/** Around the bodies of these tests: a site, and a content folder whose pictures are all called `images/….svg`. */
export function makeContext(overrides: Partial<BodyContext> = {}): BodyContext {
  return {
    file: 'articles/renard.json',
    siteUrl: 'https://kiosque.example',
    findPicture: (src) =>
      /^images\/[\p{L}-]+\.svg$/u.test(src)
        ? { stem: src.slice(7, -4), width: 1600, height: 1067 }
        : undefined,
    ...overrides,
  };
}

export function parseHtml(source: string, overrides: Partial<BodyContext> = {}): ParsedBody {
  return parseBody({ format: 'html', source }, makeContext(overrides));
}

export function readHtml(source: string, overrides: Partial<BodyContext> = {}): readonly Block[] {
  return parseHtml(source, overrides).blocks;
}

/** The faults of a body as a terminal shows them. */
export function faultsOf(source: string, overrides: Partial<BodyContext> = {}): readonly string[] {
  return parseHtml(source, overrides).faults.map(printFault);
}

/** The block of a picture of the content folder. */
export function makeImage(stem: string, alt = ''): Extract<Block, { kind: 'image' }> {
  return { kind: 'image', picture: { source: { kind: 'local', stem }, alt, width: 1600, height: 1067 } };
}

export function paragraph(...runs: Extract<Block, { kind: 'paragraph' }>['runs']): Block {
  return { kind: 'paragraph', runs };
}
