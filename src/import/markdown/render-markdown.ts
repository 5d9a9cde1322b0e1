import type { MarkdownIt, Token } from 'markdown-it';

import { cutText } from '../../model/reading-time.ts';
import type { Note } from '../source.ts';
import { findCode, replaceOutside } from './find-code.ts';
import { isMdx, stripMdx } from './mdx.ts';
import { clearMarks, openNotebook, openShelf } from './notebook.ts';
import { makeParser, readTokens } from './parser.ts';
import { expandShortcodes } from './shortcodes.ts';

/** What a body needs to know of its file. */
export type BodyContext = {
  /** As the head of the file has it. */
  readonly title?: string;
  readonly isMdx: boolean;
  /** Gives the path at which another page of the folder is read, by its path or name. */
  readonly findPage: (name: string) => string | undefined;
  /** Gives the address of a link or a picture as it should be. */
  readonly resolve: (address: string, kind: 'link' | 'file') => string;
};

/** A body as HTML, and what it says of the article besides. */
export type RenderedBody = {
  readonly html: string;
  /** Its first heading, where that is the headline; it is not in the HTML any more. */
  readonly title?: string;
  /** What stands before `<!-- more -->`, as text. */
  readonly standfirst?: string;
  readonly notes: readonly Note[];
};

/** A standfirst is one paragraph or two; what stands above a mark may be half of an article. */
const LONGEST_STANDFIRST = 500;

const MARKDOWN = makeParser(false);
const COMPONENTS = makeParser(true);
/** For titles and summaries, where `<T>` is a type and no element. */
const PLAIN = makeParser(false).set({ html: false, linkify: false });

/** Turns a body in Markdown into HTML, with the shortcodes and components of the generators of sites. */
export function renderMarkdown(body: string, context: BodyContext): RenderedBody {
  const notebook = openNotebook();
  const shelf = openShelf();
  const hasComponents = context.isMdx || isMdx(body);
  const md = hasComponents ? COMPONENTS : MARKDOWN;
  const values = new Map(context.title === undefined ? [] : [['page.title', context.title]]);
  const tools = { notebook, shelf, md, findPage: context.findPage, values };

  let source = clearMarks(body);
  if (/\{\{|\{%/.test(source)) source = expandShortcodes(source, findCode(source, md), tools);
  if (hasComponents) source = stripMdx(source, tools);
  if (/^ {0,3}:::/m.test(source)) source = expandAdmonitions(source, md, shelf.put);
  if (source.includes('{:') || /\[toc\]/i.test(source)) source = dropInstructions(source, md);

  const env = {};
  const tokens = md.parse(source, env);
  const headline = takeHeadline(tokens, context.title);
  const standfirst = readStandfirst(headline.tokens);
  const html = shelf.restore(md.renderer.render([...headline.tokens], md.options, env));
  return {
    html: resolveAddresses(html, context.resolve),
    ...(headline.title === undefined ? {} : { title: headline.title }),
    ...(standfirst === undefined ? {} : { standfirst }),
    notes: notebook.notes,
  };
}

/** Expands the shortcodes of a body that is HTML already, as generators do for a page with front matter. */
export function renderHtml(body: string, context: BodyContext): RenderedBody {
  const notebook = openNotebook();
  const shelf = openShelf();
  const values = new Map(context.title === undefined ? [] : [['page.title', context.title]]);
  const tools = { notebook, shelf, findPage: context.findPage, values };
  const html = shelf.restore(expandShortcodes(clearMarks(body), [], tools));
  return { html: resolveAddresses(html, context.resolve), notes: notebook.notes };
}

/** Gives the text of a title or a summary that may hold Markdown, and tags where they are well known. */
export function readMarkedText(text: string): string {
  const bare = text.replaceAll(/<\/?(?:p|br|em|strong|b|i|a|span|code)(?:\s[^<>]*)?\/?>/gi, ' ');
  return /[*_`[\\]| {2}/.test(bare)
    ? cutText(readTokens(PLAIN.parseInline(bare, {})), Infinity)
    : bare.trim();
}

/** `:::note A title` up to `:::` is an admonition of Docusaurus and its kin: a quote, its title in bold. */
function expandAdmonitions(source: string, md: MarkdownIt, put: (html: string) => string): string {
  let open = 0;
  return replaceOutside(
    source,
    findCode(source, md),
    /^ {0,3}:{3,}[ \t]*([a-z]*)[ \t]*(?:\[([^\]\n]*)\]|([^\n]*))[^\n]*$/im,
    (match) => {
      const [, name = '', bracketed, rest = ''] = match;
      const title = bracketed ?? rest.replace(/\{[^}]*\}/, '').trim();
      if (name === '') {
        if (open === 0) return undefined;
        open--;
        return { text: `\n${put('</blockquote>')}\n` };
      }
      open++;
      return { text: `\n${put('<blockquote>')}\n\n${title === '' ? '' : `**${title}**\n`}` };
    },
  );
}

/** Takes out what only says how something looks, `{: .wide }`, and where a table of contents goes. */
function dropInstructions(source: string, md: MarkdownIt): string {
  return replaceOutside(
    source,
    findCode(source, md),
    /^ {0,3}(?:[*+-]|1\.)[ \t][^\n]*\n\{:toc[^{}\n]*\}|\{:[^{}\n]*\}|^\[toc\]$|^\[\[toc\]\]$/im,
    () => ({
      text: '',
    }),
  );
}

/** Takes off a first heading that repeats the title of the head, or that is the title where the head has none. */
function takeHeadline(
  tokens: readonly Token[],
  title: string | undefined,
): { readonly title?: string; readonly tokens: readonly Token[] } {
  const [open, inline] = tokens;
  if (open?.type !== 'heading_open' || open.tag !== 'h1' || inline?.children == null) return { tokens };
  const text = cutText(readTokens(inline.children), Infinity);
  if (text === '') return { tokens };
  if (title !== undefined && foldTitle(text) !== foldTitle(title)) return { tokens };
  return { title: text, tokens: tokens.slice(3) };
}

function foldTitle(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const MORE = /<!--\s*(?:more|truncate|excerpt|end[_ -]?excerpt|read[_ -]?more)\s*-->/i;

function readStandfirst(tokens: readonly Token[]): string | undefined {
  const end = tokens.findIndex(
    ({ type, content }) => (type === 'html_block' || type === 'inline') && MORE.test(content),
  );
  if (end === -1) return undefined;
  const split = tokens[end]?.children ?? [];
  const before = split.slice(
    0,
    split.findIndex(({ type, content }) => type === 'html_inline' && MORE.test(content)),
  );
  const shown = tokens
    .slice(0, end)
    .filter(({ type }, index, all) => type === 'inline' && all[index - 1]?.type !== 'heading_open');
  const text = cutText(
    readTokens([...shown, ...before]).replaceAll(/\ufdd0\d+\ufdd1/g, ''),
    LONGEST_STANDFIRST,
  );
  return text === '' ? undefined : text;
}

/** Addresses in tags; what looks like a tag in code is escaped by now. */
const ADDRESS =
  /(<(a|img|source|video|audio|track)\b(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*?\s+(?:href|src|poster)\s*=\s*)("[^"]*"|'[^']*')/gi;

function resolveAddresses(html: string, resolve: BodyContext['resolve']): string {
  return html.replaceAll(ADDRESS, (_, before: string, tag: string, quoted: string) => {
    const mark = quoted.charAt(0);
    return `${before}${mark}${resolve(quoted.slice(1, -1), tag.toLowerCase() === 'a' ? 'link' : 'file')}${mark}`;
  });
}
