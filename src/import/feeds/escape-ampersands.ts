/** Longer than any mark or entity that is looked for. */
const LONGEST = 48;

const MARKS = /<!\[CDATA\[|<!--|\]\]>|-->|&(?!#\d{1,8};|#[xX][\da-fA-F]{1,6};|[A-Za-z][A-Za-z\d]{0,31};)/g;

/**
 * Escapes the ampersands of XML that begin no entity, as in `?a=1&b=2`: a parser takes everything up to the next
 * semicolon for the name of one. Comments and CDATA sections stay as they are.
 */
export async function* escapeAmpersands(texts: AsyncIterable<string>): AsyncGenerator<string, void> {
  let within: '' | ']]>' | '-->' = '';
  let held = '';
  const release = (limit: number) => {
    const pieces: string[] = [];
    let [place, end] = [0, limit];
    MARKS.lastIndex = 0;
    for (let match = MARKS.exec(held); match !== null && match.index < limit; match = MARKS.exec(held)) {
      const [mark] = match;
      if (within !== '') within = mark === within ? '' : within;
      else if (mark === '<![CDATA[') within = ']]>';
      else if (mark === '<!--') within = '-->';
      else if (mark === '&') {
        pieces.push(held.slice(place, match.index), '&amp;');
        place = match.index + 1;
      }
      end = Math.max(end, match.index + mark.length);
    }
    pieces.push(held.slice(place, end));
    held = held.slice(end);
    return pieces.join('');
  };
  for await (const text of texts) {
    held += text;
    if (held.length > LONGEST) yield release(held.length - LONGEST);
  }
  yield release(held.length);
}
