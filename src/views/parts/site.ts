import { createContext, use } from 'react';

import type { Edition } from '../../model/edition.ts';

/** What parts need to know of the site: the language of its names, its own and its address. */
type Site = Pick<Edition['site'], 'title' | 'language' | 'url'>;

/** What holds until the front door has come and said it. */
export const DEFAULT_SITE: Site = {
  title: 'Kiosque',
  language: 'fr',
  url: '',
};

const SiteContext = createContext<Site>(DEFAULT_SITE);

/** Puts the site within reach of every part below it. */
export const SiteProvider = SiteContext.Provider;

/** The site; its language marks labels, tags and names, which the interface does not translate. */
export function useSite(): Site {
  return use(SiteContext);
}
