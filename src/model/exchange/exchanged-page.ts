/** A saved page as other programs know it. */
export type ExchangedPage = {
  /** Absolute, http or https only. */
  readonly url: string;
  /** Never empty: the address where there is none. */
  readonly title: string;
  /** In milliseconds; absent where the file does not say. */
  readonly savedAt?: number;
  /** Archived or read. */
  readonly isRead: boolean;
  readonly isFavorite: boolean;
  /** Tags, in the order of the file, no doubles. */
  readonly labels: readonly string[];
  /** The path of collections, outermost first. */
  readonly folder: readonly string[];
  /** May have several lines. */
  readonly note: string;
};

/** What could not be taken over. */
export type ExchangeFault = {
  /** « item 12 », « line 40 »; the name of the file where all of it is meant. */
  readonly where: string;
  readonly found: string;
};

/** What a file of another program, or one of ours, was found to hold. */
export type ReadExchange = {
  readonly source:
    | 'pocket'
    | 'instapaper'
    | 'omnivore'
    | 'wallabag'
    | 'pinboard'
    | 'bookmarks'
    | 'kiosque-csv';
  /** In the order of the file; a page that stands in it twice is here twice. */
  readonly pages: readonly ExchangedPage[];
  readonly faults: readonly ExchangeFault[];
};

/** What a reader of one format took from the file for one page, nothing of it checked yet. */
export type DraftPage = { readonly url: string } & Partial<Omit<ExchangedPage, 'url' | 'savedAt'>> & {
    readonly savedAt?: number | undefined;
  };

/** A draft with its place in the file, or what stands there in place of one. */
export type Draft = ({ readonly where: string } & DraftPage) | ExchangeFault;
