import type { SourceImage } from '../source.ts';
import { resolveAddress } from './addresses.ts';
import { present } from './draft-item.ts';
import { escapeHtml, toPlainText } from './plain-text.ts';
import type { XmlElement } from './xml-element.ts';
import { attributeOf, find, findAll, textOf } from './xml-element.ts';

/** A file that comes with an item. */
export type Attachment = { readonly url: string; readonly type: string; readonly title: string };

/** Finds the picture at the head of an item: of Media RSS the largest, else an enclosure, else RSS's own `<image>`. */
export function findImage(
  item: XmlElement,
  attachments: readonly Attachment[],
  base: string | undefined,
): SourceImage | undefined {
  const groups = [item, ...findAll(item, 'media:group')];
  const contents = groups.flatMap((group) => [...findAll(group, 'media:content')]);
  const thumbnails = [...groups, ...contents].flatMap((group) => [...findAll(group, 'media:thumbnail')]);
  const pictures = contents.filter(isPicture).toSorted((a, b) => widthOf(b) - widthOf(a));
  for (const picture of [...pictures, ...thumbnails]) {
    const src = resolveAddress(attributeOf(picture, 'url'), base);
    if (src !== undefined) return { src, ...describe(picture, item) };
  }
  const enclosed = attachments.find(({ type, url }) => isPictureType(type, url));
  if (enclosed !== undefined) return { src: enclosed.url };
  const own = find(item, 'image');
  const src = own === undefined ? undefined : resolveAddress(textOf(find(own, 'url') ?? own), base);
  return src === undefined ? undefined : { src };
}

function isPicture(content: XmlElement): boolean {
  const [type, medium] = [attributeOf(content, 'type'), attributeOf(content, 'medium')];
  return medium === 'image' || (medium === '' && isPictureType(type, attributeOf(content, 'url')));
}

function isPictureType(type: string, url: string): boolean {
  return /^image\//i.test(type) || (type === '' && /\.(?:jpe?g|png|webp|avif|gif)(?:$|[?#])/i.test(url));
}

function widthOf(content: XmlElement): number {
  return Number(attributeOf(content, 'width')) || 0;
}

/** A description is a caption where it is the picture's own; one of the item is the item's. */
function describe(picture: XmlElement, item: XmlElement): Pick<SourceImage, 'caption' | 'credit'> {
  const caption = toPlainText(textOf(find(picture, 'media:description')));
  const credit = toPlainText(textOf(find(picture, 'media:credit') ?? find(item, 'media:credit')));
  return { ...present('caption', caption || undefined), ...present('credit', credit || undefined) };
}

/** Lists the enclosures of an item of RSS. */
export function listEnclosures(item: XmlElement, base: string | undefined): readonly Attachment[] {
  return findAll(item, 'enclosure').flatMap((enclosure) => {
    const url = resolveAddress(attributeOf(enclosure, 'url'), base);
    return url === undefined ? [] : [{ url, type: attributeOf(enclosure, 'type'), title: '' }];
  });
}

/** Writes the files that come with an item below its body: sounds and films to play, others to open. */
export function printAttachments(
  attachments: readonly Attachment[],
  html: string,
  image: SourceImage | undefined,
): string {
  return attachments
    .filter(({ url }) => url !== image?.src && !html.includes(url) && !html.includes(escapeHtml(url)))
    .map(({ url, type, title }) => {
      const src = escapeHtml(url);
      const [, kind = ''] = /^(audio|video)\//i.exec(type) ?? [];
      if (kind !== '')
        return `\n<figure><${kind.toLowerCase()} controls src="${src}"></${kind.toLowerCase()}></figure>`;
      if (isPictureType(type, url)) return `\n<figure><img src="${src}"></figure>`;
      return `\n<p><a href="${src}">${escapeHtml(title || nameFile(url))}</a></p>`;
    })
    .join('');
}

function nameFile(url: string): string {
  const { host, pathname } = new URL(url);
  const name = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name) || host;
  } catch {
    // A URIError: a stray percent sign.
    return name;
  }
}
