/** From the request to the headers: one that is not answered keeps a connection from all else. */
const HEADERS_MS = 15_000;
/** From the request to the last byte. */
const LIMIT_MS = 60_000;
/** What is under way may come to its end before the next worker takes over. */
const GRACE_MS = 1000;

const calls = new Set<AbortController>();

/**
 * Asks the host for a page or a picture. The answer has 15 s to its headers and 60 s to its end.
 *
 * @throws Error where the host does not answer in time, or the next worker takes over
 */
export async function askHost(request: Request): Promise<Response> {
  const call = new AbortController();
  calls.add(call);
  const leave = () => call.abort();
  const waiting = setTimeout(leave, HEADERS_MS);
  // What has come by then is not taken back.
  setTimeout(() => {
    calls.delete(call);
    leave();
  }, LIMIT_MS);
  return fetch(request, { signal: call.signal }).finally(() => clearTimeout(waiting));
}

/** Ends what is still under way in a second: as long as a worker answers a request, no other takes its place. */
export function giveWay(): void {
  const begun = [...calls];
  setTimeout(() => {
    for (const call of begun) call.abort();
  }, GRACE_MS);
}
