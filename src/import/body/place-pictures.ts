/**
 * Puts the final address of each picture into a body that `rewriteBody` has printed. Where there is none the picture is
 * taken out: its place would stay empty.
 *
 * @example
 * placePictures('<img src="https://fox.example/a.jpg" alt="">', () => 'images/a.jpg')
 * // => '<img src="images/a.jpg" alt="">'
 */
export function placePictures(
  html: string,
  place: (address: string, index: number) => string | undefined,
): string {
  let index = 0;
  // Within an attribute a quotation mark is printed as `&quot;`, so nothing but a tag looks like this.
  return html.replaceAll(
    /<img src="([^"]*)"((?: [^\s=>"]+="[^"]*")*)>/g,
    (_tag, printed: string, rest: string) => {
      const src = place(decodeAttribute(printed), index++);
      return src === undefined ? '' : `<img src="${encodeAttribute(src)}"${rest}>`;
    },
  );
}

/** Reads the value of a printed attribute. */
export function decodeAttribute(text: string): string {
  return text
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Prints the value of an attribute. */
export function encodeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('\u00a0', '&nbsp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
