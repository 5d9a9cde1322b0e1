import type { Answer, Ask } from './ask-network.ts';
import { LONGEST_DELAY_MS, askNetwork } from './ask-network.ts';
import { EditionError } from './edition-error.ts';

/** After the first try. */
const RETRIES = 2;
/** Before the first of them, more or less; it doubles. */
const FIRST_WAIT_MS = 400;
/** What a host may ask for while somebody waits. */
const LONGEST_WAIT_MS = 60_000;

/** Files that their host put off, and how it said so. */
const delayed = new Map<string, EditionError>();

/**
 * Asks for a file, and again where that may help: twice, after waits that differ so that visitors do not come back
 * all at once. A host that asks for a minute or less gets it; one that asks for more is not asked for this file until
 * then, and its refusal is given again.
 *
 * @throws {EditionError} the last failure, and, when the reader moved on, the signal's reason
 */
export async function askPatiently(path: string, ask: Ask, signal: AbortSignal): Promise<Answer> {
  const refusal = delayed.get(path);
  if (refusal !== undefined && getDelay(refusal) > 0) throw refusal;
  for (let tries = 0; ; tries++) {
    try {
      return await askNetwork(path, ask, signal);
    } catch (error) {
      if (!(error instanceof EditionError) || error.again === undefined) throw error;
      const delay = getDelay(error);
      if (tries === RETRIES || delay > LONGEST_WAIT_MS) {
        if (delay > 0) delayed.set(path, error);
        throw error;
      }
      await wait(Math.max(delay, FIRST_WAIT_MS * 2 ** tries * (0.5 + Math.random())), signal);
    }
  }
}

/** Whatever hosts asked for, every file may be asked for again: the reader wants to know. */
export function forgetDelays(): void {
  delayed.clear();
}

/** Milliseconds until a host wants to be asked again; none where the clock was set back since it said so. */
function getDelay({ again = 0 }: EditionError): number {
  const delay = again - Date.now();
  return delay > LONGEST_DELAY_MS ? 0 : delay;
}

/** Ends early when the reader moves on. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
