import { fetchBuild } from '../fetch/build.ts';
import { offlineMessages } from '../messages/offline.ts';
import { TAKE_OVER, TAKE_OVER_ALONE } from '../offline/messages.ts';
import { getSettings } from '../reader/settings.ts';
import { hasNotice, showNotice } from '../views/parts/notice.tsx';
import { healCode } from '../fetch/heal-code.ts';
import { refreshPage } from '../fetch/refresh-page.ts';
import { isOfBuild } from './this-build.ts';

/** Between two looks for a new build while the page is seen. */
const LOOK_MS = 5 * 60_000;
/** Between two looks because code does not come. */
const BETWEEN_MISSES_MS = 1000;
/** A reader who did not want a build is asked again after so long, in case the offer was not seen. */
const OFFER_AGAIN_MS = 60 * 60_000;
/** What a worker has to take over: the former one ends its work first. One that does not is not waited for. */
const TAKE_OVER_MS = 5000;
/** A page that is left is gone sooner. */
const UNSEEN_MS = 1000;

/**
 * Looks for new builds: when the page is seen again, when there is a network again, when code of this one does not come,
 * and every few minutes while the page is seen. One that is there is offered, and waits: nothing changes under a reader
 * who does not ask.
 *
 * @param registration that of the worker; without one the host itself is asked
 */
export function watchBuilds(registration: ServiceWorkerRegistration | undefined): void {
  let [lastLook, lastMiss] = [Date.now(), 0];
  const look = () => {
    lastLook = Date.now();
    if (lastMiss > 0) void healCode(undefined);
    void lookOnce(registration);
  };
  const lookIfLate = () => {
    // The absolute value, since clocks are set back.
    const isLate = Math.abs(Date.now() - lastLook) >= LOOK_MS;
    if (document.visibilityState === 'visible' && isLate) look();
  };
  document.addEventListener('visibilitychange', lookIfLate);
  addEventListener('online', look);
  const miss = (what: unknown) => {
    void healCode(what);
    // Several files may be missed at a time.
    if (Date.now() - lastMiss < BETWEEN_MISSES_MS) return;
    lastMiss = Date.now();
    look();
  };
  // Vite tells of imports that fail, and of parts whose failure somebody else hears of asks for them with a link.
  addEventListener('vite:preloadError', ({ payload }) => miss(payload));
  addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement) miss(target.href);
    },
    true,
  );
  setInterval(lookIfLate, LOOK_MS / 5);
  if (registration !== undefined) followWorkers(registration);
  // A page that no worker answered may be an old one out of the browser's own cache.
  if (!navigator.serviceWorker?.controller) void offerOther(registration);
}

async function lookOnce(registration: ServiceWorkerRegistration | undefined): Promise<void> {
  // Not reachable, or no worker there at this moment: the next look tries again.
  await registration?.update().catch(() => undefined);
  // One that is being installed is offered when that is done.
  if (!registration?.installing) await offerOther(registration);
}

function followWorkers(registration: ServiceWorkerRegistration): void {
  if (registration.waiting !== null) void offerOther(registration);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      // The first worker of a site has nobody to wait for. Where one cannot be installed the page goes on without it.
      const waits = worker.state === 'installed' && navigator.serviceWorker.controller !== null;
      if (waits || worker.state === 'redundant') void offerOther(registration);
    });
  });
}

const offered = new Map<string, number>();

/** Offers the build that the host has, where it is not the one of this page. */
async function offerOther(registration: ServiceWorkerRegistration | undefined): Promise<void> {
  const build = await fetchBuild();
  if (build === undefined) return;
  if (isOfBuild(build)) {
    if (registration?.waiting) takingOver ??= takeOverUnseen(registration);
    return;
  }
  const wasOffered = Date.now() - (offered.get(build) ?? -Infinity) < OFFER_AGAIN_MS;
  if (wasOffered || hasNotice()) return;
  offered.set(build, Date.now());
  const words = offlineMessages[getSettings().language];
  showNotice({
    text: words.newBuild,
    action: { label: words.reload, run: () => void takeOver(registration) },
  });
}

/** Under way until the page has been out of sight. */
let takingOver: Promise<void> | undefined;

/**
 * Lets the worker of this page's build take the place of the former one while nobody looks. In Chromium a page that is
 * loaded at that moment may wait for a worker that has gone, and stays white.
 */
async function takeOverUnseen(registration: ServiceWorkerRegistration): Promise<void> {
  await untilUnseen();
  takingOver = undefined;
  const build = await fetchBuild();
  if (build !== undefined && isOfBuild(build)) registration.waiting?.postMessage(TAKE_OVER_ALONE);
}

/** Waits until the page is hidden, and not because it is left. */
function untilUnseen(): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') return;
      timer = setTimeout(() => {
        document.removeEventListener('visibilitychange', look);
        resolve();
      }, UNSEEN_MS);
    };
    document.addEventListener('visibilitychange', look);
    look();
  });
}

/** Loads the page anew, with the build that waits where there is one. */
async function takeOver(registration: ServiceWorkerRegistration | undefined): Promise<void> {
  const worker = registration?.waiting;
  if (worker) {
    worker.postMessage(TAKE_OVER);
    await untilActive(worker);
    // Where the workers change places just now, nobody answers in Chromium: this page, which stands until then, asks again.
    setTimeout(() => location.reload(), TAKE_OVER_MS);
  } else if (!(await refreshPage()) && !navigator.serviceWorker?.controller) {
    // Nobody would answer: a page that is there is better than none.
    showNotice({ text: offlineMessages[getSettings().language].notReached });
    return;
  }
  location.reload();
}

/** Waits until a worker has begun its work: in Chromium a page that is loaded after it has the pages, and before, may wait for ever. */
function untilActive(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve();
    });
    setTimeout(resolve, TAKE_OVER_MS);
  });
}
