import type { Article } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import { readBlocks } from '../model/block.ts';
import type { ArticleFile, Card } from '../model/edition.ts';
import type { Day, Instant } from '../model/instant.ts';
import { toDay, toGreenwichDay } from '../model/instant.ts';
import type { Picture } from '../model/picture.ts';
import { cutText, measureReadingMinutes } from '../model/reading-time.ts';
import type { Slug } from '../model/slug.ts';
import type { Config, PortrayedAuthor } from './read-config.ts';
import { toProfile } from './read-config.ts';
import { fingerprint } from './stamp.ts';

/** An article with what the compiler made of its body and its picture. */
export type CompiledArticle = {
  readonly article: Article;
  readonly body: readonly Block[];
  readonly picture?: Picture;
};

/** What articles take from a configuration: its categories and authors by the names that articles use, its calendar. */
export type Names = {
  readonly labels: ReadonlyMap<Slug, string>;
  readonly authors: ReadonlyMap<string, PortrayedAuthor>;
  /** Where the site's days begin. */
  readonly timeZone: string;
};

/** The longest standfirst made from an article's first words, in characters. */
const EXCERPT_LENGTH = 200;

/** Gathers the names of a configuration, of which parts may not have been readable. */
export function gatherNames({ categories = [], authors = [], site }: Partial<Config>): Names {
  return {
    timeZone: site?.timeZone ?? 'UTC',
    labels: new Map(categories.map(({ slug, label }) => [slug, label])),
    authors: new Map(authors.map((author) => [author.name, author])),
  };
}

/** Builds what lists show of an article. */
export function buildCard(
  { article, body, picture }: CompiledArticle,
  { labels, authors, timeZone }: Names,
  ordinal: number,
  tags: Card['tags'],
): Card {
  const day = findOtherDay(article.published, timeZone);
  const standfirst =
    article.standfirst ??
    cutText(readBlocks(body.filter(({ kind }) => kind === 'paragraph')), EXCERPT_LENGTH);
  return {
    ordinal,
    slug: article.slug,
    headline: article.headline,
    ...(standfirst === '' ? {} : { standfirst }),
    published: article.published,
    ...(day === undefined ? {} : { day }),
    minutes: measureReadingMinutes(readBlocks(body)),
    category: { slug: article.category, label: labels.get(article.category) ?? article.category },
    authors: article.authors.flatMap((name) => {
      const author = authors.get(name);
      return author === undefined ? [] : [{ slug: author.slug, name }];
    }),
    tags,
    ...(picture === undefined ? {} : { picture }),
    ...(article.language === undefined ? {} : { language: article.language }),
  };
}

/** The fingerprint of a card but for its ordinal and its tags, which the numbering decides. */
export function fingerprintCard(compiled: CompiledArticle, names: Names): number {
  return fingerprint(JSON.stringify(buildCard(compiled, names, 0, [])));
}

/** Builds an article's own file, but for what every file begins with. */
export function buildArticle(
  { article, body }: CompiledArticle,
  card: Card,
  { authors, timeZone }: Names,
): Omit<ArticleFile, 'format' | 'numbering'> {
  const { standfirst, modified, lead, source } = article;
  const modifiedDay = modified === undefined ? undefined : findOtherDay(modified, timeZone);
  return {
    card,
    ...(standfirst === undefined ? {} : { standfirst }),
    ...(modified === undefined ? {} : { modified }),
    ...(modifiedDay === undefined ? {} : { modifiedDay }),
    ...(lead?.caption === undefined ? {} : { caption: lead.caption }),
    ...(lead?.credit === undefined ? {} : { credit: lead.credit }),
    ...(source === undefined ? {} : { source }),
    authors: article.authors.flatMap((name) => {
      const author = authors.get(name);
      return author === undefined ? [] : [toProfile(author)];
    }),
    body: [...body],
  };
}

/** The day of an instant on the site's calendar, where another reigns in Greenwich. */
function findOtherDay(instant: Instant, timeZone: string): Day | undefined {
  const day = toDay(instant, timeZone);
  return day === toGreenwichDay(instant) ? undefined : day;
}
