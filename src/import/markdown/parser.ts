// A declaration of a package is nothing to import; a world that reads this file from outside has it from here.
// oxlint-disable-next-line triple-slash-reference
/// <reference path="./markdown-it-footnote.d.ts" />
import MarkdownItParser, { type MarkdownIt, type StateCore, type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';

/**
 * Makes a reader of Markdown as blogs write it: CommonMark with tables, struck text, bare addresses, footnotes, definition
 * lists, callouts and boxes to tick. Headings get the ids that generators give them, since links lead there.
 *
 * @param isMdx MDX has no code by indentation, for what components hold is indented
 */
export function makeParser(isMdx: boolean): MarkdownIt {
  const md = new MarkdownItParser({ html: true, linkify: true });
  md.use(footnotes);
  if (isMdx) md.disable('code');
  // `README.md` and `node.js` are no addresses.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  md.core.ruler.after('block', 'definitions', readDefinitions);
  md.core.ruler.after('block', 'callouts', readCallouts);
  md.core.ruler.after('block', 'boxes', readBoxes);
  md.core.ruler.after('inline', 'ids', nameHeadings);
  return md;
}

/** The longest term: hard-wrapped French has lines that begin with a colon, under lines that are full. */
const LONGEST_TERM = 50;

/** `Term` over `: definition` is a list of both. */
function readDefinitions(state: StateCore): void {
  state.tokens = state.tokens.flatMap((token, index, tokens): Token[] => {
    const before = tokens[index - 1];
    if (token.type === 'inline' && before?.type === 'paragraph_open' && isDefinition(token.content)) {
      return token.content.split(/\n(?=: )/).flatMap((part, place) => {
        const tag = place === 0 ? 'dt' : 'dd';
        const inline = Object.assign(new state.Token('inline', '', 0), {
          content: part.replace(/^: +/, ''),
          map: token.map,
          children: [],
        });
        return [new state.Token(`${tag}_open`, tag, 1), inline, new state.Token(`${tag}_close`, tag, -1)];
      });
    }
    const [list, text] =
      token.type === 'paragraph_open' ? [tokens[index], tokens[index + 1]] : [tokens[index], before];
    const isAround =
      list?.type.startsWith('paragraph_') === true && text?.type === 'inline' && isDefinition(text.content);
    if (!isAround) return [token];
    return [
      Object.assign(new state.Token(`dl_${token.nesting === 1 ? 'open' : 'close'}`, 'dl', token.nesting), {
        block: true,
      }),
    ];
  });
}

function isDefinition(content: string): boolean {
  const [term = '', second] = content.split('\n');
  return second?.startsWith(': ') === true && term.length <= LONGEST_TERM && !/[.!?…;,]$/.test(term);
}

/** `> [!NOTE]` begins a callout of GitHub or Obsidian: a quote with its name in bold. */
function readCallouts(state: StateCore): void {
  for (const [index, token] of state.tokens.entries()) {
    if (token.type !== 'inline' || state.tokens[index - 2]?.type !== 'blockquote_open') continue;
    const [whole, name = '', title = ''] =
      /^\[!([a-z]+)\][+-]?[ \t]*([^\n]*)(?:\n|$)/i.exec(token.content) ?? [];
    if (whole === undefined) continue;
    const label = title === '' ? `${name.charAt(0).toUpperCase()}${name.slice(1).toLowerCase()}` : title;
    token.content = `**${label}**\\\n${token.content.slice(whole.length)}`.replace(/\\\n$/, '');
  }
}

/** `- [x] done` has a box before it. */
function readBoxes(state: StateCore): void {
  for (const [index, token] of state.tokens.entries()) {
    if (token.type !== 'inline' || state.tokens[index - 2]?.type !== 'list_item_open') continue;
    token.content = token.content.replace(/^\[( |x)\] /i, (_, tick: string) => (tick === ' ' ? '☐ ' : '☑ '));
  }
}

/** `## Title {#id}` says its id; others have that of GitHub, which most generators share. */
function nameHeadings(state: StateCore): void {
  const used = new Map<string, number>();
  for (const [index, token] of state.tokens.entries()) {
    const inline = state.tokens[index + 1];
    if (token.type !== 'heading_open' || inline?.children == null) continue;
    const last = inline.children.at(-1);
    const [whole, said] = /\s*\{#([^\s{}]+)[^{}]*\}\s*$/.exec(last?.content ?? '') ?? [];
    if (last !== undefined && whole !== undefined) last.content = last.content.slice(0, -whole.length);
    const name = said ?? toHeadingId(readTokens(inline.children));
    const count = used.get(name) ?? 0;
    used.set(name, count + 1);
    if (name !== '') token.attrSet('id', count === 0 ? name : `${name}-${count}`);
  }
}

function toHeadingId(text: string): string {
  return text
    .toLowerCase()
    .trim()
    .replaceAll(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

/** Gives the text of tokens: without marks, pictures and elements of HTML. */
export function readTokens(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, children }) => {
      if (type === 'inline') return `${readTokens(children ?? [])} `;
      if (type === 'softbreak' || type === 'hardbreak') return ' ';
      return type === 'text' || type === 'code_inline' || type === 'text_special' ? content : '';
    })
    .join('');
}
