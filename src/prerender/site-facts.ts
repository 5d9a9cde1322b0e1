import type { Edition } from '../model/edition.ts';
import { EVERYTHING } from '../model/filter.ts';
import type { Location } from '../model/location.ts';
import { printLocation } from '../model/location.ts';
import type { Slug } from '../model/slug.ts';

/** What pages, feeds and sitemaps say of the site; its address has no slash at the end. */
export type SiteFacts = Edition['site'];

/** The location of an article. */
export function toArticle(slug: Slug): Location {
  return { page: 'article', slug, fragment: '' };
}

/** The location of a list, whole. */
export function toList(page: 'category' | 'tag' | 'author', slug: Slug): Location {
  return { page, slug, filter: EVERYTHING };
}

/** The address of a page, with the site's. */
export function toUrl(site: SiteFacts, location: Location): string {
  return `${site.url}${printLocation(location)}`;
}
