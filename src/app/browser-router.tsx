import type { ReactNode } from 'react';
import { useLayoutEffect, useMemo, useState } from 'react';
import {
  UNSAFE_LocationContext as LocationContext,
  UNSAFE_NavigationContext as NavigationContext,
  UNSAFE_createBrowserHistory as createBrowserHistory,
} from 'react-router';

import { tellOpening } from './before-opening.ts';
import { isOutdated } from './this-build.ts';

const BASE = import.meta.env.BASE_URL;

/** The history of the browser; after a new build has taken over, the next page is opened whole, with its own code. */
function createHistory() {
  const history = createBrowserHistory({ v5Compat: true });
  const push: typeof history.push = (to, state) => {
    tellOpening(history.createHref(to));
    if (isOutdated()) location.assign(history.createHref(to));
    else history.push(to, state);
  };
  return Object.assign(Object.create(history) as typeof history, { push });
}

/**
 * Follows the history of the browser: the address changes at once, the page when it is ready (see App). React Router's
 * own components bring its framework along: see `views/parts/history-entry.ts`.
 */
export function BrowserRouter({ children }: { children: ReactNode }) {
  const [navigator] = useState(createHistory);
  const [{ action, location }, follow] = useState({
    action: navigator.action,
    location: navigator.location,
  });
  useLayoutEffect(() => navigator.listen(follow), [navigator]);
  const entry = useMemo(() => {
    const pathname = `/${location.pathname.slice(BASE.length)}`;
    return { location: { ...location, pathname }, navigationType: action };
  }, [action, location]);
  const navigation = useMemo(
    () => ({ basename: BASE, navigator, static: false, future: {}, useTransitions: false }),
    [navigator],
  );
  return (
    <NavigationContext value={navigation}>
      <LocationContext value={entry}>{children}</LocationContext>
    </NavigationContext>
  );
}
