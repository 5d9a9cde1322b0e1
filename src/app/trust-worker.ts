/** The address of the worker: the one that a page may start a worker from. */
const WORKER = `${import.meta.env.BASE_URL}sw.js`;

/** What of Trusted Types is used here; TypeScript knows nothing of them. */
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => unknown };
};

/** Gives the address of the worker in a form that the policy of the page lets pass; it does so for no other address. */
export function trustWorker(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('kiosque', {
    createScriptURL: (url) => {
      if (url !== WORKER) throw new TypeError(`expected ${WORKER}, got ${url}`);
      return url;
    },
  });
  // TypeScript knows addresses as texts alone.
  return (policy?.createScriptURL(WORKER) ?? WORKER) as string;
}
