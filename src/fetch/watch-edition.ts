import type { Edition } from '../model/edition.ts';
import { editionPath, editionSchema } from '../model/edition.ts';
import { fetchJson } from './fetch-json.ts';
import { hearDevice, noteReached } from './reach.ts';
import { isStandIn } from './shown-copies.ts';

/** Between two looks for a new edition while the page is seen. */
const LOOK_MS = 4 * 60_000;

let latest: Edition | undefined;
let lastLook = 0;
let underway: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

/** The edition that the host had when it was last looked for; undefined until then. */
export function getLatestEdition(): Edition | undefined {
  return latest;
}

/** Calls back when there is another one. Gives back the function that ends the subscription. */
export function subscribeToLatestEdition(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells whether two front doors are of the same edition, word for word. */
export function isSameEdition(one: Edition, other: Edition): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Asks the host which edition it has, now. Nothing that is shown changes. Tells whether the host answered. */
export function lookForEdition(): Promise<boolean> {
  lastLook = Date.now();
  underway ??= look().finally(() => {
    underway = undefined;
  });
  return underway;
}

async function look(): Promise<boolean> {
  try {
    const signal = new AbortController().signal;
    const edition = await fetchJson(editionPath.edition, editionSchema, 'fresh', signal);
    // A copy is no news.
    if (isStandIn(editionPath.edition)) return false;
    noteReached();
    if (latest === undefined || !isSameEdition(latest, edition)) {
      latest = edition;
      for (const listener of listeners) listener();
    }
    return true;
  } catch {
    // Not reachable, or not readable: what is shown stays, and the next look tries again.
    return false;
  }
}

/**
 * Looks for new editions from now on: when the page is seen again, every few minutes while it is seen, and when there is
 * a network again, then whenever it was looked for last.
 *
 * @param isPageOld the page was kept on the device, so that there may be a newer edition already
 */
export function watchEdition(isPageOld: boolean): void {
  lastLook = Date.now();
  const lookAgain = () => {
    const since = Date.now() - lastLook;
    // A clock that was set back says nothing.
    const isSoon = since >= 0 && since < LOOK_MS;
    if (document.visibilityState === 'visible' && !isSoon) void lookForEdition();
  };
  document.addEventListener('visibilitychange', lookAgain);
  addEventListener('focus', lookAgain);
  addEventListener('online', () => void lookForEdition());
  setInterval(lookAgain, LOOK_MS);
  hearDevice();
  if (isPageOld) void lookForEdition();
}
