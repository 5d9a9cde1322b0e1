import type { SourceAuthor, SourceSite } from '../source.ts';

/** What a feed says of itself, which its items stand in need of. */
export type FeedFacts = {
  /** `RSS 2.0`. */
  readonly format: string;
  /** As the file is called in reports. */
  readonly name: string;
  readonly site: SourceSite;
  /** What relative addresses outside any `xml:base` go with. */
  readonly base: string | undefined;
  /** Who signs what nobody signs. */
  readonly authors: readonly SourceAuthor[];
  /** The address of the page behind it. */
  readonly next: string | undefined;
  /** WordPress shows the pages of a feed to who asks for them, and names none. */
  readonly isWordPress: boolean;
};
