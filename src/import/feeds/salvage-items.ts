/**
 * Finds the items of a JSON Feed that breaks off: the texts of all objects of `"items": […]` that end.
 *
 * @example
 * salvageItems('{"items": [{"id": "1"}, {"id": "2"') // => ['{"id": "1"}']
 */
export function salvageItems(json: string): readonly string[] {
  const start = /"items"\s*:\s*\[/.exec(json);
  if (start === null) return [];
  const found: string[] = [];
  const marks = /["{}[\]]/g;
  marks.lastIndex = start.index + start[0].length;
  let [depth, begin] = [0, 0];
  for (let match = marks.exec(json); match !== null; match = marks.exec(json)) {
    const [mark] = match;
    if (mark === '"') {
      const end = findQuote(json, match.index + 1);
      if (end === undefined) break;
      marks.lastIndex = end + 1;
    } else if (mark === '{' || mark === '[') {
      if (depth === 0) begin = match.index;
      depth += 1;
    } else {
      depth -= 1;
      if (depth < 0) break;
      if (depth === 0) found.push(json.slice(begin, match.index + 1));
    }
  }
  return found;
}

/** Finds the quote that ends a text, which is one behind an even number of backslashes. */
function findQuote(json: string, from: number): number | undefined {
  for (let end = json.indexOf('"', from); end !== -1; end = json.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (json.charAt(end - 1 - backslashes) === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return undefined;
}
