import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';

import type { Result } from '../../model/result.ts';
import { failed, ok } from '../../model/result.ts';

/** A file taken apart: what stands at its head, and the Markdown below. */
export type FrontMatter = {
  /** By key as written; empty where the file has none. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly body: string;
};

type Syntax = 'YAML' | 'TOML' | 'JSON';

/** How a head begins and ends. A head of JSON is its own fence. */
const FENCES: readonly {
  readonly opens: RegExp;
  readonly closes: RegExp;
  readonly syntax: Syntax;
  /** Its two lines are part of it. */
  readonly isWithin?: true;
}[] = [
  { opens: /^---[ \t]*(?:ya?ml)?[ \t]*$/, closes: /^(?:---|\.\.\.)[ \t]*$/, syntax: 'YAML' },
  { opens: /^\+\+\+[ \t]*$/, closes: /^\+\+\+[ \t]*$/, syntax: 'TOML' },
  { opens: /^---[ \t]*toml[ \t]*$/, closes: /^---[ \t]*$/, syntax: 'TOML' },
  { opens: /^;;;[ \t]*$/, closes: /^;;;[ \t]*$/, syntax: 'JSON' },
  { opens: /^---[ \t]*json[ \t]*$/, closes: /^---[ \t]*$/, syntax: 'JSON' },
  { opens: /^\{[ \t]*$/, closes: /^\}[ \t]*$/, syntax: 'JSON', isWithin: true },
];

/** The same aliases used a hundred times are enough for people, and too few to fill a memory. */
const MOST_ALIASES = 100;

/**
 * Takes the head off a text: YAML, TOML or JSON, as the generators of sites write it. Gives half a sentence where it is
 * broken, for then neither date nor author would be known.
 */
export function splitFrontMatter(text: string): Result<FrontMatter, string> {
  const clean = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  const lines = clean.split('\n');
  const start = lines.findIndex((line) => line.trim() !== '');
  const first = lines[start] ?? '';
  if (/^---[ \t]*(?:js|javascript)[ \t]*$/.test(first))
    return failed('its front matter is a program, which is not run');
  const fence = FENCES.find(({ opens }) => opens.test(first));
  if (fence === undefined) return ok({ data: {}, body: clean });
  const end = lines.findIndex((line, index) => index > start && fence.closes.test(line));
  if (end === -1) {
    // `---` may be no more than a line drawn above a text, and `{` its first character.
    return fence.syntax !== 'TOML' && !/^\s*["\w-]+["]?\s*:/.test(lines[start + 1] ?? '')
      ? ok({ data: {}, body: clean })
      : failed(`its front matter, opened in line ${start + 1}, is never closed`);
  }
  const head = lines
    .slice(fence.isWithin === true ? start : start + 1, fence.isWithin === true ? end + 1 : end)
    .join('\n');
  const data = parseHead(head, fence.syntax);
  return data.ok ? ok({ data: data.value, body: lines.slice(end + 1).join('\n') }) : data;
}

function parseHead(head: string, syntax: Syntax): Result<Readonly<Record<string, unknown>>, string> {
  const data = parseData(head, syntax);
  if (!data.ok) return failed(`its front matter is no ${data.reason}`);
  if (data.value === null || data.value === undefined) return ok({});
  return isRecord(data.value) ? ok(data.value) : failed(`its front matter is no list of keys and values`);
}

/** Parses text in one of the three syntaxes; the reason names the syntax and, where known, the line. */
export function parseData(text: string, syntax: Syntax): Result<unknown, string> {
  try {
    if (syntax === 'TOML') return ok(parseToml(text));
    if (syntax === 'JSON') return ok(JSON.parse(text) as unknown);
    // Tags such as `!ruby/object` stay unknown and give their plain value; a key that stands twice counts the last time.
    return ok(
      parseYaml(text, { maxAliasCount: MOST_ALIASES, uniqueKeys: false, logLevel: 'error' }) as unknown,
    );
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return failed(`${syntax}: ${first.replace(/:$/, '')}`);
  }
}

/** Tells an object of keys from lists, dates and plain values. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
