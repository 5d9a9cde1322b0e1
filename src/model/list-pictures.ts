import type { ArticleFile } from './edition.ts';
import type { Picture } from './picture.ts';

/** A picture of the edition itself. */
export type LocalPicture = Picture & { readonly source: { readonly kind: 'local'; readonly stem: string } };

/** Lists the edition's own pictures that an article shows, each once: at its head, in its body, of its authors. */
export function listLocalPictures({ card, authors, body }: ArticleFile): readonly LocalPicture[] {
  const found = new Map<string, LocalPicture>();
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if (isLocal(value)) found.set(value.source.stem, value);
    Object.values(value).forEach(visit);
  };
  visit([card.picture, authors, body]);
  return [...found.values()];
}

/** Tells a picture of the edition. Whatever block one stands in, it is the only thing that has a local source. */
export function isLocal(value: object): value is LocalPicture {
  return (
    'source' in value &&
    typeof value.source === 'object' &&
    value.source !== null &&
    'kind' in value.source &&
    value.source.kind === 'local'
  );
}
