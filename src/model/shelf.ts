/** Which of the saved pages a reader looks at, beside the filter; an empty view is the whole shelf. */
export type ShelfView = {
  readonly list?: 'later' | 'favorites';
  /** The name of a collection. */
  readonly collection?: string;
  readonly label?: string;
  /** Words that a page, or what the reader wrote about it, must hold. */
  readonly text?: string;
  /** By date of saving where it is absent. */
  readonly order?: 'published' | 'title';
};

/** The view of the whole shelf, in the order of saving. */
export const WHOLE_SHELF: ShelfView = {};

/** Tells whether a view leaves anything out. */
export function isNarrowed({ list, collection, label, text }: ShelfView): boolean {
  return [list, collection, label, text].some((part) => part !== undefined);
}
