import { en } from '../messages/en.ts';
import { fr } from '../messages/fr.ts';
import type { Edition } from '../model/edition.ts';
import { EVERYTHING } from '../model/filter.ts';
import type { Location } from '../model/location.ts';
import { printLocation } from '../model/location.ts';
import { WHOLE_SHELF } from '../model/shelf.ts';
import { toList } from './site-facts.ts';

/** Where the manifest is, below the base. */
export const MANIFEST_FILE = 'manifest.webmanifest';

/** The drawing of the icon, below the base. */
export const ICON_FILE = 'icon.svg';

/** The paper of the light theme (tokens.css): what a device shows before the first paint, and around the page. */
const PAPER = '#faf7f0';
/** Saved pages and so many categories: devices show three or four. */
const CATEGORIES = 3;

type Size = `${number}x${number}` | 'any';
type Icon = {
  readonly file: string;
  readonly sizes: Size;
  readonly purpose?: 'maskable' | 'monochrome';
};

/** The icons of the site, by their paths below the base; `draw-icons.ts` makes those that are not drawn by hand. */
const ICONS: readonly Icon[] = [
  { file: ICON_FILE, sizes: 'any' },
  { file: 'icons/192.png', sizes: '192x192' },
  { file: 'icons/512.png', sizes: '512x512' },
  { file: 'icons/maskable.png', sizes: '512x512', purpose: 'maskable' },
  { file: 'icons/monochrome.png', sizes: '512x512', purpose: 'monochrome' },
];
const SHORTCUT_ICON: Icon = { file: 'icons/192.png', sizes: '192x192' };
const SAVED_ICON: Icon = { file: 'icons/saved.png', sizes: '192x192' };

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/**
 * Says what a site is to a device that installs it: its name and icons, where it begins, the short ways into it, and
 * where other programs share addresses to.
 *
 * @param base the path below which the site is served, with a slash at both ends
 */
export function printManifest(
  { site, categories }: Pick<Edition, 'site' | 'categories'>,
  base: string,
): string {
  const toPath = (location: Location) => `${base}${printLocation(location).slice(1)}`;
  const toIcon = ({ file, sizes, purpose }: Icon) => ({
    src: `${base}${file}`,
    sizes,
    type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
    ...(purpose === undefined ? {} : { purpose }),
  });
  const saved = toPath({ page: 'saved', filter: EVERYTHING, shelf: WHOLE_SHELF });
  const [language = ''] = site.language.toLowerCase().split('-');
  const manifest = {
    id: base,
    name: site.title,
    short_name: site.title,
    ...(site.tagline === '' ? {} : { description: site.tagline }),
    lang: site.language,
    dir: RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr',
    start_url: base,
    scope: base,
    display: 'standalone',
    background_color: PAPER,
    theme_color: PAPER,
    categories: ['news'],
    icons: ICONS.map(toIcon),
    shortcuts: [
      { name: (language === 'fr' ? fr : en).shell.saved, url: saved, icons: [toIcon(SAVED_ICON)] },
      ...categories.slice(0, CATEGORIES).map(({ slug, label }) => ({
        name: label,
        url: toPath(toList('category', slug)),
        icons: [toIcon(SHORTCUT_ICON)],
      })),
    ],
    share_target: {
      action: `${base}share`,
      method: 'GET',
      enctype: 'application/x-www-form-urlencoded',
      params: { title: 'title', text: 'text', url: 'url' },
    },
  };
  return `${JSON.stringify(manifest)}\n`;
}
