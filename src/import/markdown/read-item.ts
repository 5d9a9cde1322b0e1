import type { SourceImage, SourceItem } from '../source.ts';
import type { Fields } from './fields.ts';
import { own, splitWords, toLine } from './fields.ts';
import { isRecord } from './front-matter.ts';
import type { PathFacts } from './path-facts.ts';
import { readMarkedText } from './render-markdown.ts';

/** Gives the labels of an article: its categories, those of its folders where it names none, and its tags. */
export function findLabels(
  fields: Fields,
  facts: PathFacts,
  sections: ReadonlyMap<string, string>,
): Pick<SourceItem, 'categories' | 'tags'> {
  const stated = [fields.find('categories'), fields.find('category', 'section', 'topic', 'rubrique')].flatMap(
    (value) => splitWords(value, facts.isJekyll),
  );
  const folders = facts.folders.map(({ name, path }) => sections.get(path) ?? toLabel(name));
  const categories = stated.length > 0 ? stated : folders.length === 0 ? [] : [folders.join(' / ')];
  const tags = fields.find('tags', 'tag', 'keywords', 'topics', 'mots-clefs');
  return {
    categories: [...new Set(categories)],
    tags: [...new Set(splitWords(tags, facts.isJekyll).map((tag) => tag.replace(/^#(?=\S)/, '')))],
  };
}

/** `wild-life` is « Wild life ». */
function toLabel(folder: string): string {
  const words = folder.replaceAll(/[-_]+/g, ' ').trim();
  return words === '' ? folder : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const PICTURES = [
  'image',
  'cover',
  'hero',
  'heroImage',
  'thumbnail',
  'featured_image',
  'featuredImage',
  'coverImage',
  'cover_image',
  'banner',
  'header.image',
  'header.overlay_image',
  'header.teaser',
  'images',
  'ogImage',
  'socialImage',
  'og_image',
  'thumb',
  'photo',
  'picture',
];

/** Gives the picture at the head: an address, or an object with its alternative text and its caption. */
export function findImage(fields: Fields): SourceImage | undefined {
  for (const name of PICTURES) {
    const value = fields.find(name);
    const first: unknown = Array.isArray(value) ? value[0] : value;
    const described = isRecord(first) ? first : {};
    const read = (...keys: readonly string[]) =>
      keys.map((key) => toLine(own(described, key))).find((text) => text !== undefined);
    const src = isRecord(first)
      ? read('src', 'url', 'image', 'path', 'file', 'relative', 'feature', 'filename')
      : toLine(first);
    // A name of an icon, a colour or `true` is no picture.
    if (src === undefined || !/[./]/.test(src)) continue;
    const alt =
      read('alt', 'alternative', 'alttext', 'alt_text', 'title_alt') ??
      fields.text(`${name}Alt`, `alt_${name}`, 'imageAlt', 'image_alt', 'alt');
    const caption =
      read('caption', 'legend', 'description') ??
      fields.text(`${name}Caption`, 'imageCaption', 'image_caption');
    const credit =
      read('credit', 'source', 'author', 'attribution', 'copyright') ??
      fields.text(`${name}Credit`, 'imageCredit', 'image_credit');
    return {
      src,
      ...(alt === undefined ? {} : { alt }),
      ...(caption === undefined ? {} : { caption: readMarkedText(caption) }),
      ...(credit === undefined ? {} : { credit: readMarkedText(credit) }),
    };
  }
  return undefined;
}

/** Gives what a head says in words: title, standfirst, language. */
export function findWords(
  fields: Fields,
  facts: PathFacts,
): Pick<SourceItem, 'title' | 'standfirst' | 'language'> {
  const title = fields.text('title', 'headline', 'titre');
  const standfirst = fields.text(
    'description',
    'summary',
    'excerpt',
    'standfirst',
    'subtitle',
    'lead',
    'abstract',
    'dek',
    'chapo',
  );
  const said = fields.text('language', 'lang', 'locale')?.replace('_', '-');
  const language =
    said !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(said) ? said : facts.language;
  return {
    ...(title === undefined ? {} : { title: readMarkedText(title) }),
    ...(standfirst === undefined ? {} : { standfirst: readMarkedText(standfirst) }),
    ...(language === undefined ? {} : { language }),
  };
}
