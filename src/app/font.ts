import { rememberFont } from '../reader/font.ts';
import { getSettings } from '../reader/settings.ts';
import { savesData } from '../views/parts/connection.ts';

/** The family of `@font-face` in `views/base.css`. */
const FONT = '1em Newsreader';
const LATER_MS = 3000;

/**
 * Fetches the font of the paper a while after the reader first did something. Before, it would take a third of the first
 * page's time and more than half of its bytes. It is for the next visit, which begins in it: in the midst of this one
 * lines would break elsewhere and rows move. Until then the serif of the machine, brought to its measures, stands
 * there. Where the reader saves data, or chose another typeface, it is never fetched.
 */
export function loadFontOnUse(): void {
  if (document.documentElement.dataset['font'] !== undefined) return;
  const used = new AbortController();
  const load = () => {
    if (savesData() || getSettings().typeface !== 'serif') return;
    document.fonts.load(FONT).then(
      (faces) => {
        if (faces.length > 0) rememberFont();
      },
      // Not reachable: the serif of the machine stays.
      () => undefined,
    );
  };
  const loadLater = () => {
    used.abort();
    // What the reader has just asked for comes first.
    setTimeout(load, LATER_MS);
  };
  for (const event of ['pointerdown', 'keydown'])
    addEventListener(event, loadLater, { passive: true, signal: used.signal });
}
