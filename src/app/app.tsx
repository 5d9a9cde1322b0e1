import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useDeferredValue, useLayoutEffect, useMemo } from 'react';
import { Route, Routes, useLocation, useNavigationType } from 'react-router';

import { EditionError } from '../fetch/fetch-json.ts';
import { isFiltering } from '../model/filter.ts';
import type { Location } from '../model/location.ts';
import { parseLocation } from '../model/location.ts';
import { AskedProvider } from '../views/parts/asked.ts';
import { Waiting } from '../views/parts/faces.tsx';
import { Guard } from '../views/parts/guard.tsx';
import { FailurePage } from '../views/shell/failure.tsx';
import { Shell } from '../views/shell/shell.tsx';
import { usePageChange } from '../views/shell/use-page-change.ts';
import { getPage } from './pages.ts';

/**
 * The page of the address, in its frame. A new page takes the place of the old one when its code
 * and its data are there; until then the old one stays, and the frame says that something is on
 * the way.
 */
export function App() {
  const location = useLocation();
  const type = useNavigationType();
  const asked = useMemo(() => ({ location, type }), [location, type]);
  const shown = useDeferredValue(asked);
  usePageChange(shown.location, shown.type);
  const client = useQueryClient();
  useLayoutEffect(() => {
    // Before the page renders, so that its data travels beside its code; a failure is met by the page.
    const place = toPlace(asked.location);
    getPage(place)
      .prepare(client, place)
      .catch(() => undefined);
  }, [client, asked]);
  return (
    <AskedProvider value={useMemo(() => toPlace(asked.location), [asked])}>
      <Shell isPending={asked !== shown}>
        <Suspense fallback={<Waiting />}>
          <Guard
            of={shown.location.key}
            renderFailure={(error, retry) => (
              <FailedPage location={toPlace(shown.location)} error={error} retry={retry} />
            )}
          >
            {/* The page reads the address for which it is shown, not the one that is still on the way. */}
            <Routes location={shown.location}>
              <Route path="*" element={<CurrentPage />} />
            </Routes>
          </Guard>
        </Suspense>
      </Shell>
    </AskedProvider>
  );
}

type FailedProps = { location: Location; error: unknown; retry: () => void };

/** Where the edition fails a filter, the filter stays; its code is there, since it has asked. */
function FailedPage(props: FailedProps) {
  const { location, error } = props;
  const { FailedFilter } = getPage(location);
  const isFilter = 'filter' in location && isFiltering(location.filter);
  return FailedFilter !== undefined && isFilter && error instanceof EditionError ? (
    <FailedFilter {...props} />
  ) : (
    <FailurePage error={error} retry={props.retry} />
  );
}

function CurrentPage() {
  const location = toPlace(useLocation());
  const { View } = getPage(location);
  return <View location={location} />;
}

function toPlace({ pathname, search, hash }: ReturnType<typeof useLocation>) {
  return parseLocation(`${pathname}${search}${hash}`);
}
