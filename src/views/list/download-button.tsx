import { Suspense, lazy, useState } from 'react';

import { printLocation } from '../../model/location.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import { FailedPart } from '../parts/faces.tsx';
import { Guard } from '../parts/guard.tsx';
import { useIsDownloaded } from '../parts/on-device.ts';
import { useWords } from '../parts/words.tsx';

const load = () => lazy(async () => ({ default: (await import('./download-panel.tsx')).DownloadPanel }));

type Props = {
  readonly location: EditionListLocation;
  readonly name: string;
  /** How many articles the list has; nothing where that is not known. */
  readonly total: number | undefined;
};

/** Opens what there is to say and do about a list on this device. */
export function DownloadButton({ location, name, total }: Props) {
  const { list } = useWords();
  const isWhole = useIsDownloaded(printLocation(location));
  const [Panel, setPanel] = useState<ReturnType<typeof load>>();
  const isOpen = Panel !== undefined;
  return (
    <>
      <button type="button" aria-expanded={isOpen} onClick={() => setPanel(isOpen ? undefined : load())}>
        {isWhole === true ? list.onDevice : list.download}
      </button>
      {isOpen ? (
        <Guard renderFailure={() => <FailedPart retry={() => setPanel(load())} />}>
          <Suspense>
            <Panel location={location} name={name} total={total} />
          </Suspense>
        </Guard>
      ) : undefined}
    </>
  );
}
