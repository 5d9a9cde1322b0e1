/** A piece of what somebody wrote into the field of the search, and where it stands there (UTF-16 offsets). */
export type Segment = Piece & { readonly start: number; readonly end: number };

type Piece =
  | { readonly kind: 'words' | 'excluded'; readonly text: string }
  /** Open: nobody has closed it, so its last word may go on. */
  | { readonly kind: 'phrase'; readonly text: string; readonly isOpen: boolean }
  | Operation;

/** An operator with its value. */
export type Operation = {
  readonly kind: 'operator';
  /** All of it, as it was written. */
  readonly text: string;
  readonly name: string;
  readonly value: string;
  readonly isExcluded: boolean;
  /** Nothing stands behind it. */
  readonly isLast: boolean;
};

const QUOTED = String.raw`"([^"]*)"?|[“”„‟]([^“”"‟]*)[“”"‟]?|«([^»]*)»?`;
/** A `-`, an operator, and what they are about; `http://` and `std::` are no operators. */
const SEGMENT = new RegExp(
  String.raw`\s*((-(?=[^\s-]))?(?:(\p{L}[\p{L}\p{M}]+):(?!//|:))?(?:${QUOTED}|(\S*)))`,
  'uy',
);

/**
 * Takes a search apart. Words that follow each other are one segment, so that `1 000` stays one number. A quotation mark
 * that nobody closes runs to the end.
 */
export function listSegments(query: string): readonly Segment[] {
  const segments: Segment[] = [];
  let words: { readonly start: number; readonly end: number } | undefined;
  const close = () => {
    if (words !== undefined)
      segments.push({ kind: 'words', text: query.slice(words.start, words.end), ...words });
    words = undefined;
  };
  const length = query.trimEnd().length;
  for (let at = 0; at < length; at = SEGMENT.lastIndex) {
    SEGMENT.lastIndex = at;
    const [, text = '', minus, name, ...values] = SEGMENT.exec(query) ?? [];
    const end = SEGMENT.lastIndex;
    if (end <= at) break;
    const bare = values.pop();
    const quoted = values.find((value) => value !== undefined);
    const isExcluded = minus !== undefined;
    const value = quoted ?? bare ?? '';
    const start = end - text.length;
    if (name !== undefined) {
      close();
      const isLast = end === query.length;
      segments.push({ kind: 'operator', text, name, value, isExcluded, isLast, start, end });
    } else if (isExcluded) {
      close();
      segments.push({ kind: 'excluded', text: value, start, end });
    } else if (quoted !== undefined) {
      close();
      segments.push({ kind: 'phrase', text: value, isOpen: !/.["“”‟»]$/su.test(text), start, end });
    } else {
      words = { start: words?.start ?? start, end };
    }
  }
  close();
  return segments;
}
