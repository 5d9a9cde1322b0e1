import { lazy } from 'react';
import { useLocation } from 'react-router';

import { parseLocation } from '../model/location.ts';
import { FrontPage } from '../views/front/front.tsx';

const ListPage = lazy(async () => ({ default: (await import('../views/list/list.tsx')).ListPage }));

/** The bare address is the front page; with a filter it is the list of the whole archive. */
export function Home() {
  const { pathname, search } = useLocation();
  return parseLocation(`${pathname}${search}`).page === 'front' ? <FrontPage /> : <ListPage />;
}
