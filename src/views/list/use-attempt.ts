import { NoRoomError } from '../../offline/kept-responses.ts';
import { useDownloadWords } from '../parts/download-words.ts';
import { showNotice } from '../parts/notice.tsx';

/** Gives what changes a download, and says so where the device has no room to note the change. */
export function useAttempt(): (change: () => Promise<void>) => void {
  const words = useDownloadWords();
  return (change) =>
    void change().catch((error: unknown) => {
      if (!(error instanceof NoRoomError)) throw error;
      showNotice({ text: `${words.states.room}. ${words.noRoomHint}` });
    });
}
