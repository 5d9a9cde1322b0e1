import type { ReactNode } from 'react';
import { useLayoutEffect, useState } from 'react';
import { Router, UNSAFE_createBrowserHistory as createBrowserHistory } from 'react-router';

/**
 * Follows the history of the browser: the address changes at once, the page when it is ready (see App). React Router's
 * own brings forms, scripts and fetchers of its framework along, 4 kB (gzip) that nobody here asks for.
 */
export function BrowserRouter({ children }: { children: ReactNode }) {
  const [history] = useState(() => createBrowserHistory({ v5Compat: true }));
  const [{ action, location }, follow] = useState({ action: history.action, location: history.location });
  useLayoutEffect(() => history.listen(follow), [history]);
  return (
    <Router
      basename={import.meta.env.BASE_URL}
      location={location}
      navigationType={action}
      navigator={history}
    >
      {children}
    </Router>
  );
}
