import { compareText } from '../../model/fault.ts';
import { printLocation } from '../../model/location.ts';
import type { Filter } from '../../model/filter.ts';
import type { ShelfView } from '../../model/shelf.ts';
import { foldText } from '../../model/slug.ts';
import { toWords } from '../../model/vocabulary.ts';
import type { SavedPage } from '../../reader/shelf.ts';

/**
 * Gives the pages of a view, in its order; each word of its text must begin a word of a page or of its notes.
 *
 * @param inCopies addresses of pages whose full copies hold the words: they are found as well
 */
export function narrowShelf(
  pages: readonly SavedPage[],
  view: ShelfView,
  inCopies?: ReadonlySet<string>,
): readonly SavedPage[] {
  const words = toWords(view.text ?? '');
  const found = pages.filter(
    (page) =>
      (view.list !== 'later' || page.isLater) &&
      (view.list !== 'favorites' || page.isFavorite) &&
      (view.collection === undefined || page.collection === view.collection) &&
      (view.label === undefined || page.labels.includes(view.label)) &&
      (words.length === 0 || inCopies?.has(page.key) === true || holdsWords(page, words)),
  );
  if (view.order === undefined) return found;
  const order = view.order === 'title' ? compareTitles : newestFirst;
  return found.toSorted(order);
}

/** How a page is called. */
export function titleOf({ page }: SavedPage): string {
  return page.kind === 'article' ? page.card.headline : page.title;
}

/** A rayon of the shelf: the view that opens it, and how many pages stand there. */
export type ShelfSection = {
  readonly view: ShelfView;
  readonly name: string;
  readonly count: number;
};

/** Lists the collections, or the labels, of the shelf by name. */
export function listSections(
  pages: readonly SavedPage[],
  kind: 'collection' | 'label',
): readonly ShelfSection[] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const names = kind === 'label' ? page.labels : page.collection === undefined ? [] : [page.collection];
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ view: { [kind]: name }, name, count }))
    .sort((a, b) => compareText(foldText(a.name), foldText(b.name)));
}

/** The address of a view of the shelf through a filter. */
export function hrefOfShelf(shelf: ShelfView, filter: Filter): string {
  return printLocation({ page: 'saved', shelf, filter });
}

function holdsWords(page: SavedPage, words: readonly string[]): boolean {
  const own = wordsOf.get(page) ?? listWords(page);
  wordsOf.set(page, own);
  return words.every((word) => own.some((other) => other.startsWith(word)));
}

/** The words of pages that were searched: who types asks again at each letter. */
const wordsOf = new WeakMap<SavedPage, readonly string[]>();

function listWords(page: SavedPage): readonly string[] {
  const { page: kept, key, labels, notes, collection = '' } = page;
  const said =
    kept.kind === 'article'
      ? [kept.card.standfirst ?? '', ...[...kept.card.authors, ...kept.card.tags].map(({ name }) => name)]
      : [kept.kind === 'list' ? kept.description : key];
  const written = [...labels, ...notes.map(({ text }) => text), collection];
  return toWords([titleOf(page), ...said, ...written].join(' '));
}

function compareTitles(a: SavedPage, b: SavedPage): number {
  return compareText(foldText(titleOf(a)), foldText(titleOf(b)));
}

/** By the date of the article; lists, which have none, stand at the end. */
function newestFirst(a: SavedPage, b: SavedPage): number {
  const dateOf = ({ page }: SavedPage) => (page.kind === 'article' ? page.card.published : '');
  return compareText(dateOf(b), dateOf(a));
}
