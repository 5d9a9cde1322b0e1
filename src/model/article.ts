import type { Instant } from './instant.ts';
import type { Slug } from './slug.ts';

/** An article as its publisher wrote it, checked, its body still in the publisher's markup. */
export type Article = {
  readonly id: string;
  readonly slug: Slug;
  readonly url?: string;
  readonly headline: string;
  readonly standfirst?: string;
  readonly body: { readonly format: 'html' | 'text'; readonly source: string };
  readonly lead?: LeadImage;
  readonly published: Instant;
  readonly modified?: Instant;
  /** Names, as they stand in `authors.json`. */
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  /** A BCP 47 language tag; absent when it is the site's. */
  readonly language?: string;
  readonly category: Slug;
  readonly source?: { readonly name: string; readonly url: string };
  /** Old paths, normalised, under which it must still be found. */
  readonly aliases: readonly string[];
  readonly featured: boolean;
  /** Only `published` articles reach the edition. */
  readonly status: (typeof STATUSES)[number];
};

/** The states an article of a content folder may be in. */
export const STATUSES = ['published', 'draft', 'private', 'protected', 'scheduled'] as const;

/** The picture at the head of an article; `src` is a path in the content folder, or an address. */
export type LeadImage = {
  readonly src: string;
  readonly alt: string;
  readonly caption?: string;
  readonly credit?: string;
};

/** Somebody who signs articles. */
export type Author = {
  readonly slug: Slug;
  readonly name: string;
  readonly bio: string;
  /** A path in the content folder, or an address. */
  readonly avatar?: string;
  readonly url?: string;
};

/** A section of the site; the order of `categories.json` is the menu's. */
export type Category = { readonly slug: Slug; readonly label: string; readonly description: string };

/** What `site.json` says of the whole. */
export type Site = {
  readonly title: string;
  readonly tagline: string;
  readonly language: string;
  /** The public address, without a slash at the end. */
  readonly url: string;
  /** Where the site's days begin, such as `Europe/Paris`. */
  readonly timeZone: string;
  /** How many of the newest articles have pages of HTML, with the lists that they are in; 0 for no page at all. */
  readonly prerender: 'all' | number;
  readonly home: {
    /** The categories on the front page, in order; all of them where none is named. */
    readonly sections: readonly Slug[];
    /** How many stories a section shows. */
    readonly stories: number;
  };
  readonly edition: {
    /** Articles in one file of cards: more of them make fewer files, and more bytes a card. */
    readonly cardsPerFile: number;
  };
};

/** A content folder, read and checked. */
export type Content = {
  readonly site: Site;
  readonly categories: readonly Category[];
  readonly authors: readonly Author[];
  readonly articles: readonly Article[];
};
