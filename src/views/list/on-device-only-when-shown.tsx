import { Suspense, lazy } from 'react';

import type { EditionListLocation } from '../../fetch/question.ts';

const Note = lazy(async () => ({ default: (await import('./on-device-only.tsx')).OnDeviceOnly }));

/** The note of a list that only this device answered; its code comes for those who see it. */
export function OnDeviceOnly({ location }: { location: EditionListLocation }) {
  return (
    <Suspense>
      <Note location={location} />
    </Suspense>
  );
}
