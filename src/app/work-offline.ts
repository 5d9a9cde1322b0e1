import { keepPage, keepPictures } from '../offline/keep-visit.ts';

const BASE = import.meta.env.BASE_URL;
/** The one address that a page may start a worker from. */
const WORKER = `${BASE}sw.js`;

/**
 * Lets the site work without network from now on: starts the worker of its build, and keeps what the first visit
 * showed, which began without one.
 *
 * @param entry the address of the file of code that every page of this build names
 */
export async function workOffline(entry: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(trust(WORKER), { updateViaCache: 'none' });
    await navigator.serviceWorker.ready;
    await keepVisit(new URL(entry).pathname);
  } catch {
    // No network at this moment, no room, or a browser that forbids it: the page works as it would without.
  }
}

/** What of Trusted Types is used here; TypeScript knows nothing of them. */
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => unknown };
};

/** Lets the policy of the page pass the address of the worker, and no other. */
function trust(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('kiosque', {
    createScriptURL: (url) => {
      if (url !== WORKER) throw new TypeError(`expected ${WORKER}, got ${url}`);
      return url;
    },
  });
  // TypeScript knows addresses as texts alone.
  return (policy?.createScriptURL(address) ?? address) as string;
}

async function keepVisit(entry: string): Promise<void> {
  await keepPage(location.pathname, entry);
  await keepPage(BASE, entry);
  const pictures = [...document.images].map(({ currentSrc }) => currentSrc);
  const own = pictures.filter((address) => address.startsWith(`${location.origin}${BASE}media/`));
  await keepPictures(own);
}
