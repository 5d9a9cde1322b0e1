import { useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

/** Says something to whoever listens to the page instead of looking at it. */
export function announce(text: string): void {
  // The same words twice are a change only if they differ: a no-break space makes them.
  said = said === text ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

/** The one live region for what has no place of its own on the page; stands once, in the shell. */
export function Announcer() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
    () => '',
  );
  return (
    <p className="visually-hidden" aria-live="polite">
      {text}
    </p>
  );
}
