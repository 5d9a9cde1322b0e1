import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** An article as its file in the content folder has it. */
export type ContentArticle = {
  readonly slug: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly published: Date;
  readonly category: string;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly picture: { readonly alt: string; readonly caption: string; readonly credit: string };
};

/** What a journey asks of the archive, in the names that readers see; months as « 2026-03 ». */
export type Question = {
  readonly tags?: readonly string[];
  readonly any?: readonly string[];
  readonly not?: readonly string[];
  readonly author?: string;
  /** The slug of a category. */
  readonly category?: string;
  readonly from?: string;
  readonly to?: string;
};

type Item = {
  id: string;
  title: string;
  summary: string;
  date_published: string;
  authors: { name: string }[];
  tags: string[];
  _kiosque: { category: string; image: ContentArticle['picture'] };
};

const folder = path.resolve(import.meta.dirname, '../../src/content');

/**
 * Every article, newest first. Read here a second time, without a line of the compiler, so that
 * what it gets wrong does not look right.
 */
export const articles: readonly ContentArticle[] = readdirSync(path.join(folder, 'articles'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({
    slug: path.basename(file, '.json'),
    // The repository's own files: `npm run check` has seen them.
    item: JSON.parse(readFileSync(path.join(folder, 'articles', file), 'utf8')) as Item,
  }))
  .sort(
    (a, b) =>
      Date.parse(b.item.date_published) - Date.parse(a.item.date_published) ||
      (a.item.id < b.item.id ? 1 : -1),
  )
  .map(({ slug, item }) => ({
    slug,
    headline: item.title,
    standfirst: item.summary,
    published: new Date(item.date_published),
    category: item._kiosque.category,
    authors: item.authors.map(({ name }) => name),
    tags: item.tags,
    picture: item._kiosque.image,
  }));

/** The categories in the order of the menu. */
export const categories = JSON.parse(readFileSync(path.join(folder, 'categories.json'), 'utf8')) as {
  slug: string;
  label: string;
}[];

/** The authors with their biographies. */
export const authors = JSON.parse(readFileSync(path.join(folder, 'authors.json'), 'utf8')) as {
  slug: string;
  name: string;
  bio: string;
}[];

/** The articles that a question leaves, newest first. */
export function findArticles(question: Question): readonly ContentArticle[] {
  const { tags = [], any = [], not = [], author, category, from = '', to = '9999' } = question;
  return articles.filter(
    (article) =>
      tags.every((tag) => article.tags.includes(tag)) &&
      (any.length === 0 || any.some((tag) => article.tags.includes(tag))) &&
      !not.some((tag) => article.tags.includes(tag)) &&
      (author === undefined || article.authors.includes(author)) &&
      (category === undefined || article.category === category) &&
      toMonth(article.published) >= from &&
      toMonth(article.published) <= to,
  );
}

/** The article of a slug. */
export function findArticle(slug: string): ContentArticle {
  const found = articles.find((article) => article.slug === slug);
  if (found === undefined) throw new Error(`src/content/articles · expected ${slug}.json · found none`);
  return found;
}

/** The slug of an author's or a tag's page, for names of letters, spaces and hyphens. */
export function toSlug(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}

/** The month in Paris, where the site's days begin. */
function toMonth(date: Date): string {
  return new Intl.DateTimeFormat('sv', {
    year: 'numeric',
    month: '2-digit',
    timeZone: 'Europe/Paris',
  }).format(date);
}
