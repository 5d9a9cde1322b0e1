import type { Answer } from './ask-network.ts';
import { EditionError } from './edition-error.ts';

/** Deeper than any file of an edition, and no danger to what walks through it. */
const MOST_DEPTH = 64;
/** What every page of ours has in its head (`prerender/document.ts`), and no page of a network that wants a login. */
const OURS = 'kiosque:code';

/**
 * Decodes a text that should be UTF-8, or UTF-16 with its mark. Bytes that are neither are read as what their host
 * declares, and refused where it declares nothing else: repaired by guess, they would be wrong words.
 *
 * @throws {EditionError} `unreadable`
 */
export function decodeText(path: string, { type, bytes }: Answer): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const utf = mark === 0xfeff ? 'utf-16be' : mark === 0xfffe ? 'utf-16le' : 'utf-8';
  const declared = /charset="?([\w-]+)/i.exec(type)?.[1] ?? utf;
  for (const charset of [utf, declared]) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytes);
    } catch {
      // Not in this one, or there is no such one.
    }
  }
  throw new EditionError(
    'unreadable',
    path,
    `expected UTF-8, got bytes that are neither that nor ${declared}`,
  );
}

/**
 * Reads JSON, also where something stands before it that its host printed, such as a warning of PHP.
 *
 * @param type what the host said the text is: a web page that is none of ours comes from the network in between
 * @throws {EditionError} `filtered` or `unreadable`
 */
export function readJson(path: string, text: string, type: string): unknown {
  const rest = text.slice(Math.max(0, text.indexOf('{"')));
  let fault: unknown;
  for (const part of new Set([text, rest])) {
    let json: unknown;
    try {
      json = JSON.parse(part);
    } catch (error) {
      // Of two faults the first says more.
      fault ??= error;
      continue;
    }
    if (isDeep(part)) throw new EditionError('unreadable', path, `nests deeper than ${MOST_DEPTH}`);
    return json;
  }
  const isForeign = type.startsWith('text/html') && !text.includes(OURS);
  const got = `${text.length} characters, “${text.slice(0, 60)}” (${String(fault)})`;
  throw new EditionError(isForeign ? 'filtered' : 'unreadable', path, `expected JSON, got ${got}`);
}

/** Tells by its brackets whether a text nests too deep, without following it down. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') isString = !isString;
    else if (isString) at += character === '\\' ? 1 : 0;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth > MOST_DEPTH) return true;
  }
  return false;
}
