import type { MarkdownIt } from 'markdown-it';

import { readArguments } from './arguments.ts';
import { findCode, replaceOutside } from './find-code.ts';
import type { Notebook, Shelf } from './notebook.ts';
import { buildSnippet } from './snippets.ts';

type Tools = { readonly notebook: Notebook; readonly shelf: Shelf; readonly md: MarkdownIt };

/** Tells Markdown with components, whatever its file is called: it begins by importing them. */
export function isMdx(body: string): boolean {
  return /^\s*import\s[^\n]*(?:\sfrom\s+)?["'][^"'\n]+["'];?\s*$/m.test(
    body.slice(0, body.search(/\n\s*\n|$/)),
  );
}

/**
 * Takes the programs out of MDX: imports, exports and expressions go; a component leaves what it holds, and becomes HTML
 * where its name says what it shows.
 */
export function stripMdx(source: string, tools: Tools): string {
  const steps: readonly ((text: string) => string)[] = [
    (text) => namePictures(text, tools.md),
    (text) =>
      replaceOutside(text, findCode(text, tools.md), MODULE, (match) => stripModule(text, match, tools)),
    (text) =>
      replaceOutside(text, findCode(text, tools.md), /\{\s*\/\*([^]*?)\*\/\s*\}/, ([, inside = '']) => ({
        text: /^\s*(?:more|truncate)\s*$/.test(inside) ? '<!-- truncate -->' : '',
      })),
    (text) =>
      replaceOutside(text, findCode(text, tools.md), /<(\/?)([A-Za-z][\w.-]*|(?=>))/, (match) =>
        stripTag(text, match, tools),
      ),
    (text) =>
      replaceOutside(text, findCode(text, tools.md), /\{(?!#)/, (match) =>
        stripExpression(text, match, tools),
      ),
  ];
  return steps.reduce((text, step) => step(text), source);
}

/** `import fox from './fox.png'`. */
const PICTURE =
  /^import\s+([\w$]+)\s+from\s+["']([^"'\n]+\.(?:avif|gif|jpe?g|png|svg|webp)(?:\?[^"'\n]*)?)["']/gim;
/** `src={fox}`, `src={fox.src}`, `src={require('./fox.png').default}`. */
const ASKED = /=\{\s*(?:require\(\s*["']([^"'\n]+)["']\s*\)(?:\.default)?|([\w$]+)(?:\.src)?)\s*\}/;

/** Writes the addresses of pictures where tags ask a program for them. */
function namePictures(text: string, md: MarkdownIt): string {
  const pictures = new Map([...text.matchAll(PICTURE)].map(([, name = '', file = '']) => [name, file]));
  return replaceOutside(text, findCode(text, md), ASKED, ([, asked, name = '']) => {
    const file = asked ?? pictures.get(name);
    return file === undefined ? undefined : { text: `="${file.replace(/\?.*$/s, '')}"` };
  });
}

/** `import` and `export` at the beginning of a line, after which no sentence goes on. */
const MODULE =
  /^(?:import\s+(?:["'*{]|type\b|[\w$]+\s*(?:,|from\b))|export\s+(?:default|const|let|var|function|async|class|\{|\*))/m;

function stripModule(
  text: string,
  match: RegExpExecArray,
  { notebook }: Tools,
): { text: string; end: number } {
  let end = match.index;
  do {
    const stop = text.indexOf('\n', end);
    end = stop === -1 ? text.length : stop + 1;
  } while (end < text.length && !isBalanced(text.slice(match.index, end)));
  const statement = text.slice(match.index, end);
  if (statement.startsWith('export')) notebook.add('refused', 'export', statement);
  return { text: '', end };
}

function isBalanced(program: string): boolean {
  // A program that long is none: an import whose bracket is never closed.
  if (program.length > 20_000) return true;
  const bare = program.replaceAll(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g, '');
  return bare.split(/[{([]/).length <= bare.split(/[})\]]/).length;
}

/** Reads a tag to its end, over values in quotation marks and in braces. */
function stripTag(
  text: string,
  match: RegExpExecArray,
  { notebook, shelf }: Tools,
): { text: string; end: number } | undefined {
  const end = findTagEnd(text, match.index + match[0].length);
  if (end === undefined) return undefined;
  const [, slash = '', name = ''] = match;
  const source = text.slice(match.index, end);
  const inside = source.slice(match[0].length, -1).replace(/\/\s*$/, '');
  if (/^[a-z]/.test(name))
    return slash !== '' || !inside.includes('{')
      ? { text: source, end }
      : { text: `<${name}${printAttributes(inside)}>`, end };
  if (slash !== '' || name === '') return { text: '', end };
  const isWhole = /\/\s*>$/.test(source);
  const snippet = isWhole ? buildSnippet(name, readArguments(inside)) : undefined;
  if (snippet?.kind === 'whole') {
    if (snippet.isSimplified === true) notebook.add('simplified', `<${name}>`, source);
    return { text: shelf.put(snippet.html), end };
  }
  notebook.add(isWhole ? 'refused' : 'simplified', `<${name}>`, source);
  return { text: '', end };
}

function findTagEnd(text: string, from: number): number | undefined {
  let braces = 0;
  let quote = '';
  // A tag longer than that is a `<` in a sentence.
  for (let at = from; at < Math.min(text.length, from + 10_000); at++) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (/["'`]/.test(character)) quote = character;
    else if (character === '{') braces++;
    else if (character === '}') braces--;
    else if (character === '<' && braces <= 0) return undefined;
    else if (character === '>' && braces <= 0) return at + 1;
  }
  return undefined;
}

/** Keeps the attributes that are texts; programs are none. */
function printAttributes(inside: string): string {
  const kept = [...inside.matchAll(/([\w:-]+)=(?:("[^"]*"|'[^']*')|\{\s*("[^"]*"|'[^']*'|\d+)\s*\})/g)];
  return kept
    .map(
      ([, name = '', plain, braced = '']) =>
        ` ${name === 'className' ? 'class' : name}=${plain ?? (/^\d/.test(braced) ? `"${braced}"` : braced)}`,
    )
    .join('');
}

function stripExpression(
  text: string,
  match: RegExpExecArray,
  { notebook }: Tools,
): { text: string; end: number } | undefined {
  let depth = 0;
  for (let at = match.index; at < Math.min(text.length, match.index + 10_000); at++) {
    if (text.charAt(at) === '{') depth++;
    if (text.charAt(at) === '}' && --depth === 0) {
      const source = text.slice(match.index, at + 1);
      const literal = /^\{\s*(?:"([^"]*)"|'([^']*)'|`([^`$]*)`)\s*\}$/.exec(source);
      if (literal === null) notebook.add('refused', '{ … }', source);
      return { text: literal?.[1] ?? literal?.[2] ?? literal?.[3] ?? '', end: at + 1 };
    }
  }
  return undefined;
}
