import type { Arguments } from './snippets.ts';

const ARGUMENT =
  /(?:([\w-]+)\s*[=:]\s*)?(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`([^`]*)`|\{\s*["'`]([^"'`]*)["'`]\s*\}|([^\s,"'`]+))/g;

/**
 * Reads what follows the name of a shortcode: values with names and without, in any of the three quotation marks or none.
 *
 * @example
 * readArguments('src="fox.jpg" caption=`A fox`') // => named: src, caption
 */
export function readArguments(text: string): Arguments {
  const plain: string[] = [];
  const named = new Map<string, string>();
  for (const [, name, double, single, back, braced, bare] of text.matchAll(ARGUMENT)) {
    const quoted = double ?? single;
    const value =
      quoted === undefined ? (back ?? braced ?? bare ?? '') : quoted.replaceAll(/\\(["'\\])/g, '$1');
    if (name === undefined) plain.push(value);
    else named.set(name.toLowerCase(), value);
  }
  return { plain, named };
}
