/** The encoding of a file, as TextDecoder names it. */
export type Encoding = {
  readonly name: string;
  /** Whether the bytes themselves say so, which no declaration outweighs. */
  readonly isCertain: boolean;
  /** Names that were declared and that nobody knows. */
  readonly unknown: readonly string[];
};

/** Where declarations stand. */
export const HEAD_BYTES = 4096;

const MARKS = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
] as const;

/** How a document begins that is written in two bytes each, without a mark: `<` or `{`, and a letter of ASCII. */
const UNMARKED = [
  ['utf-16be', /^\0[<{[]\0[^\0]/],
  ['utf-16le', /^[<{[]\0[^\0]\0/],
] as const;

/**
 * Finds the encoding of a file in the order of browsers: its first bytes, the server's word, the XML declaration,
 * `<meta charset>`; UTF-8 where nothing says anything.
 *
 * @param head the first {@link HEAD_BYTES} or more
 */
export function findEncoding(head: Uint8Array, contentType: string | undefined): Encoding {
  const mark = MARKS.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte));
  if (mark !== undefined) return { name: mark[0], isCertain: true, unknown: [] };
  const first = Buffer.from(head.subarray(0, 4)).toString('latin1');
  const unmarked = UNMARKED.find(([, pattern]) => pattern.test(first));
  if (unmarked !== undefined) return { name: unmarked[0], isCertain: true, unknown: [] };
  const unknown: string[] = [];
  const start = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
  for (const label of listDeclared(start, contentType)) {
    const name = nameEncoding(label);
    // Whoever could read a declaration of two-byte characters in one-byte characters knows that it is wrong.
    if (name !== undefined)
      return { name: name.startsWith('utf-16') ? 'utf-8' : name, isCertain: false, unknown };
    unknown.push(label);
  }
  return { name: 'utf-8', isCertain: false, unknown };
}

function listDeclared(head: string, contentType = ''): readonly string[] {
  const declared = [
    /;\s*charset\s*=\s*["']?([\w.:+-]+)/i.exec(contentType),
    /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:+-]+)["']/i.exec(head),
    /^\s*<(?:!doctype\s+html|!--|html|head|meta)\b/i.test(head)
      ? /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:+-]+)/i.exec(head)
      : null,
  ];
  return declared.flatMap((match) => match?.[1] ?? []);
}

function nameEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    // A RangeError: no such encoding.
    return undefined;
  }
}
