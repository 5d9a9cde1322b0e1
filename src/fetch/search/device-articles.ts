import type { ArticleFile } from '../../model/edition.ts';
import { articleFileSchema, editionPath } from '../../model/edition.ts';
import { compareText } from '../../model/fault.ts';
import type { Slug } from '../../model/slug.ts';
import { getDevice } from '../device.ts';
import { parseFile } from '../fetch-json.ts';
import { getDeviceCards } from '../on-device.ts';
import { readJson } from '../read-json.ts';

/** Gives the full copies of articles that the reader has saved. */
export type ListKept = () => Promise<readonly ArticleFile[]>;

let listKept: ListKept = () => Promise.resolve([]);

/** From now on saved articles are among those on the device. */
export function searchAlsoIn(kept: ListKept): void {
  listKept = kept;
}

/** What was read of the device holds so long. */
const FRESH_MS = 30_000;
/** Files that are read together. */
const AT_ONCE = 20;

let last:
  | {
      readonly at: number;
      readonly of: readonly unknown[];
      readonly articles: Promise<readonly ArticleFile[]>;
    }
  | undefined;

/** Gives all articles that can be read without network, oldest first; the same list for half a minute. Never rejects. */
export function getDeviceArticles(): Promise<readonly ArticleFile[]> {
  const of = [getDevice(), listKept];
  const isFresh = last?.of.every((one, at) => one === of[at]) === true && Date.now() - last.at <= FRESH_MS;
  if (last === undefined || !isFresh) last = { at: Date.now(), of, articles: gather() };
  return last.articles;
}

async function gather(): Promise<readonly ArticleFile[]> {
  const [found, kept] = await Promise.all([getDeviceCards(), listKept().catch(() => [])]);
  const articles = new Map(kept.map((file) => [file.card.slug, file] as const));
  const slugs = [...new Set(found.flatMap(({ cards }) => cards.map(({ slug }) => slug)))];
  for (let start = 0; start < slugs.length; start += AT_ONCE) {
    const files = await Promise.all(slugs.slice(start, start + AT_ONCE).map(readArticle));
    for (const file of files) if (file !== undefined) articles.set(file.card.slug, file);
  }
  return [...articles.values()].sort(
    (a, b) => compareText(a.card.published, b.card.published) || compareText(a.card.slug, b.card.slug),
  );
}

async function readArticle(slug: Slug): Promise<ArticleFile | undefined> {
  const path = editionPath.article(slug);
  const copy = await getDevice()?.read(path);
  try {
    return copy && parseFile(path, articleFileSchema, readJson(path, copy.text, ''));
  } catch {
    // Of another version of the application, or damaged: as if it were not there.
    return undefined;
  }
}
