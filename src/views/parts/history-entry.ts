import { use } from 'react';
import type { Location, NavigationType } from 'react-router';
import { UNSAFE_LocationContext as LocationContext } from 'react-router';

/*
 * React Router's hooks, from its own contexts: the module that exports them brings the matching of routes along, 5 kB
 * (gzip) for a site that has none.
 */

/** The entry of the history that a page is shown for, below the site's base. */
export function useLocation(): Location {
  return use(LocationContext).location;
}

/** How the reader came to that entry. */
export function useNavigationType(): NavigationType {
  return use(LocationContext).navigationType;
}
