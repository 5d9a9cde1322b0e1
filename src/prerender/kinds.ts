import type { Location } from '../model/location.ts';
import type { Kind } from './document.ts';

const LIST = 'src/views/list/list.tsx';

/** The module with the view of each page, as `app/pages.ts` loads it; an address that has none may be anything. */
export const KINDS: { readonly [Page in Location['page']]: Kind } = {
  front: 'src/views/front/front.tsx',
  all: LIST,
  category: LIST,
  tag: LIST,
  author: LIST,
  tags: 'src/views/tags/tags.tsx',
  authors: 'src/views/authors/authors.tsx',
  article: 'src/app/article-route.tsx',
  saved: 'src/app/saved-route.tsx',
  history: 'src/views/history/history.tsx',
  settings: 'src/views/settings/settings.tsx',
  search: 'src/app/search-route.tsx',
  share: 'src/views/share/share.tsx',
  unknown: undefined,
};
