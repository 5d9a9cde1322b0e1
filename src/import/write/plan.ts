import { compareText } from '../../model/fault.ts';
import { normalizeAlias } from '../../model/aliases.ts';
import type { Slug } from '../../model/slug.ts';
import { numberSlug, toSlug } from '../../model/slug.ts';
import type { FindPath } from './absent.ts';
import { keyOf, listAbsent, listKeys, openAbsent, readSlug } from './absent.ts';
import { openLists } from './list-links.ts';
import type { Remembered } from './read-remembered.ts';
import type { ImportState } from './state.ts';
import type { Survey, SurveyedItem } from './survey.ts';

/** Where everything of a source goes. */
export type Plan = {
  /** By id. */
  readonly articles: ReadonlyMap<string, PlannedArticle>;
  /** Gives the address in Kiosque of an address of the source's own site, with its fragment. */
  readonly findLink: (address: string) => string | undefined;
  readonly categories: ReadonlyMap<string, Slug>;
};

/** Where an article goes. */
export type PlannedArticle = {
  readonly slug: Slug;
  /** Relative to the content folder. */
  readonly file: string;
  /** The label of its category. */
  readonly category: string;
  readonly tags: readonly string[];
  /** Old paths, normalised. */
  readonly aliases: readonly string[];
};

/** What the content folder holds before a run. */
export type OtherArticles = {
  /**
   * Files that no import remembers, by their slugs: those of another hand, and those of a run that was killed.
   */
  readonly files: ReadonlyMap<string, string>;
  readonly readId: (file: string) => string | undefined;
  /** Labels of its categories. */
  readonly labels: ReadonlySet<string>;
  /** Reads a file that an import remembers. */
  readonly readRemembered: (file: string) => Remembered | undefined;
};

/**
 * Gives every item of a source its address, the same on every run: what was imported before keeps its file, and of two
 * that want one name the later one is numbered, in the order of their ids.
 *
 * @param fallback the label of the category of items that have none
 */
export function planAddresses(
  survey: Survey,
  state: ImportState,
  others: OtherArticles,
  fallback: string,
): Plan {
  // Those of articles too that this run does not hear of.
  const absent = listAbsent(survey, state);
  const taken = new Set<string>([...others.files.keys(), ...absent.keys()]);
  const aliases = new Set<string>();
  const articles = new Map<string, PlannedArticle>();
  const categories = planCategories(survey, fallback, others.labels);
  const isKnown = ({ id }: SurveyedItem) => state.items.has(id);
  // Who has a name keeps it; then by id, so that the order of the source does not matter.
  const inOrder = survey.items.toSorted(
    (a, b) => Number(isKnown(b)) - Number(isKnown(a)) || compareText(a.id, b.id),
  );
  for (const item of inOrder) {
    const before =
      state.items.get(item.id)?.file ??
      findOwn(item, others) ??
      findSame(item, absent.get(item.wished)?.file, others);
    const slug = before === undefined ? takeSlug(item.wished, taken) : readSlug(before);
    taken.add(slug);
    const category = item.categories[0] ?? fallback;
    articles.set(item.id, {
      slug,
      file: before ?? `articles/${categories.get(category) ?? toSlug(category)}/${slug}.json`,
      category,
      tags: [...new Set([...item.tags, ...item.categories.slice(1)])],
      aliases: takeAliases(item, slug, aliases),
    });
  }
  const findAbsent = openAbsent(absent, others);
  return { articles, categories, findLink: mapLinks(survey, articles, categories, findAbsent) };
}

/** The file of an item that is there although no run remembers it. */
function findOwn({ id, wished }: SurveyedItem, { files, readId }: OtherArticles): string | undefined {
  for (let slug = wished, number = 2; ; slug = numberSlug(wished, number++)) {
    const file = files.get(slug);
    if (file === undefined || readId(file) === id) return file;
  }
}

/** The file of an article that another source has brought under another id. */
function findSame(
  { url }: SurveyedItem,
  file: string | undefined,
  { readRemembered }: OtherArticles,
): string | undefined {
  return file !== undefined && url !== undefined && readRemembered(file)?.url === url ? file : undefined;
}

/** @param kept labels of earlier runs, which keep their slugs although no article of this run may be in them */
function planCategories(
  survey: Survey,
  fallback: string,
  kept: ReadonlySet<string>,
): ReadonlyMap<string, Slug> {
  const used = new Set(survey.items.map(({ categories: [first] }) => first ?? fallback));
  const ordered = [
    ...[...survey.categories.keys()].filter((label) => used.has(label) || kept.has(label)),
    ...used,
  ];
  const slugs = new Map<string, Slug>();
  const taken = new Set<string>();
  for (const label of new Set(ordered)) {
    // A nested one is named by its own name alone where no other has it.
    const own = toSlug(label.split(' / ').at(-1) ?? label);
    const slug = takeSlug(taken.has(own) ? toSlug(label) : own, taken);
    taken.add(slug);
    slugs.set(label, slug);
  }
  return slugs;
}

function takeSlug(wished: Slug, taken: ReadonlySet<string>): Slug {
  let slug = wished;
  for (let number = 2; taken.has(slug); number++) slug = numberSlug(wished, number);
  return slug;
}

/** The paths under which it was found; of two items that were found under one, the first keeps it. */
function takeAliases({ url, aliases = [] }: SurveyedItem, slug: Slug, taken: Set<string>): readonly string[] {
  const own = [...(url !== undefined && URL.canParse(url) ? [new URL(url).pathname] : []), ...aliases];
  const fresh = [...new Set(own.filter((path) => path.startsWith('/')).map(normalizeAlias))].filter(
    (path) => path !== '/' && path !== `/article/${slug}` && !taken.has(path),
  );
  for (const path of fresh) taken.add(path);
  return fresh;
}

/**
 * Finds articles, and lists as WordPress and its kin lay them out, by an address of the source's own site, or by a path
 * in its folder.
 */
function mapLinks(
  survey: Survey,
  articles: Plan['articles'],
  categories: Plan['categories'],
  findAbsent: FindPath,
): Plan['findLink'] {
  const hosts = listHosts(survey);
  const addresses = mapArticles(survey, articles);
  const slugs = new Set<string>([...articles.values()].map(({ slug }) => slug));
  const findLists = openLists(survey, { articles, categories });
  return (address) => {
    const isPath = address.startsWith('/') && !address.startsWith('//');
    if (!isPath && !URL.canParse(address)) return undefined;
    const url = new URL(address, NOWHERE);
    if (!isPath && !hosts.has(bareHost(url))) return undefined;
    const isNumbered = url.searchParams.has('p');
    // What leads into Kiosque already, where a text is rewritten again.
    const inside = decode(url.pathname.slice('/article/'.length));
    if (isPath && slugs.has(inside) && url.pathname === encodeURI(`/article/${inside}`))
      return `${url.pathname}${url.hash}`;
    const article =
      addresses.get(keyOf(url)) ?? (isNumbered ? undefined : addresses.get(normalizeAlias(url.pathname)));
    if (article !== undefined) return `/article/${article}${url.hash}`;
    const lists = findLists(url);
    const list = lists.find(({ isThere }) => isThere);
    if (list !== undefined) return list.path;
    const before = findAbsent(
      url,
      lists.map(({ path }) => path),
    );
    return before?.startsWith('/article/') === true ? `${before}${url.hash}` : before;
  };
}

/** Where paths stand while they are looked up. */
const NOWHERE = 'https://folder.invalid';

/** The hosts of the site: its own, and those of its first articles. */
function listHosts({ site, items }: Survey): ReadonlySet<string> {
  const urls = [site.url, ...items.slice(0, 50).map(({ url }) => url)];
  return new Set(
    urls.flatMap((url) => (url !== undefined && URL.canParse(url) ? bareHost(new URL(url)) : [])),
  );
}

function mapArticles({ items }: Survey, articles: Plan['articles']): ReadonlyMap<string, Slug> {
  const addresses = new Map<string, Slug>();
  // An address that two items share leads to the same one as its alias does: the first by id.
  for (const { id, url } of items.toSorted((a, b) => compareText(a.id, b.id))) {
    const planned = articles.get(id);
    if (planned === undefined) continue;
    for (const key of listKeys(id, url, planned.aliases))
      if (!addresses.has(key)) addresses.set(key, planned.slug);
  }
  return addresses;
}

function bareHost({ host }: URL): string {
  return host.replace(/^www\./, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: somebody's own name.
    return text;
  }
}
