import { decodeAttribute, encodeAttribute } from './place-pictures.ts';

/**
 * Puts the final address of each sound and film of the source's folder into a body that `rewriteBody` has printed; one that
 * has none is taken out. What is on the web stays there.
 *
 * @example
 * placeMedia('<audio src="/fox.mp3" controls=""></audio>', () => '/files/fox.mp3')
 * // => '<audio src="/files/fox.mp3" controls=""></audio>'
 */
export function placeMedia(
  html: string,
  place: (address: string, kind: 'audio' | 'video') => string | undefined,
): string {
  // Within an attribute a quotation mark is printed as `&quot;`, so nothing but a tag looks like this.
  return html.replaceAll(
    /<(audio|video) src="(\/[^"]*)"((?: [^\s=>"]+="[^"]*")*)><\/\1>/g,
    (_tag, kind: 'audio' | 'video', printed: string, rest: string) => {
      const src = place(decodeAttribute(printed), kind);
      return src === undefined ? '' : `<${kind} src="${encodeAttribute(src)}"${rest}></${kind}>`;
    },
  );
}
