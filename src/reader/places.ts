import * as v from 'valibot';

const KEY = 'kiosque.places';
/** Entries of the history that keep their place: more than anybody goes back through. */
const MAX_PLACES = 50;

const placeSchema = v.object({
  /** The slug of the first visible card; on a page without cards `#` and the id of its first visible part, */
  article: v.string(),
  /** and the distance of its top from the viewport's, in pixels. */
  offset: v.number(),
  /** How many cards the list showed. */
  shown: v.number(),
  /** The address of the link that was followed, or had the focus. */
  focus: v.exactOptional(v.string()),
});

const entrySchema = v.tuple([v.string(), placeSchema]);

/** Where a reader was on a page: an article and its offset, which hold when pictures load or the window changes. */
export type Place = v.InferOutput<typeof placeSchema>;

/*
 * A place is a comfort, not something the reader kept: where sessionStorage is forbidden or full,
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

/** Keeps the place of an entry of this tab's history; of more than 50 the oldest go. */
export function keepPlace(key: string, place: Place): void {
  const others = readEntries().filter(([other]) => other !== key);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...others, [key, place]].slice(-MAX_PLACES)));
  } catch {
    // Silent: see above.
  }
}

/** Gives the place that was kept for an entry of this tab's history. */
export function recallPlace(key: string): Place | undefined {
  return readEntries().find(([other]) => other === key)?.[1];
}

/** In the order in which they were kept: an object would put keys that look like numbers first. */
function readEntries(): [string, Place][] {
  try {
    const entries: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(entries) ? entries.filter((entry) => v.is(entrySchema, entry)) : [];
  } catch {
    // Silent: see above.
    return [];
  }
}
