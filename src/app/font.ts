import { rememberFont } from '../reader/font.ts';
import { savesData } from './prefetch.ts';

/** The family of `@font-face` in `views/base.css`. */
const FONT = '1em Newsreader';

/**
 * Fetches the font of the paper when the reader first does something. Before, it would take a third of the first
 * page's time and more than half of its bytes; the serif of the machine, brought to its measures, stands there
 * until then. On the next visit it is there from the beginning. Where the reader saves data it is never fetched.
 */
export function loadFontOnUse(): void {
  const root = document.documentElement;
  if (root.dataset['font'] !== undefined || savesData()) return;
  const used = new AbortController();
  const load = () => {
    used.abort();
    document.fonts.load(FONT).then(
      (faces) => {
        if (faces.length === 0) return;
        root.dataset['font'] = '';
        rememberFont();
      },
      // Not reachable: the serif of the machine stays.
      () => undefined,
    );
  };
  for (const event of ['pointerdown', 'keydown'])
    addEventListener(event, load, { passive: true, signal: used.signal });
}
