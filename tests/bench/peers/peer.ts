import type { Slug } from '../../../src/model/slug.ts';
import { toSlug } from '../../../src/model/slug.ts';
import type { Archive } from '../make-archive.ts';
import { listStories } from '../make-archive.ts';
import type { Query } from '../queries.ts';

/** What a list and its filters need of an article: less than our cards, which name tags and authors besides. */
export type Metadata = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** In seconds, so that every peer can sort by it. */
  readonly published: number;
  readonly category: Slug;
  readonly authors: readonly string[];
  readonly tags: readonly Slug[];
};

/** What a peer says to a query: how many articles, the newest of them, and the tags counted most often among all. */
export type Answer = {
  readonly total: number;
  readonly ids: readonly string[];
  readonly tags: readonly (readonly [tag: string, count: number])[];
};

/** A peer that has everything it needs. */
export type OpenPeer = {
  /** What a browser has to fetch before the first answer, beside the peer's code. */
  readonly download: readonly Uint8Array[];
  readonly ask: (query: Query) => Answer | Promise<Answer>;
};

/** Another way to filter articles by tags in a browser. */
export type Peer = {
  readonly name: string;
  /** Takes every article, newest first. */
  readonly open: (articles: readonly Metadata[]) => OpenPeer | Promise<OpenPeer>;
};

/** The newest articles that an answer names. */
export const SHOWN_ARTICLES = 12;

/** Lists the metadata of a generated archive, newest first. */
export function listMetadata(archive: Archive): readonly Metadata[] {
  return Array.from(listStories(archive), ({ id, title, summary, published, category, authors, tags }) => ({
    ...{ id, title, summary, category, authors },
    published: Math.floor(published.getTime() / 1000),
    tags: tags.map(toSlug),
  })).sort((a, b) => b.published - a.published);
}

/** Counts the tags of articles where a peer has no way of its own, and gives those counted most often. */
export function countTags(
  articles: readonly { readonly tags: readonly string[] }[],
  limit: number,
): Answer['tags'] {
  const counts = new Map<string, number>();
  for (const { tags } of articles) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, limit);
}
