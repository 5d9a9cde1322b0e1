/** What is on its way is waited for so long; then the reader has gone on to something else. */
const PATIENCE_MS = 4000;

let stopWaiting = (): void => undefined;

/**
 * Waits for an element and hands it over, until the reader does something else or patience ends. One is waited for at a
 * time.
 */
export function whenThere(find: () => HTMLElement | undefined, act: (element: HTMLElement) => void): void {
  stopWaiting();
  const attempt = () => {
    const element = find();
    if (element === undefined) return;
    stopWaiting();
    act(element);
  };
  const observer = new MutationObserver(attempt);
  const moved = new AbortController();
  const patience = setTimeout(() => stopWaiting(), PATIENCE_MS);
  stopWaiting = () => {
    observer.disconnect();
    moved.abort();
    clearTimeout(patience);
  };
  const options = { capture: true, passive: true, signal: moved.signal };
  for (const event of ['keydown', 'pointerdown'] as const) addEventListener(event, stopWaiting, options);
  observer.observe(document.body, { childList: true, subtree: true });
  attempt();
}
