import { Suspense, lazy } from 'react';

import type { EditionListLocation } from '../../fetch/question.ts';

// The code of both comes for those who see them.
const load = () => import('./on-device-only.tsx');
const Note = lazy(async () => ({ default: (await load()).OnDeviceOnly }));
const None = lazy(async () => ({ default: (await load()).NoneOnDevice }));

/** The note of a list that only this device answered. */
export function OnDeviceOnly({ location }: { location: EditionListLocation }) {
  return (
    <Suspense>
      <Note location={location} />
    </Suspense>
  );
}

/** The empty face of such a list. */
export function NoneOnDevice() {
  return (
    <Suspense>
      <None />
    </Suspense>
  );
}
