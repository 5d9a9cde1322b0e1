import type { Instant } from '../model/instant.ts';

/*
 * What every format gives: articles, not syntax. A reader of a format says what stands in its source, in order, and
 * decides nothing about addresses, names of files, or what is written; that is for `write/`.
 */

/** An archive that can be read from its beginning any number of times, and gives the same each time. */
export type Source = {
  /** The kind of it, as a report says it: `WordPress export`, `RSS 2.0`. */
  readonly format: string;
  /** Where it is: a path as the user wrote it, or an address. */
  readonly name: string;
  /** Whether the web answers while it is read: twice is once too often. */
  readonly isAsked?: boolean;
  /** Whether it shows its newest items alone: those that it does not name are as they were. */
  readonly isWindow?: boolean;
  readonly read: () => AsyncIterable<Found>;
};

/** A piece of a source. */
export type Found =
  /** By its key a source that is asked in parts gives the item again. */
  | { readonly kind: 'item'; readonly item: SourceItem; readonly key?: string }
  | { readonly kind: 'left'; readonly left: LeftOut }
  | { readonly kind: 'site'; readonly site: SourceSite }
  | { readonly kind: 'author'; readonly author: SourceAuthor }
  | { readonly kind: 'category'; readonly category: SourceCategory }
  | { readonly kind: 'list'; readonly list: SourceList }
  | { readonly kind: 'end'; readonly end: SourceEnd };

/** What a source that is asked in parts says behind the last of them. */
export type SourceEnd = {
  /** Whether each part came that was asked for. */
  readonly isWhole: boolean;
  /** Where nothing was asked for that is older: articles that are not named are as they were. */
  readonly since?: Instant;
  /** How far it was read. */
  readonly mark?: SourceMark;
};

/** How far a source was read, for the next run to ask only for what has changed since. */
export type SourceMark = {
  /** By the source's own clock. */
  readonly since: Instant;
  /** What its numbers stood for: articles take up a name that has changed without a change of their own. */
  readonly names: Readonly<Record<string, string>>;
  /** Keys of items that did not come whole. */
  readonly again: readonly string[];
};

/** Something in a source that is no article to import, and why: everything is accounted for. */
export type LeftOut = {
  readonly at: string;
  /** What named it while it was an article; not said where that is where it stands. */
  readonly id?: string;
  readonly title?: string;
  readonly reason: LeftReason;
  /** What the reason alone does not say, as half a sentence in English: `the element <item> is never closed`. */
  readonly detail?: string;
};

/** Why something is left out. `other` are menus, templates, styles and the like, named in `detail`. */
export type LeftReason =
  | 'draft'
  | 'private'
  | 'protected'
  | 'scheduled'
  | 'trashed'
  | 'attachment'
  | 'page'
  | 'other'
  | 'duplicate'
  | 'undated'
  | 'empty'
  | 'unreadable';

/** An article as a source tells of it. Texts are plain (entities decoded once), but for `html`. */
export type SourceItem = {
  /** Where it stands, to be found again: `export.xml:1204`, `posts/2021/fox.md`, an address. */
  readonly at: string;
  /** What names it in its source whatever else changes: a GUID, the id of a post, a path; else its address. */
  readonly id: string;
  /** Its permalink, whole. */
  readonly url?: string;
  /** Other paths under which it was found, from the first slash. */
  readonly aliases?: readonly string[];
  /** How its address should end, where the source says so; not yet a slug of ours. */
  readonly slug?: string;
  readonly title?: string;
  readonly standfirst?: string;
  /** Its body, as HTML; whatever a format has of its own (shortcodes, Markdown) is HTML by now. */
  readonly html: string;
  /** What relative addresses in it go with: an address of the web, or a path in the source's folder with a slash before it. */
  readonly base?: string;
  readonly published?: Instant;
  readonly modified?: Instant;
  /** Names. */
  readonly authors: readonly string[];
  /** Labels, nested ones by their path, `Monde / Europe`; the first is its category, the others become tags. */
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** A BCP 47 tag. */
  readonly language?: string;
  readonly image?: SourceImage;
  /** Readers' comments that are left out. */
  readonly comments?: number;
  /** What of its body could not become HTML as it was. */
  readonly notes: readonly Note[];
};

/** The picture at the head of an article. */
export type SourceImage = {
  readonly src: string;
  /** Never made from the headline: absent where nobody wrote one. */
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
};

/** A construct of a body, and what became of it. */
export type Note = {
  /** What it is, the same for every one of its kind: `[contact-form]`, `<iframe>`, `wp:query`. */
  readonly construct: string;
  /** `simplified`: its text or its address is there, its form is not. `refused`: it is not there. */
  readonly outcome: 'simplified' | 'refused';
  /** A piece of it, short enough for a line. */
  readonly sample?: string;
};

/** What a source says of itself. */
export type SourceSite = {
  readonly title?: string;
  readonly tagline?: string;
  readonly url?: string;
  readonly language?: string;
};

/** Somebody who signs. */
export type SourceAuthor = {
  readonly name: string;
  readonly bio?: string;
  readonly avatar?: string;
  readonly url?: string;
};

/** A category, by the label that items name it with. */
export type SourceCategory = { readonly label: string; readonly description?: string };

/** What the source calls a list of articles in its addresses, for links to it. */
export type SourceList = {
  readonly of: 'tag' | 'category' | 'author';
  /** The label or the name that items have. */
  readonly name: string;
  /** The last part of its path. */
  readonly slug: string;
  /** Its number, as in `?cat=12`. */
  readonly id?: string;
};

/** A file of a source, from the disk or the web, that can be read any number of times; unpacked where it was gzip. */
export type SourceFile = {
  /** As it is called in reports: a path as the user wrote it, or an address. */
  readonly name: string;
  /** Where it came from, after redirects, where that is the web. */
  readonly address?: string;
  /** As the server said. */
  readonly contentType?: string;
  readonly open: () => AsyncIterable<Uint8Array>;
};
