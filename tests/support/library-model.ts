import type { LibraryTab } from './library-tab.ts';

/** A saved page as the reader knows it. */
export type ModelPage = {
  isLater: boolean;
  isFavorite: boolean;
  collection: string;
  readonly labels: Set<string>;
  note: string;
};

/** What the reader believes to have, in plain values. */
export type Model = {
  readonly pages: Map<string, ModelPage>;
  /** Articles that were opened, with how far they were read. */
  readonly read: Map<string, number>;
  /** Lists of which everything was marked as read, up to an instant. */
  readonly before: Map<string, string>;
};

/** Makes the library of somebody who has kept nothing yet. */
export function makeModel(): Model {
  return { pages: new Map(), read: new Map(), before: new Map() };
}

/** Makes a page that was just saved. */
export function makeModelPage(): ModelPage {
  return { isLater: true, isFavorite: false, collection: '', labels: new Set(), note: '' };
}

/** Copies a model, so that what becomes of one leaves the other as it is. */
export function copyModel({ pages, read, before }: Model): Model {
  return {
    pages: new Map([...pages].map(([key, page]) => [key, { ...page, labels: new Set(page.labels) }])),
    read: new Map(read),
    before: new Map(before),
  };
}

/** A library in plain lists, in the order of their names, so that two of them can be compared. */
export type PlainLibrary = {
  readonly pages: readonly object[];
  readonly read: readonly (readonly [address: string, share: number | undefined])[];
  readonly before: readonly (readonly [address: string, upTo: string])[];
  readonly aside: number;
};

/** Gives what a tab should have. */
export function toPlain({ pages, read, before }: Model): PlainLibrary {
  return {
    pages: sortByName([...pages]).map(([key, { labels, ...page }]) => ({
      key,
      ...page,
      labels: [...labels].sort(),
    })),
    read: sortByName([...read]),
    before: sortByName([...before]),
    aside: 0,
  };
}

/** Gives what a tab really has. What is there twice is there twice in it. */
export async function look(tab: LibraryTab): Promise<PlainLibrary> {
  const [shelf, history, facts] = await Promise.all([tab.getSaved(), tab.getHistory(), tab.readFacts()]);
  const pages = shelf.pages.map(
    ({ key, isLater, isFavorite, collection = '', labels, notes }) =>
      [
        key,
        {
          key,
          isLater,
          isFavorite,
          collection,
          labels: [...labels].sort(),
          note: notes.map(({ text }) => text).join(' | '),
        },
      ] as const,
  );
  const lists = facts.filter(({ key, value }) => key.startsWith('before ') && value !== undefined);
  return {
    pages: sortByName(pages).map(([, page]) => page),
    read: sortByName(history.map(({ address, place }) => [address, place?.share] as const)),
    before: sortByName(lists.map(({ key, value }) => [key.slice('before '.length), String(value)] as const)),
    aside: shelf.aside,
  };
}

function sortByName<Entry extends readonly [string, unknown]>(entries: readonly Entry[]): Entry[] {
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
}
