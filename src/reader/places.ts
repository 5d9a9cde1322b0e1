import * as v from 'valibot';

const KEY = 'kiosque.places';
/** Entries of the history, and addresses of lists, that keep their place: more than anybody goes back through. */
const MAX_PLACES = 50;
/** The key of an entry that was opened by its address. */
const OPENED = 'default ';

const placeSchema = v.object({
  /** The slug of the first visible card; on a page without cards `#` and the id of its first visible part, */
  article: v.string(),
  /** and the distance of its top from the viewport's, in pixels. */
  offset: v.number(),
  /** Its height then: in a window of another width the same part of it is what is seen. */
  height: v.exactOptional(v.number()),
  /** Where that card stands in its list, from 0; absent outside lists. */
  position: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** How long that list was; absent while it was not known. */
  total: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** The address of the link that was followed, or had the focus. */
  focus: v.exactOptional(v.string()),
});

const entrySchema = v.tuple([v.string(), placeSchema]);

/** Where a reader was on a page: an article and its offset, which hold when pictures load or the window changes. */
export type Place = v.InferOutput<typeof placeSchema>;

/*
 * A place is a comfort, not something the reader kept: where storage is forbidden or full,
 * the page opens at its top, and nobody is told. Hence the two silent `catch` below.
 */

/**
 * Names an entry of the history. A page that is opened by its address has the key `default`,
 * whatever the address: two of them in one tab are told apart by it.
 */
export function nameEntry({
  key,
  pathname,
  search,
}: {
  key: string;
  pathname: string;
  search: string;
}): string {
  return `${key} ${pathname}${search}`;
}

/**
 * Keeps the place of an entry of this tab's history, and that of a list for who opens its address
 * another day; of more than 50 the oldest go.
 */
export function keepPlace(entry: string, place: Place): void {
  put('sessionStorage', entry, place);
  if (place.position !== undefined) put('localStorage', toAddress(entry), place);
}

/**
 * Gives the place that was kept for an entry of this tab's history. A list that is opened by its
 * address in a tab that does not know it opens where it was last left, unless the address names a
 * part of it.
 */
export function recallPlace(entry: string, hash = ''): Place | undefined {
  const find = (store: Store, key: string) => readEntries(store).find(([other]) => other === key)?.[1];
  return (
    find('sessionStorage', entry) ??
    (entry.startsWith(OPENED) && hash === '' ? find('localStorage', toAddress(entry)) : undefined)
  );
}

type Store = 'sessionStorage' | 'localStorage';

/** `8f3kq /tag/5g` → `/tag/5g`. */
function toAddress(entry: string): string {
  return entry.slice(entry.indexOf(' ') + 1);
}

function put(store: Store, key: string, place: Place): void {
  const others = readEntries(store).filter(([other]) => other !== key);
  try {
    globalThis[store].setItem(KEY, JSON.stringify([...others, [key, place]].slice(-MAX_PLACES)));
  } catch {
    // Silent: see above.
  }
}

/** In the order in which they were kept: an object would put keys that look like numbers first. */
function readEntries(store: Store): [string, Place][] {
  try {
    const entries: unknown = JSON.parse(globalThis[store].getItem(KEY) ?? '[]');
    return Array.isArray(entries) ? entries.filter((entry) => v.is(entrySchema, entry)) : [];
  } catch {
    // Silent: see above.
    return [];
  }
}
