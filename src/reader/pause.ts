/** How long the page may be busy before it answers its reader, in milliseconds. */
const BUSY_MS = 30;

/**
 * Makes a function that is called again and again in long work: where the work has lasted for a while, it waits until
 * the page has answered. It waits on no timer, since those of a page in the background stand nearly still.
 */
export function startPausing(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < BUSY_MS) return undefined;
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        began = performance.now();
        resolve();
      };
      port2.postMessage(undefined);
    });
  };
}
