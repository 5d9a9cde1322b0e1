import type { LeftOut, Source, SourceAuthor, SourceCategory, SourceItem, SourceSite } from '../source.ts';

/** What the first reading of a source finds: everything but bodies. */
export type Survey = {
  readonly site: SourceSite;
  /** By name, in the order in which they were met. */
  readonly authors: ReadonlyMap<string, SourceAuthor>;
  /** By label, in the order in which they were met. */
  readonly categories: ReadonlyMap<string, SourceCategory>;
  readonly items: readonly SurveyedItem[];
  readonly left: readonly LeftOut[];
};

/** What of an item that is to be imported addresses and lists are made of; all the rest comes again when it is written. */
export type SurveyedItem = Pick<
  SourceItem,
  'at' | 'id' | 'url' | 'aliases' | 'slug' | 'title' | 'authors' | 'categories' | 'tags'
>;

/**
 * Reads a source from beginning to end and keeps what addresses and names are made of. What cannot become an article is
 * left out, with its reason: two items with one id, one without a date, one without a body.
 */
export async function surveySource(source: Source): Promise<Survey> {
  const authors = new Map<string, SourceAuthor>();
  const categories = new Map<string, SourceCategory>();
  const items = new Map<string, SurveyedItem>();
  const left: LeftOut[] = [];
  let site: SourceSite = {};
  const leave = ({ at, title }: SourceItem, reason: LeftOut['reason'], detail?: string) =>
    left.push({
      at,
      reason,
      ...(title === undefined ? {} : { title }),
      ...(detail === undefined ? {} : { detail }),
    });
  for await (const found of source.read()) {
    if (found.kind === 'site') site = { ...found.site, ...site };
    else if (found.kind === 'author')
      authors.set(found.author.name, { ...found.author, ...authors.get(found.author.name) });
    else if (found.kind === 'category') categories.set(found.category.label, found.category);
    else if (found.kind === 'left') left.push(found.left);
    else {
      const { item } = found;
      const twin = items.get(item.id);
      if (twin !== undefined) leave(item, 'duplicate', `its id is that of ${twin.at}`);
      else if (item.published === undefined) leave(item, 'undated', 'it says none');
      else if (isBare(item.html)) leave(item, 'empty');
      else items.set(item.id, toSurveyed(item));
    }
  }
  return { site, authors, categories, items: [...items.values()], left };
}

/** Spaces that HTML writes as names or numbers. */
const SPACES = /&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#8203|#x200b);/gi;
const SHOWN = /<(?:img|iframe|audio|video|picture|object|embed)\b/i;

/** Tells whether a body shows nothing: no word, no picture, nothing to play. */
function isBare(html: string): boolean {
  const text = html.replaceAll(/<!--[^]*?-->|<[^>]*>/g, '').replaceAll(SPACES, '');
  return !/[\p{L}\p{N}\p{S}]/u.test(text) && !SHOWN.test(html);
}

function toSurveyed(item: SourceItem): SurveyedItem {
  const { at, id, url, aliases, slug, title, authors, categories, tags } = item;
  const needed = { at, id, url, aliases, slug, title, authors, categories, tags };
  // Written and read again: a piece of a text would hold on to all of it, a hundred thousand times.
  return JSON.parse(JSON.stringify(needed)) as SurveyedItem;
}
