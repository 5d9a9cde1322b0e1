import type { LibraryMessages } from '../../messages/library.ts';
import { libraryMessages } from '../../messages/library.ts';
import { isStorageError } from '../../reader/database.ts';
import type { DiskCopy, DiskState } from '../../reader/disk-copy.ts';
import { allowDiskCopy, refreshDiskCopy } from '../../reader/disk-copy.ts';
import { subscribeLibrary } from '../../reader/library.ts';
import { getSettings, subscribeSettings } from '../../reader/settings.ts';
import { hasNotice, showNotice } from '../parts/notice.tsx';

/** Between two looks at the file on the reader's disk. */
const APART_MS = 60_000;

let isKeeping = false;
let isLooking = false;
let lookedAt = Number.NEGATIVE_INFINITY;
/** What stands in the file is not known before the first look. */
let hasChanged = true;
let told: DiskState | undefined;

/**
 * Keeps the file on the reader's disk up to date from now on: every minute, and when the tab goes to the back or comes
 * to the front. It may be called after every change; a change that follows an hour of rest is written at once.
 */
export function keepDiskCopy(): void {
  if (!isKeeping) {
    const noteChange = () => {
      hasChanged = true;
    };
    subscribeLibrary(noteChange);
    subscribeSettings(noteChange);
    setInterval(() => void look(), APART_MS);
    document.addEventListener('visibilitychange', () => void look());
  }
  isKeeping = true;
  if (performance.now() - lookedAt >= APART_MS) void look();
}

async function look(): Promise<void> {
  // A slow disk: the next look is soon enough.
  if (isLooking) return;
  isLooking = true;
  lookedAt = performance.now();
  const mayHaveChanged = hasChanged;
  hasChanged = false;
  try {
    tell(await refreshDiskCopy(mayHaveChanged));
  } catch (error) {
    if (!isStorageError(error)) throw error;
    // The next look tries again, and the library itself is untouched.
    hasChanged ||= mayHaveChanged;
  } finally {
    isLooking = false;
  }
}

/** Says once what keeps the file from being written, where nothing else is being said. */
function tell(copy: DiskCopy | undefined): void {
  if (copy === undefined || copy.state === 'kept') {
    told = undefined;
    return;
  }
  if (copy.state === told || hasNotice()) return;
  told = copy.state;
  const words = libraryMessages[getSettings().language].disk;
  const text = words.stopped(copy.name, words.states[copy.state]);
  const action = { label: words.allow, run: () => void allow(words) };
  showNotice({ text, ...(copy.state === 'refused' ? { action } : {}) });
}

async function allow(words: LibraryMessages['disk']): Promise<void> {
  try {
    const copy = await allowDiskCopy();
    const isKept = copy?.state === 'kept';
    showNotice(isKept ? { text: words.kept(copy.name) } : undefined);
  } catch (error) {
    if (!isStorageError(error)) throw error;
    showNotice({ text: words.states.failed });
  }
}
