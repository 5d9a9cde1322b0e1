import { Suspense, lazy } from 'react';

import type { DeviceNote } from './on-device-only.tsx';

const Note = lazy(async () => ({ default: (await import('./on-device-only.tsx')).OnDeviceOnly }));

/** The note of a list that only this device answered; its code comes for those who see it. */
export function OnDeviceOnly(props: DeviceNote) {
  return (
    <Suspense>
      <Note {...props} />
    </Suspense>
  );
}
