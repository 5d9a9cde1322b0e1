/** Elements whose text is nobody's markup: what looks like a tag or a shortcode in them is text. */
const VERBATIM = /^<(pre|code|script|style|textarea|xmp|svg|math|object|select)(?=[\s>/])/i;

/** Finds the end of what begins at `<`: a comment, an element whose text is verbatim, a tag. */
export type Skipper = {
  /** Gives where it ends, and the name of the element that was skipped whole; the same place for a lone `<`. */
  skip(at: number): { readonly end: number; readonly verbatim?: string };
  /** Finds a text from a place on, whatever its case; -1 where there is none. */
  find(needle: string, from: number): number;
};

/**
 * Opens a text to be walked through. What is found once is remembered, so that a thousand elements that are
 * never closed cost no thousand walks to its end.
 */
export function openMarkup(text: string): Skipper {
  const lower = text.toLowerCase();
  // Few letters change their length in lower case; where one does, places are those of the text as it is.
  const searched = lower.length === text.length ? lower : text;
  const known = new Map<string, number>();

  const find = (needle: string, from: number) => {
    const last = known.get(needle);
    if (last !== undefined && (last < 0 || last >= from)) return last;
    const at = searched.indexOf(needle, from);
    known.set(needle, at);
    return at;
  };
  const skipPast = (needle: string, from: number) => {
    const at = find(needle, from);
    return at < 0 ? -1 : at + needle.length;
  };

  return {
    find,
    skip(at) {
      if (text.startsWith('<!--', at)) {
        const end = skipPast('-->', at + 4);
        return { end: end < 0 ? text.length : end };
      }
      if (!/^<[a-z/!?]/i.test(text.slice(at, at + 2))) return { end: at };
      const name = VERBATIM.exec(text.slice(at, at + 12))?.[1]?.toLowerCase();
      const closing = name === undefined ? -1 : find(`</${name}`, at);
      const end = skipPast('>', closing < 0 ? at : closing);
      if (end < 0) return { end: at };
      return name === undefined || closing < 0 ? { end } : { end, verbatim: name };
    },
  };
}

/** Cuts a text into what is markup and what is verbatim: code, scripts, comments. */
export function splitVerbatim(
  text: string,
): readonly { readonly text: string; readonly isVerbatim: boolean }[] {
  const parts: { text: string; isVerbatim: boolean }[] = [];
  const markup = openMarkup(text);
  let start = 0;
  for (let at = text.indexOf('<'); at >= 0;) {
    const { end, verbatim } = markup.skip(at);
    const isVerbatim = verbatim !== undefined || (end > at && text.startsWith('<!--', at));
    if (isVerbatim) {
      parts.push(
        { text: text.slice(start, at), isVerbatim: false },
        { text: text.slice(at, end), isVerbatim },
      );
      start = end;
    }
    at = text.indexOf('<', Math.max(end, at + 1));
  }
  parts.push({ text: text.slice(start), isVerbatim: false });
  return parts.filter((part) => part.text !== '');
}
