import * as v from 'valibot';

/** Something in a file that is not as it has to be. */
export type Miss = { readonly file: string; readonly expected: string; readonly found: string };

/**
 * Prints misses, one sentence each. What is wrong in the same way in many files (their template, say) is said once.
 *
 * @example
 * printMisses([{ file: 'index.html', expected: 'one main', found: '2' }])
 * // => ['index.html · expected one main · found 2']
 */
export function printMisses(misses: readonly Miss[]): readonly string[] {
  const groups = Map.groupBy(misses, ({ expected, found }) => `expected ${expected} · found ${found}`);
  return [...groups].map(([sentence, group]) => {
    const files = [...new Set(group.map(({ file }) => file))];
    const others = files.length > 1 ? ` and ${files.length - 1} more` : '';
    return `${files[0] ?? ''}${others} · ${sentence}`;
  });
}

/** Lists where a value of a file goes against a schema; what is wrong in every part of a list is said once. */
export function findMismatches(file: string, schema: v.GenericSchema, value: unknown): readonly Miss[] {
  const { issues = [] } = v.safeParse(schema, value);
  return issues.map((issue) => {
    const path = v.getDotPath(issue)?.replaceAll(/\.\d+(?=\.|$)/g, '') ?? 'the whole';
    return { file, expected: `${path} to be ${describeWanted(issue)}`, found: issue.received };
  });
}

/** What a schema asks for, in its own words where it has some. */
function describeWanted({ kind, type, message, expected }: v.BaseIssue<unknown>): string {
  if (!message.startsWith('Invalid ')) return message;
  if (expected === 'never') return 'left out';
  // Of a part that is not there the library gives the name.
  if (type === 'strict_object' && expected !== 'Object') return 'there';
  return kind === 'validation' || expected === null ? type.replaceAll('_', ' ') : expected;
}
