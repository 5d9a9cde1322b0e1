import { useQueryClient } from '@tanstack/react-query';

import { askAnew } from '../../fetch/fetch-json.ts';
import { listQuery } from '../../fetch/list.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import { onReachAgain } from '../../fetch/reach-again.ts';
import { printLocation } from '../../model/location.ts';
import { DeviceNote } from '../parts/device-note.tsx';
import { useDownloadWords } from '../parts/download-words.ts';
import { Empty } from '../parts/faces.tsx';

/** Says of a list that only this device answered. */
export function OnDeviceOnly({ location }: { location: EditionListLocation }) {
  const words = useDownloadWords();
  const client = useQueryClient();
  const retry = async () => {
    askAnew();
    await client.invalidateQueries({ queryKey: ['list', printLocation(location)] });
    return client.getQueryData(listQuery(client, location).queryKey)?.isOnDeviceOnly !== true;
  };
  return (
    <DeviceNote
      words={{
        away: words.onDeviceOnly,
        retry: words.retry,
        back: words.backAgain,
        showAll: words.showAll,
      }}
      onBack={onReachAgain}
      retry={retry}
    />
  );
}

/** The empty face of a list that only this device answered: what the archive has is not known. */
export function NoneOnDevice() {
  return <Empty title={useDownloadWords().noneHere} />;
}
