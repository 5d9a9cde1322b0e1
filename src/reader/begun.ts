/*
 * `kiosque.begun` in localStorage is `1` while there is an article to resume. The script at the top of index.html reads
 * it before the first paint, so that the front page has room for it and nothing moves when it comes.
 */
const KEY = 'kiosque.begun';

/** Notes whether the next front page is to have room for what was begun. */
export function rememberBegun(isBegun: boolean): void {
  try {
    if (isBegun) localStorage.setItem(KEY, '1');
    else localStorage.removeItem(KEY);
  } catch {
    // Forbidden or full: the page then makes room when it knows.
  }
}
