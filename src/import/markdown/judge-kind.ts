import path from 'node:path';

import type { Judgement } from './judge-file.ts';
import { isAboutFolder } from './judge-file.ts';
import { readText } from './read-text.ts';

/** Larger than any article that somebody wrote, small enough for whatever it is to be read in seconds. */
export const LARGEST_PAGE = 2_000_000;

/** Files in Markdown. */
export const MARKDOWN = /\.(?:md|markdown|mdx)$/i;

/** Pages of HTML, which generators take for articles where they have front matter. */
export const HTML = /\.html?$/i;
const HEAD = /^\ufeff?\s*(?:---|\+\+\+)[ \t]*\r?\n/;

const TEMPLATE = /\.(?:liquid|njk)$/i;

/** What else generators have articles written in, and nobody here reads. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['.adoc', 'AsciiDoc'],
  ['.asciidoc', 'AsciiDoc'],
  ['.org', 'Org'],
  ['.rst', 'reStructuredText'],
  ['.textile', 'Textile'],
]);

/** Tells by its name a file in which an article may be written, whether or not it is read here. */
export function mayBeArticle(name: string): boolean {
  return MARKDOWN.test(name) || HTML.test(name) || TEMPLATE.test(name) || findOther(name) !== undefined;
}

/** Says why such a file is not read; nothing for Markdown, and for HTML that says at its head what it is. */
export async function judgeKind(folder: string, at: string): Promise<Judgement | undefined> {
  if (MARKDOWN.test(at) || isAboutFolder(at)) return undefined;
  const other = findOther(at);
  if (other !== undefined) return { reason: 'unreadable', detail: `it is ${other}, which is not read` };
  if (HTML.test(at)) {
    const text = await readText(path.join(folder, at), LARGEST_PAGE);
    if (text.ok && HEAD.test(text.value)) return undefined;
  }
  return { reason: 'other', detail: 'the folder is read as Markdown' };
}

function findOther(name: string): string | undefined {
  return OTHERS.get(path.extname(name).toLowerCase());
}
