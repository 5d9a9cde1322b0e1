/** A cache answers in some milliseconds. One that was cleared under the worker may not answer at all. */
const LIMIT_MS = 2000;

/** Gives what is found in a cache; nothing where it fails, or does not answer: then the host is asked. */
export function inTime<Found>(finding: Promise<Found | undefined>): Promise<Found | undefined> {
  const late = new Promise<undefined>((resolve) => {
    setTimeout(resolve, LIMIT_MS, undefined);
  });
  return Promise.race([finding.catch(() => undefined), late]);
}
