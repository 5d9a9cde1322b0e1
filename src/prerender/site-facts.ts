import type { Edition } from '../model/edition.ts';
import type { Location } from '../model/location.ts';
import { printLocation } from '../model/location.ts';

/** What pages, feeds and sitemaps say of the site; its address without a slash at the end. */
export type SiteFacts = Edition['site'];

/** Takes from the front door what is said of the site. */
export function toSiteFacts({ site }: Pick<Edition, 'site'>): SiteFacts {
  return { ...site, url: site.url.replace(/\/$/, '') };
}

/** The address of a page, whole. */
export function toUrl(site: SiteFacts, location: Location): string {
  return `${site.url}${printLocation(location)}`;
}
