import type { BodyContext, RewrittenBody } from '../../../../src/import/body/rewrite-body.ts';
import { rewriteBody } from '../../../../src/import/body/rewrite-body.ts';

const PAGES: Readonly<Record<string, string>> = {
  'https://fox.example/2020/hen/': '/article/hen',
  'https://fox.example/?p=12': '/article/twelve',
  'https://fox.example/tag/5g/': '/tag/5g',
  '/posts/hen.md': '/article/hen',
};

/** Around the bodies of these tests: an article of fox.example, which has a post on hens, one of number 12, and a tag. */
export function makeContext(overrides: Partial<BodyContext> = {}): BodyContext {
  return {
    base: 'https://fox.example/2021/fox/',
    findLink: (address) => PAGES[address] ?? Object.values(PAGES).find((path) => path === address),
    ...overrides,
  };
}

export function rewrite(html: string, overrides: Partial<BodyContext> = {}): RewrittenBody {
  return rewriteBody(html, makeContext(overrides));
}

/** The first address of the only picture of a body. */
export function findAddress(html: string): string | undefined {
  const { pictures } = rewrite(html);
  return pictures.length === 1 ? pictures[0]?.address : `${pictures.length} pictures`;
}

/** The notes of a body, one line each. */
export function listNotes(html: string, overrides: Partial<BodyContext> = {}): readonly string[] {
  return rewrite(html, overrides).notes.map(
    ({ construct, outcome, sample }) =>
      `${outcome}: ${construct}${sample === undefined ? '' : ` · ${sample}`}`,
  );
}
