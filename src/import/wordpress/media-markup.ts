import { escapeMarkup } from '../../model/exchange/escape-markup.ts';
import type { Media } from './media.ts';
import { kindOfMedia } from './media.ts';

/*
 * The HTML that stands for what WordPress makes when it shows a post.
 */

/** Prints an `<img>` of the library; without an alt where nobody wrote one. */
export function printImage({ src, alt, id }: Media): string {
  const text = alt === undefined ? '' : ` alt="${escapeMarkup(alt)}"`;
  return `<img src="${escapeMarkup(src)}"${text} class="wp-image-${escapeMarkup(id)}">`;
}

/** Prints images as a gallery, with their captions. */
export function printGallery(images: readonly Media[]): string {
  const figures = images.map(
    (image) => `<figure>${printImage(image)}${printCaption(image.caption)}</figure>`,
  );
  return `<figure class="wp-block-gallery">${figures.join('')}</figure>`;
}

/** Prints a `<figcaption>`; nothing where there is no caption. */
export function printCaption(html: string | undefined): string {
  return html === undefined || html.trim() === '' ? '' : `<figcaption>${html.trim()}</figcaption>`;
}

/** Prints an `<audio>` or a `<video>` in its figure. */
export function printPlayer(kind: 'audio' | 'video', src: string, title?: string): string {
  const name = title === undefined ? '' : ` title="${escapeMarkup(title)}"`;
  return `<figure class="wp-block-${kind}"><${kind} controls src="${escapeMarkup(src)}"${name}></${kind}></figure>`;
}

/** Prints the players of files that are played one after another. */
export function printPlaylist(files: readonly Media[]): string {
  return files
    .map(({ src, title }) => printPlayer(kindOfMedia(src) === 'video' ? 'video' : 'audio', src, title))
    .join('');
}

/** Prints an embed: what stands at that address, with its caption. */
export function printEmbed(address: string, caption = ''): string {
  return `<figure class="wp-block-embed">${escapeMarkup(address)}${printCaption(caption)}</figure>`;
}

/** Prints an address as a link that shows it. */
export function printAddress(address: string): string {
  return `<a href="${escapeMarkup(address)}">${escapeMarkup(address)}</a>`;
}
