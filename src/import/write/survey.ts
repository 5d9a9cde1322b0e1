import type { Slug } from '../../model/slug.ts';
import type {
  LeftOut,
  Source,
  SourceAuthor,
  SourceCategory,
  SourceEnd,
  SourceItem,
  SourceList,
  SourceSite,
} from '../source.ts';
import { wishSlug } from './wish-slug.ts';

/** What the first reading of a source finds: everything but bodies. */
export type Survey = {
  readonly site: SourceSite;
  /** By name, in the order in which they were met. */
  readonly authors: ReadonlyMap<string, SourceAuthor>;
  /** By label, in the order in which they were met. */
  readonly categories: ReadonlyMap<string, SourceCategory>;
  readonly lists: readonly SourceList[];
  readonly items: readonly SurveyedItem[];
  readonly left: readonly LeftOut[];
  readonly end: SourceEnd;
};

/** What of an item that is to be imported addresses and lists are made of; all the rest comes again when it is written. */
export type SurveyedItem = Pick<
  SourceItem,
  'at' | 'id' | 'url' | 'aliases' | 'authors' | 'categories' | 'tags'
> & {
  /** The name that it asks for. */
  readonly wished: Slug;
};

/**
 * Reads a source from beginning to end and keeps what addresses and names are made of. What cannot become an article is
 * left out, with its reason: two items with one id, one without a date, one without a body.
 *
 * @throws what `signal` was given, when it is aborted
 */
export async function surveySource(source: Source, signal?: AbortSignal): Promise<Survey> {
  const authors = new Map<string, SourceAuthor>();
  const categories = new Map<string, SourceCategory>();
  const lists: SourceList[] = [];
  const items = new Map<string, SurveyedItem>();
  const left: LeftOut[] = [];
  const languages = new Map<string, number>();
  const share = openNames();
  let site: SourceSite = {};
  // A source in one piece says nothing of its end.
  let end: SourceEnd = { isWhole: true };
  const leave = ({ at, title }: SourceItem, reason: LeftOut['reason'], detail?: string) =>
    left.push({
      at,
      reason,
      ...(title === undefined ? {} : { title }),
      ...(detail === undefined ? {} : { detail }),
    });
  for await (const found of source.read()) {
    signal?.throwIfAborted();
    if (found.kind === 'site') site = { ...found.site, ...site };
    else if (found.kind === 'author')
      authors.set(found.author.name, { ...found.author, ...authors.get(found.author.name) });
    else if (found.kind === 'category') categories.set(found.category.label, found.category);
    else if (found.kind === 'list') lists.push(detach(found.list) as SourceList);
    else if (found.kind === 'left') left.push(found.left);
    else if (found.kind === 'end') end = found.end;
    else {
      const { item } = found;
      const twin = items.get(item.id);
      if (twin !== undefined) leave(item, 'duplicate', `its id is that of ${twin.at}`);
      else if (item.published === undefined) leave(item, 'undated', 'it says none');
      else if (isBare(item.html)) leave(item, 'empty');
      else {
        items.set(item.id, toSurveyed(item, share));
        if (item.language !== undefined)
          languages.set(item.language, (languages.get(item.language) ?? 0) + 1);
      }
    }
  }
  return {
    site: completeSite(site, languages),
    authors,
    categories,
    lists,
    items: [...items.values()],
    left,
    end,
  };
}

/** A site that does not say its language has that of most of its articles. */
function completeSite(site: SourceSite, languages: ReadonlyMap<string, number>): SourceSite {
  const [commonest] = [...languages].toSorted(([, a], [, b]) => b - a);
  return commonest === undefined ? site : { language: commonest[0], ...site };
}

/** Spaces that HTML writes as names or numbers. */
const SPACES = /&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#8203|#x200b);/gi;
const SHOWN = /<(?:img|iframe|audio|video|picture|object|embed)\b/i;

/** Tells whether a body shows nothing: no word, no picture, nothing to play. */
function isBare(html: string): boolean {
  const text = html.replaceAll(/<!--[^]*?-->|<[^>]*>/g, '').replaceAll(SPACES, '');
  return !/[\p{L}\p{N}\p{S}]/u.test(text) && !SHOWN.test(html);
}

function toSurveyed(item: SourceItem, share: (name: string) => string): SurveyedItem {
  const { at, id, url, aliases } = item;
  const own = { at, id, url, aliases, wished: wishSlug(item) };
  return {
    // The fields that are absent are absent in the copy too.
    ...(detach(own) as Omit<SurveyedItem, 'authors' | 'categories' | 'tags'>),
    authors: item.authors.map(share),
    categories: item.categories.map(share),
    tags: item.tags.map(share),
  };
}

/** Opens what holds each name once, of however many items it is. */
function openNames(): (name: string) => string {
  const names = new Map<string, string>();
  return (name) => {
    const known = names.get(name) ?? String(detach(name));
    names.set(known, known);
    return known;
  };
}

/** Written and read again: a piece of a text would hold on to all of it, a hundred thousand times. */
function detach(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
