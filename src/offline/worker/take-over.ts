import { GIVE_WAY } from '../messages.ts';

declare const self: ServiceWorkerGlobalScope;

/** Between two wishes to take over. */
const AGAIN_MS = 1000;

let again: ReturnType<typeof setInterval> | undefined;

/** Takes the place of the former worker, which is told to come to its end. */
export function takeOver(): void {
  const wish = () => {
    self.registration.active?.postMessage(GIVE_WAY);
    void self.skipWaiting();
  };
  wish();
  // Chromium forgets the wish where the former worker answers an open page at that moment, until that one has long been idle.
  again ??= setInterval(wish, AGAIN_MS);
}

/** To be called once this worker is the active one: it has nothing more to wish for. */
export function endTakeOver(): void {
  clearInterval(again);
}
