import type { Article, Author, Content } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import { readBlocks } from '../model/block.ts';
import type { AuthorProfile, Card, Term } from '../model/edition.ts';
import { toAliasFile } from '../model/edition.ts';
import { compareText } from '../model/fault.ts';
import type { Picture } from '../model/picture.ts';
import { cutText, measureReadingMinutes } from '../model/reading-time.ts';
import type { Slug } from '../model/slug.ts';
import type { TermNumbers } from './number-terms.ts';
import { numberTerms } from './number-terms.ts';

/** An article with what the compiler made of its body and its picture. */
export type CompiledArticle = {
  readonly article: Article;
  readonly body: readonly Block[];
  readonly picture?: Picture;
};

/** An author with the picture that was found. */
export type PortrayedAuthor = Author & { readonly portrait?: Picture };

/** What of a content folder the edition is built from, pictures already resolved. */
export type EditionInput = {
  readonly site: Content['site'];
  readonly categories: Content['categories'];
  readonly authors: readonly PortrayedAuthor[];
  readonly articles: readonly CompiledArticle[];
};

/** The ordinals of each term's articles, oldest first. */
export type Members = ReadonlyMap<Term, readonly number[]>;

/** The archive in the order of time; every file of the edition shows a part of it. */
export type Archive = Omit<EditionInput, 'articles'> & {
  /** Oldest first, so that the place of an article is its ordinal. */
  readonly articles: readonly (CompiledArticle & { readonly card: Card })[];
  /** The same order. */
  readonly cards: readonly Card[];
  readonly authorsByName: ReadonlyMap<string, PortrayedAuthor>;
  readonly numbers: TermNumbers;
  readonly members: Members;
};

/** The longest standfirst made from an article's first words, in characters. */
const EXCERPT_LENGTH = 200;

/** Puts articles in the order of time, whatever order they come in, and gathers the terms that they are under. */
export function gatherArchive(input: EditionInput): Archive {
  const sorted = [...input.articles].sort(
    (a, b) =>
      compareText(a.article.published, b.article.published) || compareText(a.article.id, b.article.id),
  );
  const numbers = numberTerms(
    sorted.map(({ article }) => article),
    input.categories,
    input.authors,
  );
  const labels = new Map(input.categories.map(({ slug, label }) => [slug, label]));
  const authorsByName = new Map(input.authors.map((author) => [author.name, author]));
  const articles = sorted.map((compiled, ordinal) => ({
    ...compiled,
    card: buildCard(compiled, ordinal, numbers, labels, authorsByName),
  }));
  const cards = articles.map(({ card }) => card);
  return { ...input, articles, cards, authorsByName, numbers, members: gatherMembers(cards) };
}

/** Tells how many articles are under a term. */
export function countMembers({ members }: Archive, term: Term): number {
  return members.get(term)?.length ?? 0;
}

/** Deals the old addresses out to their files, in order, with the slug of each one's article. */
export function gatherAliases({
  articles,
}: Archive): readonly (readonly [file: string, entries: [string, Slug][]])[] {
  const files = new Map<string, [string, Slug][]>();
  for (const { article } of articles) {
    for (const alias of article.aliases) {
      const file = toAliasFile(alias);
      const entries = files.get(file) ?? [];
      entries.push([alias, article.slug]);
      files.set(file, entries);
    }
  }
  return [...files]
    .map(([file, entries]) => [file, entries.sort(([a], [b]) => compareText(a, b))] as const)
    .sort(([a], [b]) => compareText(a, b));
}

/** Gives what the edition says of an author. */
export function toProfile({ slug, name, bio, portrait, url }: PortrayedAuthor): AuthorProfile {
  return {
    slug,
    name,
    bio,
    ...(portrait === undefined ? {} : { avatar: portrait }),
    ...(url === undefined ? {} : { url }),
  };
}

function buildCard(
  { article, body, picture }: CompiledArticle,
  ordinal: number,
  numbers: TermNumbers,
  labels: ReadonlyMap<Slug, string>,
  authors: ReadonlyMap<string, Author>,
): Card {
  const standfirst =
    article.standfirst ??
    cutText(readBlocks(body.filter(({ kind }) => kind === 'paragraph')), EXCERPT_LENGTH);
  const tags = article.tags.flatMap((name) => numbers.findTag(name) ?? []);
  return {
    ordinal,
    slug: article.slug,
    headline: article.headline,
    ...(standfirst === '' ? {} : { standfirst }),
    published: article.published,
    minutes: measureReadingMinutes(readBlocks(body)),
    category: { slug: article.category, label: labels.get(article.category) ?? article.category },
    authors: article.authors.flatMap((name) => {
      const author = authors.get(name);
      return author === undefined ? [] : [{ slug: author.slug, name }];
    }),
    tags: [...new Set(tags)].map(({ slug, name }) => ({ slug, name })),
    ...(picture === undefined ? {} : { picture }),
    ...(article.language === undefined ? {} : { language: article.language }),
  };
}

function gatherMembers(cards: readonly Card[]): Members {
  const members = new Map<Term, number[]>([['all', []]]);
  const add = (term: Term, ordinal: number) => {
    const list = members.get(term);
    if (list === undefined) members.set(term, [ordinal]);
    else list.push(ordinal);
  };
  for (const card of cards) {
    add('all', card.ordinal);
    add(`category-${card.category.slug}`, card.ordinal);
    for (const author of card.authors) add(`author-${author.slug}`, card.ordinal);
    for (const tag of card.tags) add(`tag-${tag.slug}`, card.ordinal);
  }
  return members;
}
