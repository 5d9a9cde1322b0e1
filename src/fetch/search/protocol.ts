import type { ArticleFile, Edition } from '../../model/edition.ts';
import type { Filter } from '../../model/filter.ts';
import type { SearchOrder } from '../../model/location.ts';
import type { SearchFile } from '../../model/search/index-file.ts';
import type { Marked } from '../../model/search/mark-words.ts';

/*
 * What the page and the worker of the search say to each other. The worker computes and fetches nothing: it asks the page
 * for each file that it needs. Copies of saved articles it reads by itself, from the reader's storage.
 */

/** Where a search looks: in the index of the edition, or through the articles that are on this device. */
export type Source = 'index' | 'device';

/** What is searched, and how. */
export type SearchAsk = {
  readonly kind: 'search';
  readonly source: Source;
  readonly text: string;
  readonly filter: Filter;
  readonly order: SearchOrder;
  /** The last word may not be finished. */
  readonly isTyping: boolean;
  /** Phrases are looked for in the texts of articles until so many have them. */
  readonly want: number;
};

/** What each loosening of a search that finds nothing would find. */
export type LoosenAsk = Omit<SearchAsk, 'kind' | 'want' | 'order'> & { readonly kind: 'loosen' };

/** A text in which the words of a search are to be marked. */
export type TextToMark = { readonly text: string; readonly language: string | undefined };

export type MarkAsk = {
  readonly kind: 'mark';
  readonly terms: readonly FoundTerm[];
  readonly texts: readonly TextToMark[];
};

export type PassageAsk = Omit<MarkAsk, 'kind' | 'texts'> & {
  readonly kind: 'passage';
  readonly article: ArticleFile;
};

/** A search in the spelling of some texts, where words of it were found by a typo alone. */
export type RespellAsk = {
  readonly kind: 'respell';
  readonly text: string;
  readonly terms: readonly FoundTerm[];
  readonly texts: readonly TextToMark[];
  /** Articles whose texts are looked into as well. */
  readonly articles: readonly ArticleFile[];
};

/** Which saved articles have every word of a text in the copies that the reader keeps; no sign of it means more. */
export type KeptAsk = {
  readonly kind: 'kept';
  readonly text: string;
  /** The language of the site, for articles that say none; empty where it is not known. */
  readonly site: string;
  /** Another number than before where the reader's library may have changed. */
  readonly library: number;
};

/** What the page asks; each kind has its answer. */
export type Ask = SearchAsk | LoosenAsk | MarkAsk | PassageAsk | RespellAsk | KeptAsk;

/** A term of the index that stands for a word of the search. */
export type FoundTerm = {
  /** The word, as it was typed. */
  readonly word: string;
  readonly term: string;
  readonly kind: 'exact' | 'prefix' | 'typo';
};

/** What a search found, in ordinals of the edition; on the device, in places of the list of its articles. */
export type SearchAnswer = {
  /** Articles that hold every word, in the order that was asked. */
  readonly all: Uint32Array;
  /** Articles that hold most of them. */
  readonly most: Uint32Array;
  /** Whether `all` is the whole; phrases may have candidates that nobody has looked into, short beginnings more words. */
  readonly isExact: boolean;
  /** More of them would be looked into if more were wanted. */
  readonly hasMore: boolean;
  readonly terms: readonly FoundTerm[];
  /** Nothing was searched: the text has no word, and there is no filter. */
  readonly isEmpty: boolean;
  /** Nothing was found because all words are such as nearly every text has: they were looked for in no body and no standfirst. */
  readonly isTooCommon: boolean;
  /** The text is longer than what is looked at. */
  readonly isCut: boolean;
  /** What of the text is a filter; everything where there is none. */
  readonly filter: Filter;
  /** Operators that nobody knows, or whose value says nothing: they were searched as words. */
  readonly unknown: readonly string[];
  /** Operators that name a day, where the whole of its month was searched. */
  readonly widened: readonly string[];
  /** The words alone, as they would be searched elsewhere. */
  readonly words: readonly string[];
};

/** A way to find something after all, and how many articles it finds. */
export type Loosening = {
  /** `both` is the filter, and a word. */
  readonly kind: 'word' | 'phrase' | 'excluded' | 'filter' | 'both';
  /** What is left out beside the filter: a word, an operator, a phrase; empty for the filter alone. */
  readonly what: string;
  /** The search without it. */
  readonly text: string;
  readonly count: number;
  /** Whether it finds no more than these: phrases are looked for in some articles only. */
  readonly isExact: boolean;
};

/** The answer of each kind of ask. */
export type AnswerOf<Kind extends Ask['kind']> = {
  readonly search: SearchAnswer;
  readonly loosen: readonly Loosening[];
  readonly mark: readonly MarkedText[];
  /** The passage of the body that says most, or its beginning where its words stand elsewhere; nothing where it has no text. */
  readonly passage: Marked | undefined;
  /** Nothing where the texts spell no word as it was meant. */
  readonly respell: string | undefined;
  /** Their addresses, as the shelf has them. */
  readonly kept: readonly string[];
}[Kind];

/** A text with what was found in it, and the words of the search that it answers. */
export type MarkedText = { readonly parts: Marked; readonly words: readonly string[] };

/** What the worker needs for an answer. */
export type Need =
  | { readonly kind: 'shard'; readonly numbering: string; readonly part: string; readonly shard: number }
  /** The ordinals that a filter leaves; of the articles on the device, their places. */
  | { readonly kind: 'within'; readonly source: Source; readonly filter: Filter }
  | { readonly kind: 'article'; readonly source: Source; readonly ordinal: number };

/** An article that is on this device, with its place in the list of all. */
export type ArticleOnDevice = { readonly place: number; readonly file: ArticleFile };

/** The order in time of an edition, as it is sent. */
export type PackedTimeline = Pick<Edition, 'next' | 'dead' | 'late'>;

/** What the page sends. */
export type ToWorker =
  /** From now on this index answers. */
  | {
      readonly kind: 'index';
      readonly file: SearchFile;
      readonly timeline: PackedTimeline;
      /** The language of the site. */
      readonly site: string;
    }
  /** More articles on this device; the first lot begins anew. They are searched when the last one has come. */
  | {
      readonly kind: 'device';
      readonly articles: readonly ArticleOnDevice[];
      readonly isFirst: boolean;
      readonly isLast: boolean;
      readonly site: string;
    }
  | { readonly kind: 'ask'; readonly id: number; readonly ask: Ask }
  /** Nobody waits for an answer any more. */
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'given'; readonly need: number; readonly value: unknown }
  | { readonly kind: 'refused'; readonly need: number };

/** What the worker sends. */
export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  /** So many articles have the phrases so far. */
  | { readonly kind: 'progress'; readonly id: number; readonly found: number }
  /** There is no answer: for want of something, or because the code is wrong. */
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly need: number | undefined;
      /** A file of the index is not what it should be. */
      readonly isDamaged: boolean;
      readonly message: string;
    }
  | { readonly kind: 'need'; readonly need: number; readonly what: Need }
  /** Work that takes time goes on. */
  | { readonly kind: 'alive' };
