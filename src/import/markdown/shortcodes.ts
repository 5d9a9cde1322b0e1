import { readArguments } from './arguments.ts';
import { escapeText } from './escape.ts';
import type { Range } from './find-code.ts';
import { replaceOutside } from './find-code.ts';
import type { Notebook, Shelf } from './notebook.ts';
import type { Arguments } from './snippets.ts';
import { buildSnippet } from './snippets.ts';

/** What shortcodes need to know of the rest. */
export type ShortcodeTools = {
  readonly notebook: Notebook;
  readonly shelf: Shelf;
  /** Gives the path at which another file of the folder is read. */
  readonly findPage: (name: string) => string | undefined;
  /** The values that a template may ask for: `page.title`. */
  readonly values: ReadonlyMap<string, string>;
};

/** A shortcode as it stands in a text. */
type Tag = {
  /** The whole of it, brackets too. */
  readonly source: string;
  readonly syntax: 'hugo' | 'liquid' | 'output';
  readonly name: string;
  readonly rest: string;
  readonly isClosing: boolean;
};

/** Hugo `{{< >}}` and `{{% %}}`, Liquid and Zola `{% %}`, and `{{ }}`. None holds the beginning of another. */
const TAG =
  /\{\{[<%](?:(?!\{\{)[^]){0,4000}?[>%]\}\}|\{%(?:(?!\{%)[^]){0,4000}?%\}|\{\{(?:(?!\{\{)[^\n]){0,400}?\}\}/;

/**
 * Turns the shortcodes of Hugo, the tags of Jekyll and Liquid and the shortcodes of Zola into HTML where they mean
 * something for a reader, outside code. Of others the name is noted; what stands between two of them stays.
 */
export function expandShortcodes(source: string, code: readonly Range[], tools: ShortcodeTools): string {
  const closers: { readonly name: string; readonly close: string }[] = [];
  return replaceOutside(source, code, TAG, (match) => {
    const tag = readTag(match[0]);
    // `{{</* figure */>}}` shows a shortcode to people who write them.
    const comment = /^\{\{[<%]\/\*([^]*)\*\/[>%]\}\}$/.exec(match[0]);
    if (comment !== null)
      return { text: tools.shelf.put(escapeText(match[0].replace('/*', '').replace('*/', ''))) };
    if (/^\{\{-?\s*\/\*/.test(match[0])) return { text: '' };
    if (tag === undefined) return undefined;
    if (tag.syntax === 'output') return expandOutput(tag, tools);
    const end = match.index + match[0].length;
    const verbatim = tag.isClosing ? undefined : expandVerbatim(source, end, tag, tools);
    if (verbatim !== undefined) return verbatim;
    if (tag.isClosing) return { text: closeTag(tag, closers, tools) };
    return { text: openTag(tag, findsCloser(source, end, tag), closers, tools) };
  });
}

function readTag(source: string): Tag | undefined {
  const isHugo = /^\{\{[<%]/.test(source);
  const isLiquid = source.startsWith('{%');
  const inside = isHugo ? source.slice(3, -3) : source.slice(2, -2);
  const text = inside.replace(/^-/, '').replace(/-$/, '').trim();
  const syntax = isHugo ? 'hugo' : isLiquid ? 'liquid' : 'output';
  if (syntax === 'output') return { source, syntax, name: '', rest: text, isClosing: false };
  const [, slash = '', word = '', rest = ''] = /^(\/?)\s*([\w./-]+)\s*\/?([^]*)$/.exec(text) ?? [];
  if (word === '') return undefined;
  const isEnd = isLiquid && word.startsWith('end');
  return {
    source,
    syntax,
    name: isEnd ? word.slice(3) : word,
    // Zola writes arguments between brackets.
    rest: rest
      .trim()
      .replace(/^\(([^]*)\)$/, '$1')
      .replace(/\/$/, ''),
    isClosing: slash !== '' || isEnd,
  };
}

/** Tags whose inside is no Markdown, by what becomes of it. */
const VERBATIM: ReadonlyMap<string, (inside: string, args: Arguments) => string> = new Map([
  ...['highlight', 'code', 'codeblock', 'prism', 'mermaid', 'terminal'].map(
    (name) =>
      [
        name,
        (inside: string, args: Arguments) =>
          buildCode(inside, name === 'mermaid' ? name : (args.plain[0] ?? args.named.get('lang'))),
      ] as const,
  ),
  ...['rawhtml', 'html', 'unsafe'].map((name) => [name, (inside: string) => inside] as const),
  ...['comment', 'css', 'style', 'javascript', 'script'].map((name) => [name, () => ''] as const),
]);

function expandVerbatim(
  source: string,
  end: number,
  tag: Tag,
  { shelf }: ShortcodeTools,
): { text: string; end: number } | undefined {
  const isRaw = tag.syntax === 'liquid' && (tag.name === 'raw' || tag.name === 'verbatim');
  const build = VERBATIM.get(tag.name.toLowerCase());
  if (build === undefined && !isRaw) return undefined;
  const closer = findCloser(source, end, tag);
  if (closer === undefined) return undefined;
  const inside = source.slice(end, closer.index);
  const after = closer.index + closer[0].length;
  if (isRaw) return { text: inside, end: after };
  const html = build?.(inside, readArguments(tag.rest)) ?? '';
  return { text: html === '' ? '' : shelf.put(html), end: after };
}

function buildCode(inside: string, language: string | undefined): string {
  const named =
    language === undefined || !/^[\w+#.-]+$/.test(language)
      ? ''
      : ` class="language-${escapeText(language)}"`;
  return `<pre><code${named}>${escapeText(inside.replace(/^[ \t]*\n/, '').replace(/\s+$/, ''))}\n</code></pre>`;
}

function findCloser(source: string, from: number, { syntax, name }: Tag): RegExpExecArray | undefined {
  const word = name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  const pattern =
    syntax === 'hugo'
      ? String.raw`\{\{[<%]-?\s*/\s*${word}\s*-?[>%]\}\}`
      : String.raw`\{%-?\s*end(?:${word})?\s*-?%\}`;
  const finder = new RegExp(pattern, 'g');
  finder.lastIndex = from;
  return finder.exec(source) ?? undefined;
}

function findsCloser(source: string, from: number, tag: Tag): boolean {
  return !/\/[>%]\}\}$/.test(tag.source) && findCloser(source, from, tag) !== undefined;
}

type Closers = { name: string; close: string }[];

/** Tags that only name a page, and become its address. */
const REFERENCES = new Set(['ref', 'relref', 'post_url', 'link']);

/** Tags that leave no trace on a page: a table of contents, which Kiosque makes itself, and instructions. */
const SILENT = new Set([
  'toc',
  'tableofcontents',
  'assign',
  'increment',
  'decrement',
  'capture',
  'cycle',
  'clear',
  'break',
]);

function openTag(tag: Tag, isPair: boolean, closers: Closers, tools: ShortcodeTools): string {
  const { notebook, shelf, findPage } = tools;
  const args = readArguments(tag.rest);
  const name =
    tag.name === 'include' ? (args.plain[0] ?? '').replace(/^.*\//, '').replace(/\.\w+$/, '') : tag.name;
  if (REFERENCES.has(name) && !/^https?:/.test(args.plain[0] ?? '')) {
    const page = findPage(args.plain[0] ?? args.named.get('path') ?? '');
    if (page !== undefined) return page;
    notebook.add('refused', nameTag(tag), tag.source);
    return '';
  }
  const isLink = name === 'link' && /^https?:/.test(args.plain[0] ?? '');
  const snippet = buildSnippet(isLink ? 'embed' : name, dropFile(tag, args));
  if (snippet?.kind === 'whole') {
    if (snippet.isSimplified === true) notebook.add('simplified', nameTag(tag), tag.source);
    if (isPair) closers.push({ name: tag.name, close: '' });
    return shelf.put(snippet.html);
  }
  if (snippet?.kind === 'around' && isPair) {
    closers.push({ name: tag.name, close: snippet.close });
    return `\n\n${shelf.put(snippet.open)}\n\n`;
  }
  if (isPair) closers.push({ name: tag.name, close: '' });
  if (!SILENT.has(tag.name.toLowerCase()))
    notebook.add(isPair ? 'simplified' : 'refused', nameTag(tag), tag.source);
  return '';
}

/** `include figure.html src=…` names its file first. */
function dropFile(tag: Tag, args: Arguments): Arguments {
  return tag.name === 'include' ? { ...args, plain: args.plain.slice(1) } : args;
}

/** Closes the innermost tag of that name; Zola's `{% end %}` names none. */
function closeTag(tag: Tag, closers: Closers, { shelf }: ShortcodeTools): string {
  const index = closers.findLastIndex(({ name }) => name === tag.name || tag.name === '');
  const [closed] = index === -1 ? [] : closers.splice(index, 1);
  return closed === undefined || closed.close === '' ? '' : `\n\n${shelf.put(closed.close)}\n\n`;
}

/** Reads `{{ … }}`: a value of the site or of the page, a text with filters, a shortcode of Zola; else it stays as text. */
function expandOutput(tag: Tag, tools: ShortcodeTools): { text: string } | undefined {
  const [, call, args = ''] = /^([\w-]+)\(([^]*)\)$/.exec(tag.rest) ?? [];
  if (call !== undefined)
    return { text: openTag({ ...tag, name: call, rest: args, syntax: 'liquid' }, false, [], tools) };
  const [, quoted] = /^["']([^"']*)["']\s*(?:\||$)/.exec(tag.rest) ?? [];
  if (quoted !== undefined) return { text: quoted };
  const [first = ''] = tag.rest.split('|');
  if (/^(?:site|page|base|metadata)\.\w*url$|^baseurl$/i.test(first.trim())) return { text: '' };
  const value = tools.values.get(first.trim());
  if (value !== undefined) return { text: value };
  // Somebody may as well write about templates.
  if (/^[\w.]+(?:\s*\|[^]*)?$/.test(tag.rest)) tools.notebook.add('simplified', '{{ … }}', tag.source);
  return undefined;
}

function nameTag({ syntax, name, rest }: Tag): string {
  if (syntax === 'hugo') return `{{< ${name} >}}`;
  return name === 'include' ? `{% include ${readArguments(rest).plain[0] ?? ''} %}` : `{% ${name} %}`;
}
