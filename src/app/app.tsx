import { useQueryClient } from '@tanstack/react-query';
import { Activity, Suspense, useDeferredValue, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { UNSAFE_LocationContext as LocationContext, NavigationType } from 'react-router';

import { useLocation, useNavigationType } from '../views/parts/history-entry.ts';
import { EditionError } from '../fetch/edition-error.ts';
import { askAnew } from '../fetch/fetch-json.ts';
import { isFiltering } from '../model/filter.ts';
import type { Location } from '../model/location.ts';
import { parseLocation } from '../model/location.ts';
import { nameEntry } from '../reader/places.ts';
import { AskedProvider } from '../views/parts/asked.ts';
import { Waiting } from '../views/parts/faces.tsx';
import { Guard } from '../views/parts/guard.tsx';
import { FailurePage } from '../views/shell/failure.tsx';
import { Shell } from '../views/shell/shell.tsx';
import { usePageChange } from '../views/shell/use-page-change.ts';
import { getPage, isPrepared, prepare, retryCode } from './pages.ts';
import { prepareSeen } from './prefetch.ts';

/**
 * The page of the address, in its frame. A new page takes the place of the old one when its code
 * and its data are there; until then the old one stays, and the frame says that something is on
 * the way. The last page that was not an article stays behind the articles that are read from it: the way back to
 * it renders nothing.
 */
export function App() {
  const location = useLocation();
  const type = useNavigationType();
  const asked = useMemo(() => ({ location, place: toPlace(location), type }), [location, type]);
  const [kept, keep] = useState<Asked>();
  const shown = useShown(asked, kept);
  // An old address is on the way to its article.
  const isInFront = shown.place.page === 'article' || shown.place.page === 'unknown';
  if (!isInFront && !isSameEntry(kept, shown)) keep(shown);
  usePageChange(shown.location, shown.type);
  const client = useQueryClient();
  // Before the page renders, so that its data travels beside its code.
  useLayoutEffect(() => prepare(client, asked.place), [client, asked]);
  useEffect(() => prepareSeen(client), [client, shown]);
  const page = useMemo(() => <Page {...shown} />, [shown]);
  const behind = useMemo(() => (kept === undefined ? undefined : <Page {...kept} />), [kept]);
  return (
    <AskedProvider value={asked.place}>
      <Shell isPending={asked !== shown}>
        {isInFront ? page : undefined}
        <Activity mode={isInFront ? 'hidden' : 'visible'}>{behind}</Activity>
      </Shell>
    </AskedProvider>
  );
}

type Asked = {
  readonly location: ReturnType<typeof useLocation>;
  readonly place: Location;
  readonly type: NavigationType;
};

/** The page to show while another is asked for: that one at once where it need not wait for anything. */
function useShown(asked: Asked, kept: Asked | undefined): Asked {
  const client = useQueryClient();
  const deferred = useDeferredValue(asked);
  // A list that is come back to may open further down than is prepared.
  const mayBeLonger = asked.type === NavigationType.Pop && 'filter' in asked.place;
  const isAtHand = isSameEntry(kept, asked) || (!mayBeLonger && isPrepared(client, asked.place));
  return isAtHand ? asked : deferred;
}

function isSameEntry(one: Asked | undefined, other: Asked): boolean {
  return one !== undefined && nameEntry(one.location) === nameEntry(other.location);
}

function Page({ location, place, type }: Asked) {
  const { View } = getPage(place);
  return (
    <Suspense fallback={<Waiting />}>
      <Guard
        of={location.key}
        renderFailure={(error, retry) => (
          <FailedPage
            location={place}
            error={error}
            retry={() => {
              askAnew();
              retryCode();
              retry();
            }}
          />
        )}
      >
        {/* The page reads the address for which it is shown, not the one that is still on the way. */}
        <LocationContext value={{ location, navigationType: type }}>
          <View location={place} />
        </LocationContext>
      </Guard>
    </Suspense>
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
    <FailurePage error={error} retry={props.retry} isArticle={location.page === 'article'} />
  );
}

function toPlace({ pathname, search, hash }: ReturnType<typeof useLocation>) {
  return parseLocation(`${pathname}${search}${hash}`);
}
