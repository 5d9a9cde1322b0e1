import type { Mute } from '../../model/mute.ts';
import { changeFacts } from '../../reader/library.ts';
import { muteAll, unmute } from '../../reader/mutes.ts';
import { useChange } from './use-change.ts';
import { useWords } from './words.tsx';

/** Mutes and unmutes; both are said, and can be undone. */
export function useMuting(): {
  readonly mute: (mute: Mute) => Promise<void>;
  readonly unmute: (mute: Mute) => Promise<void>;
} {
  const { list } = useWords();
  const { attempt, offerUndo } = useChange();
  return {
    mute: (mute) =>
      attempt(async () => {
        const before = await muteAll([mute]);
        offerUndo(list.nowMuted(mute.name), () => changeFacts(before), list.nowUnmuted(mute.name));
      }),
    unmute: (mute) =>
      attempt(async () => {
        const before = await unmute(mute);
        offerUndo(list.nowUnmuted(mute.name), () => changeFacts(before), list.nowMuted(mute.name));
      }),
  };
}
