import { createTopic } from './topic.ts';

const changes = createTopic();
let channel: BroadcastChannel | undefined;
let isListening = false;

/** Tells this tab and the others that saved pages have changed. Called once the change is on the disk. */
export function announceChange(): void {
  changes.tell();
  openChannel()?.postMessage('saved');
}

/**
 * Calls a listener after each change of saved pages in this tab or another one, and whenever a
 * change may have gone unheard: the page comes back from the browser's memory, or, in a browser
 * without BroadcastChannel, it comes to the front.
 */
export function subscribeChanges(listener: () => void): () => void {
  if (!isListening) listen();
  isListening = true;
  return changes.subscribe(listener);
}

function listen(): void {
  openChannel();
  // A page with an open channel may not be kept for Back (and hears nothing while it is kept).
  addEventListener('pagehide', () => {
    channel?.close();
    channel = undefined;
  });
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    openChannel();
    changes.tell();
  });
  const look = () => {
    // In this order: a page that leaves is hidden after `pagehide`, and must not open its channel again.
    if (document.visibilityState === 'visible' && openChannel() === undefined) changes.tell();
  };
  addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
}

function openChannel(): BroadcastChannel | undefined {
  if (channel !== undefined) return channel;
  try {
    channel = new BroadcastChannel('kiosque');
  } catch {
    // Absent, or forbidden with the rest of storage.
    return undefined;
  }
  channel.onmessage = ({ data }) => {
    if (data === 'saved') changes.tell();
  };
  return channel;
}
