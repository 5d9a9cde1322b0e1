import * as v from 'valibot';

import { bodySchema } from './block.ts';
import type { Day, Instant, Month } from './instant.ts';
import { isDay, isMonth, parseInstant, toGreenwichDay } from './instant.ts';
import { pictureSchema } from './picture.ts';
import type { Slug } from './slug.ts';
import { isSlug } from './slug.ts';

/**
 * The number of this format. A reader of the application that meets another number says so
 * instead of guessing; it changes when a file's shape changes in a way that an older reader
 * cannot read.
 */
export const FORMAT = 1;

/** Articles in one sealed chunk of a term. */
export const CHUNK_ROWS = 256;
/** Articles in one file of cards, unless the site packs more into each (`cardsPerFile` of the front door). */
export const CARDS_PER_FILE = 4;
/** The newest cards in the head of a term. */
export const HEAD_CARDS = 12;
/** The most frequent co-tags in the head of a term. */
export const HEAD_TAGS = 30;
/** Tags in one file of the dictionary. */
export const TAGS_PER_FILE = 512;
/** Counts in one file: they change with every article, and the fewer files change the better. */
export const COUNTS_PER_FILE = 4096;
/** Articles in one file of sizes. */
export const SIZES_PER_FILE = 512;
/** The most used tags in the front door. */
export const TOP_TAGS = 30;

export const slugSchema = v.pipe(
  v.string(),
  v.check(isSlug),
  v.transform((text) => text as Slug), // Checked on the line above.
);
const instantSchema = v.pipe(
  v.string(),
  v.check((text) => parseInstant(text) === text),
  v.transform((text) => text as Instant), // Checked on the line above.
);
const daySchema = v.pipe(
  v.string(),
  v.check(isDay),
  v.transform((text) => text as Day), // Checked on the line above.
);
export const monthSchema = v.pipe(
  v.string(),
  v.check(isMonth),
  v.transform((text) => text as Month), // Checked on the line above.
);
export const numberSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
/**
 * What every file begins with. Files of one `numbering` give the same ordinals and ids to the same
 * articles and terms, whenever they were published; files of two do not go together.
 */
export const STAMP = { format: v.literal(FORMAT), numbering: v.string() };
export const namedSchema = v.object({ slug: slugSchema, name: v.string() });
const countedSchema = v.object({ slug: slugSchema, name: v.string(), count: numberSchema });
/** A tag with the number that rows use. */
export const numberedSchema = v.object({ id: numberSchema, slug: slugSchema, name: v.string() });

/** Parses the card of an article: what a list shows of it. */
export const cardSchema = v.object({
  ordinal: numberSchema,
  slug: slugSchema,
  headline: v.string(),
  standfirst: v.exactOptional(v.string()),
  published: instantSchema,
  /** On the site's calendar; absent where it is the same day in Greenwich. A browser has no quick way to find out. */
  day: v.exactOptional(daySchema),
  /** Whole minutes, at least 1. */
  minutes: numberSchema,
  category: v.object({ slug: slugSchema, label: v.string() }),
  authors: v.array(namedSchema),
  tags: v.array(namedSchema),
  picture: v.exactOptional(pictureSchema),
  language: v.exactOptional(v.string()),
});

/** Parses an author as an article or an author's page shows one. */
export const authorSchema = v.object({
  slug: slugSchema,
  name: v.string(),
  bio: v.string(),
  avatar: v.exactOptional(pictureSchema),
  url: v.exactOptional(v.string()),
});

/** The authors of each article: a number, or a list where there is not exactly one. */
export const authorsColumnSchema = v.array(v.union([numberSchema, v.array(numberSchema)]));

export const rowsSchema = v.pipe(
  v.object({
    /** The first ordinal, then the distance of each from the one before. */
    ordinals: v.array(numberSchema),
    categories: v.array(numberSchema),
    authors: authorsColumnSchema,
    tagCounts: v.array(numberSchema),
    tags: v.array(numberSchema),
  }),
  v.check(
    (rows) =>
      rows.categories.length === rows.ordinals.length &&
      rows.authors.length === rows.ordinals.length &&
      rows.tagCounts.length === rows.ordinals.length &&
      rows.tagCounts.reduce((sum, count) => sum + count, 0) === rows.tags.length,
  ),
);

/** Parses `edition.json`, the front door. */
export const editionSchema = v.object({
  ...STAMP,
  site: v.object({
    title: v.string(),
    tagline: v.string(),
    language: v.string(),
    url: v.string(),
    timeZone: v.string(),
  }),
  /** How many articles there are. */
  count: numberSchema,
  /** How many ordinals were given so far: the next article's. */
  next: numberSchema,
  /** Ordinals whose article has left the edition, or has another ordinal now; their rows remain. */
  dead: v.array(numberSchema),
  /**
   * Articles that are older than their ordinal says, because they were added later: the ordinal, and
   * the place between two others that it takes in every list. A place is below its ordinal.
   */
  late: v.array(v.tuple([numberSchema, v.pipe(v.number(), v.minValue(-1))])),
  /** Files of cards that were rewritten after they were full: their number, and how often. */
  revised: v.record(v.string(), numberSchema),
  /** Articles in one file of cards. */
  cardsPerFile: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** In menu order. `id` is the number that rows use. */
  categories: v.array(
    v.object({
      id: numberSchema,
      slug: slugSchema,
      label: v.string(),
      description: v.string(),
      count: numberSchema,
    }),
  ),
  /** The most used tags, and how many there are in all. */
  tags: v.array(countedSchema),
  tagCount: numberSchema,
  /** Which of the 256 files of old addresses exist, so that no other is asked for: one bit each, as 64 hexadecimal digits. */
  aliases: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** Parses a story of the front page: of its card, what `STORY_PARTS` says of its size, and authors where it leads. */
const storySchema = v.object({
  ...v.omit(cardSchema, ['tags', 'authors']).entries,
  authors: v.exactOptional(cardSchema.entries.authors),
});

const headlineSchema = v.pick(cardSchema, ['ordinal', 'slug', 'headline', 'published', 'day', 'language']);

/** Parses `front.json`: what the front page shows of its articles. */
export const frontSchema = v.object({
  ...STAMP,
  lead: v.exactOptional(storySchema),
  secondary: v.array(storySchema),
  latest: v.array(headlineSchema),
  sections: v.array(v.object({ category: slugSchema, stories: v.array(storySchema) })),
});

/** Parses `front-terms.json`: the tags and authors of its stories. Apart, for those readers alone who mute some. */
export const frontTermsSchema = v.object({
  ...STAMP,
  stories: v.array(v.object({ slug: slugSchema, tags: v.array(slugSchema), authors: v.array(slugSchema) })),
});

/** Parses `articles/<slug>.json`. */
export const articleFileSchema = v.object({
  ...STAMP,
  card: cardSchema,
  /** As its author wrote it; the card of an article without one shows its first words. */
  standfirst: v.exactOptional(v.string()),
  modified: v.exactOptional(instantSchema),
  /** As `day` of the card is for its date. */
  modifiedDay: v.exactOptional(daySchema),
  caption: v.exactOptional(v.string()),
  credit: v.exactOptional(v.string()),
  source: v.exactOptional(v.object({ name: v.string(), url: v.string() })),
  authors: v.array(authorSchema),
  body: bodySchema,
});

/** Parses `cards/<k>.json`: the cards of consecutive ordinals. */
export const cardsFileSchema = v.object({ ...STAMP, cards: v.array(cardSchema) });

/** Parses `terms/<term>.json`, the head of a term. */
export const termHeadSchema = v.object({
  ...STAMP,
  /** The number that rows use; 0 for the whole archive. */
  id: numberSchema,
  name: v.string(),
  description: v.string(),
  /** The author, where the term is one. */
  author: v.exactOptional(authorSchema),
  count: numberSchema,
  /** How many sealed chunks precede the tail. */
  sealed: numberSchema,
  /** The tags that its articles have most often, with how many of them. */
  tags: v.array(v.object({ ...numberedSchema.entries, count: numberSchema })),
  /** The newest, newest first. */
  cards: v.array(cardSchema),
  tail: rowsSchema,
});

/** Parses `authors.json`: every author whole. */
export const authorsFileSchema = v.object({
  ...STAMP,
  authors: v.array(v.object({ ...authorSchema.entries, count: numberSchema })),
});

/** Parses `aliases/<file>.json`: some of the old paths, and the slugs of their articles. */
export const aliasesFileSchema = v.object({
  ...STAMP,
  aliases: v.record(v.string(), slugSchema),
});

export type Card = v.InferOutput<typeof cardSchema>;
/** What has a date. */
export type Dated = Pick<Card, 'published' | 'day'>;
export type AuthorProfile = v.InferOutput<typeof authorSchema>;
export type Edition = v.InferOutput<typeof editionSchema>;
export type Story = v.InferOutput<typeof storySchema>;
/** A story of which the front page shows nothing but the headline, and when it appeared. */
export type Headline = v.InferOutput<typeof headlineSchema>;
export type FrontFile = v.InferOutput<typeof frontSchema>;
export type ArticleFile = v.InferOutput<typeof articleFileSchema>;
export type CardsFile = v.InferOutput<typeof cardsFileSchema>;
export type TermHead = v.InferOutput<typeof termHeadSchema>;
export type FrontTermsFile = v.InferOutput<typeof frontTermsSchema>;
export type AuthorsFile = v.InferOutput<typeof authorsFileSchema>;
export type AliasesFile = v.InferOutput<typeof aliasesFileSchema>;
export type PackedRows = v.InferOutput<typeof rowsSchema>;
export type NamedTag = v.InferOutput<typeof namedSchema>;
export type NumberedTag = v.InferOutput<typeof numberedSchema>;
export type CountedTag = v.InferOutput<typeof countedSchema>;

/** What a term file is about: the whole archive, or one tag, category or author. */
export type Term = 'all' | `${'tag' | 'category' | 'author'}-${Slug}`;

/** The paths of the edition's files, below the site's base. */
export const editionPath = {
  edition: 'edition/edition.json',
  front: 'edition/front.json',
  frontTerms: 'edition/front-terms.json',
  authors: 'edition/authors.json',
  article: (slug: Slug) => `edition/articles/${slug}.json`,
  cards: (file: number) => `edition/cards/${file}.json`,
  term: (term: Term) => `edition/terms/${term}.json`,
  chunk: (term: Term, chunk: number) => `edition/terms/${term}.${chunk}.json`,
  sizes: (file: number) => `edition/sizes/${file}.json`,
  aliases: (file: string) => `edition/aliases/${file}.json`,
  tags: (file: number) => `edition/tags/${file}.json`,
  tagCounts: (file: number) => `edition/tags/${file}.counts.json`,
  vocabulary: (key: string) => `edition/vocabulary/${key}.json`,
  vocabularyKeys: 'edition/vocabulary.json',
  months: 'edition/months.json',
  search: 'edition/search.json',
  shard: (part: string, shard: number) => `edition/search/${part}/${shard}.json`,
} as const;

/** The day on the site's calendar on which an article appeared. */
export function findDay({ published, day }: Dated): Day {
  return day ?? toGreenwichDay(published);
}
