import type { Fault } from '../model/fault.ts';
import { showValue } from '../model/fault.ts';
import type { Result } from '../model/result.ts';
import { failed, ok } from '../model/result.ts';

/** Parses the text of a JSON file, or says at which line and column it breaks. */
export function parseJson(text: string, file: string): Result<unknown, readonly Fault[]> {
  const json = text.replace(/^\ufeff/, '');
  try {
    return ok(JSON.parse(json) as unknown);
  } catch (error) {
    return failed([faultOfJson(file, json, error instanceof Error ? error.message : '')]);
  }
}

function faultOfJson(file: string, text: string, message: string): Fault {
  if (text.trim() === '') {
    return {
      severity: 'error',
      file,
      path: '',
      expected: 'JSON',
      found: 'an empty file',
      fix: 'fill it or delete it',
    };
  }
  const position = findBreak(text, message);
  const lines = text.slice(0, position).split('\n');
  const character = text.slice(position).match(/^./su)?.[0];
  const wanted = /^Expected (.*?) in JSON/.exec(message)?.[1];
  return {
    severity: 'error',
    file,
    path: `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`,
    expected: wanted === undefined ? 'well-formed JSON' : `well-formed JSON, here ${wanted}`,
    found: character === undefined ? 'the end of the file' : showValue(character),
    fix: 'a comma, a quote or a bracket is missing or left over, there or just before',
  };
}

/**
 * Finds the character at which JSON breaks. V8 names the position in most of its messages; in
 * `Unexpected token 'x', "…" is not valid JSON` it does not, but gives the same message for every
 * beginning of the text that holds the token, and another for every shorter one.
 */
function findBreak(text: string, message: string): number {
  const position = / at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const holdsToken = (length: number) => {
    try {
      JSON.parse(text.slice(0, length));
    } catch (error) {
      return error instanceof Error && error.message.startsWith('Unexpected token');
    }
    return false;
  };
  let [without, within] = [0, text.length + 1];
  while (within - without > 1) {
    const middle = Math.floor((without + within) / 2);
    if (holdsToken(middle)) within = middle;
    else without = middle;
  }
  return within - 1;
}
