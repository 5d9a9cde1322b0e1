import { onReachAgain } from '../../fetch/reach-again.ts';
import { DeviceNote } from '../parts/device-note.tsx';
import { useWords } from '../parts/words.tsx';
import { useSearchWords } from './use-search-words.ts';

/** Says that only what is on this device was searched. */
export function FoundOnDevice({ retry }: { retry: () => Promise<boolean> }) {
  const words = useWords();
  const own = useSearchWords();
  return (
    <DeviceNote
      words={{
        away: own.onDevice,
        retry: words.failure.retry,
        back: own.backAgain,
        showAll: own.everywhere,
      }}
      onBack={onReachAgain}
      retry={retry}
    />
  );
}
