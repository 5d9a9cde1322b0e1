/*
 * `kiosque.font` in localStorage is `1` once the font of the paper is on the device. The script at the top of
 * index.html reads it before the first paint.
 */
const KEY = 'kiosque.font';

/** Notes that the font is on this device. */
export function rememberFont(): void {
  try {
    localStorage.setItem(KEY, '1');
  } catch {
    // Forbidden or full: the next visit begins in the serif of the machine again.
  }
}
