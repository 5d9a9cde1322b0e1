// oxlint-disable-next-line import/default -- Vite gives the address of what it makes of this file.
import SEARCH_WORKER from './engine-worker.ts?worker&url';

/** The address of the service worker. */
const WORKER = `${import.meta.env.BASE_URL}sw.js`;

/** The addresses that a page may start a worker from. */
const WORKERS: readonly string[] = [WORKER, SEARCH_WORKER];

/** What of Trusted Types is used here; TypeScript knows nothing of them. */
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => Policy;
};

type Policy = { readonly createScriptURL: (url: string) => unknown };

/** The policy of the page, which can be made once; null where the browser knows none. */
let policy: Policy | null | undefined;

/** Gives the address of the service worker in a form that the policy of the page lets pass. */
export function trustWorker(): string {
  return trust(WORKER);
}

/** The same for the worker of the search. */
export function trustSearchWorker(): string {
  return trust(SEARCH_WORKER);
}

/** There are two addresses that the policy lets pass. */
function trust(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??=
    trustedTypes?.createPolicy('kiosque', {
      createScriptURL: (url) => {
        if (!WORKERS.includes(url)) throw new TypeError(`expected ${WORKERS.join(' or ')}, got ${url}`);
        return url;
      },
    }) ?? null;
  // TypeScript knows addresses as texts alone.
  return (policy?.createScriptURL(address) ?? address) as string;
}
