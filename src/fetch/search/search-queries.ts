import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { ArticleFile, Card, Edition } from '../../model/edition.ts';
import type { Filter } from '../../model/filter.ts';
import type { SearchOrder } from '../../model/location.ts';
import { printLocation } from '../../model/location.ts';
import type { Marked } from '../../model/search/mark-words.ts';
import { getCards } from '../cards.ts';
import { articleQuery } from '../queries.ts';
import { nameEdition } from '../section.ts';
import { getDeviceArticles } from './device-articles.ts';
import type { Loosening, MarkedText, SearchAnswer, Source, TextToMark } from './protocol.ts';
import type { Opened } from './search-client.ts';
import { searchSomewhere } from './search-client.ts';

/** What the reader searches. */
export type SearchQuestion = {
  readonly text: string;
  readonly filter: Filter;
  readonly order: SearchOrder;
  /** The last word may not be finished. */
  readonly isTyping: boolean;
  /** Phrases are looked for until so many articles have them. */
  readonly want: number;
};

/** An article that was found, with what was found in it. */
export type FoundStory = {
  readonly ordinal: number;
  readonly card: Card;
  readonly headline: Marked;
  readonly standfirst: Marked;
  /** Its tags that have words of the search which stand in neither. */
  readonly tags: readonly Marked[];
  /** A word stands neither in its headline nor in what else is shown of it: a passage of the body may say why it is here. */
  readonly isDeeper: boolean;
};

/** What a search found, with the stories that are shown first. */
export type SearchResult = SearchAnswer & {
  readonly question: SearchQuestion;
  readonly edition: Edition;
  readonly source: Source;
  readonly stories: readonly FoundStory[];
  /** Those with most of the words. */
  readonly others: readonly FoundStory[];
  /** How a search that finds nothing can be loosened; nothing while that is not known. */
  readonly loosenings: readonly Loosening[] | undefined;
};

/** Stories that are shown at once. */
export const FIRST_STORIES = 8;
/** Stories that a press brings. */
export const MORE_STORIES = 20;
/** Articles with most of the words that are shown. */
const OTHER_STORIES = 6;
/** What takes longer comes after what was found, and moves nothing of it. */
const LOOSEN_MS = 1000;
/** Results are kept so long for who comes back. */
const KEPT_MS = 15 * 60_000;

/** The search itself, with all that its first screen shows. */
export const searchQuery = (client: QueryClient, question: SearchQuestion) =>
  queryOptions({
    queryKey: ['search', ...keyOf(question)],
    queryFn: ({ signal }): Promise<SearchResult> =>
      searchSomewhere(client, signal, async (opened) => {
        const { line, edition, source } = opened;
        const note = (found: number) =>
          void client.setQueryData(searchProgressQuery(question).queryKey, found);
        const answer = await line.ask({ kind: 'search', source, ...question }, signal, note);
        const result = { ...answer, question, edition, source };
        const isNothing = answer.all.length === 0 && answer.isExact && !answer.isEmpty;
        const [stories, others, loosenings] = await Promise.all([
          getStories(client, opened, result, answer.all.subarray(0, FIRST_STORIES), signal),
          getStories(client, opened, result, answer.most.subarray(0, OTHER_STORIES), signal),
          isNothing ? getLooseningsSoon(opened, question, signal) : undefined,
        ]);
        return { ...result, stories, others, loosenings };
      }),
    structuralSharing: false,
    // What the device alone answered is asked of the network again the next time.
    staleTime: ({ state: { data } }) => (data?.source === 'device' ? 0 : Number.POSITIVE_INFINITY),
    gcTime: KEPT_MS,
  });

/** How many articles have the phrases of a search so far. */
export const searchProgressQuery = (question: SearchQuestion) =>
  queryOptions<number>({
    queryKey: ['search-progress', ...keyOf(question)],
    queryFn: () => 0,
    enabled: false,
  });

/** Further stories of a result, from one position to another. */
export const moreStoriesQuery = (client: QueryClient, result: SearchResult, start: number, end: number) =>
  queryOptions({
    queryKey: [
      'search-more',
      ...keyOf(result.question),
      nameEdition(result.edition),
      result.source,
      start,
      end,
    ],
    queryFn: ({ signal }) =>
      searchSomewhere(client, signal, (opened) =>
        getStories(client, opened, result, result.all.subarray(start, end), signal),
      ),
    structuralSharing: false,
    gcTime: KEPT_MS,
  });

/** A passage of the body of a story, in which the words of the search stand where it has them. */
export const passageQuery = (client: QueryClient, result: SearchResult, story: FoundStory) =>
  queryOptions({
    queryKey: ['search-passage', ...keyOf(result.question), result.source, story.card.slug],
    queryFn: ({ signal }) =>
      searchSomewhere(client, signal, async ({ line }): Promise<Marked | null> => {
        const article = await getArticle(client, result.source, story);
        // The cache knows no `undefined`.
        return (await line.ask({ kind: 'passage', terms: result.terms, article }, signal)) ?? null;
      }),
    structuralSharing: false,
    gcTime: KEPT_MS,
  });

/** The text of a search in the spelling of what it found, where a word of it was found by a typo alone; else nothing. */
export const respellQuery = (client: QueryClient, result: SearchResult) =>
  queryOptions({
    queryKey: ['search-respell', ...keyOf(result.question)],
    queryFn: ({ signal }) =>
      searchSomewhere(client, signal, async ({ line }): Promise<string | null> => {
        const { terms, question, stories } = result;
        const texts = stories.flatMap(({ card }) =>
          [card.headline, card.standfirst ?? '', ...card.tags.map(({ name }) => name)].map((text) => ({
            text,
            language: card.language,
          })),
        );
        const ask = { kind: 'respell', text: question.text, terms, texts } as const;
        const found = await line.ask({ ...ask, articles: [] }, signal);
        const [first] = stories;
        if (found !== undefined || first === undefined) return found ?? null;
        const articles = [await getArticle(client, result.source, first)];
        return (await line.ask({ ...ask, articles }, signal)) ?? null;
      }),
    gcTime: KEPT_MS,
  });

/** Whether a word was found by a typo alone. */
export function hasTypo({ terms }: SearchAnswer): boolean {
  const exact = new Set(terms.flatMap(({ word, kind }) => (kind === 'typo' ? [] : [word])));
  return terms.some(({ word, kind }) => kind === 'typo' && !exact.has(word));
}

/** What each way to loosen a search that finds nothing would find, most first, however long that takes. */
export const looseningsQuery = (client: QueryClient, { question }: SearchResult) =>
  queryOptions({
    queryKey: ['search-loosen', ...keyOf(question)],
    queryFn: ({ signal }): Promise<readonly Loosening[]> =>
      searchSomewhere(client, signal, (opened) => getLoosenings(opened, question, signal)),
    gcTime: KEPT_MS,
  });

function getLoosenings(
  { line, source }: Opened,
  { text, filter, isTyping }: SearchQuestion,
  signal: AbortSignal,
): Promise<readonly Loosening[]> {
  return line.ask({ kind: 'loosen', source, text, filter, isTyping }, signal);
}

/** The same where it takes no time; what fails is asked for again by whoever shows it. */
function getLooseningsSoon(
  opened: Opened,
  question: SearchQuestion,
  signal: AbortSignal,
): Promise<readonly Loosening[] | undefined> {
  const soon = AbortSignal.any([signal, AbortSignal.timeout(LOOSEN_MS)]);
  return getLoosenings(opened, question, soon).catch(() => undefined);
}

function keyOf({ text, filter, order, isTyping, want }: SearchQuestion): readonly unknown[] {
  return [printLocation({ page: 'search', text, filter, order }), isTyping, want];
}

type Answered = SearchAnswer & Pick<SearchResult, 'source' | 'edition'>;

async function getStories(
  client: QueryClient,
  { line }: Opened,
  { source, edition, terms }: Answered,
  ordinals: Uint32Array,
  signal: AbortSignal,
): Promise<readonly FoundStory[]> {
  if (ordinals.length === 0) return [];
  const cards = await getStoryCards(client, source, edition, [...ordinals]);
  const texts = cards.map(({ card }) => listShown(card));
  const marked = await line.ask({ kind: 'mark', terms, texts: texts.flat() }, signal);
  const words = [...new Set(terms.map(({ word }) => word))];
  let at = 0;
  return cards.map(({ ordinal, card }, index) => {
    const own = marked.slice(at, (at += texts[index]?.length ?? 0));
    return { ordinal, card, ...readMarks(own, words) };
  });
}

/** The texts of a story that are shown: headline, standfirst, what stands beside them, then each tag. */
function listShown({
  headline,
  standfirst = '',
  authors,
  category,
  tags,
  language,
}: Card): readonly TextToMark[] {
  const beside = [category.label, ...authors.map(({ name }) => name)].join(' · ');
  return [headline, standfirst, beside, ...tags.map(({ name }) => name)].map((text) => ({ text, language }));
}

function readMarks(
  [headline, standfirst, beside, ...tags]: readonly MarkedText[],
  words: readonly string[],
): Pick<FoundStory, 'headline' | 'standfirst' | 'tags' | 'isDeeper'> {
  const seen = new Set([headline, standfirst, beside].flatMap((some) => some?.words ?? []));
  const telling = tags.filter((tag) => tag.words.some((word) => !seen.has(word)));
  const shown = new Set([...seen, ...telling.flatMap((tag) => tag.words)]);
  return {
    headline: headline?.parts ?? [],
    standfirst: standfirst?.parts ?? [],
    tags: telling.map(({ parts }) => parts),
    isDeeper: words.some((word) => !shown.has(word)),
  };
}

type Placed = { readonly ordinal: number; readonly card: Card };

async function getStoryCards(
  client: QueryClient,
  source: Source,
  edition: Edition,
  ordinals: readonly number[],
): Promise<readonly Placed[]> {
  if (source === 'device') {
    const articles = await getDeviceArticles();
    return ordinals.flatMap((ordinal) => {
      const card = articles[ordinal]?.card;
      return card === undefined ? [] : [{ ordinal, card }];
    });
  }
  const cards = await getCards(client, edition, ordinals, new Map());
  return cards.map((card) => ({ ordinal: card.ordinal, card }));
}

async function getArticle(client: QueryClient, source: Source, story: FoundStory): Promise<ArticleFile> {
  const own = source === 'device' ? (await getDeviceArticles())[story.ordinal] : undefined;
  return own ?? client.query(articleQuery(story.card.slug));
}
