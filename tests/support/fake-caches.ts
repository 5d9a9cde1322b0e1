import { onTestFinished, vi } from 'vitest';

/** Cache Storage without a browser: by address alone, in the order in which things were put. */
export type FakeCaches = {
  /** From so many bytes on there is no room. */
  limit: number;
  /** The paths that a cache has. */
  readonly list: (name: string) => readonly string[];
  /** Calls back before each put, which it may fail. */
  onPut: (path: string) => void;
};

type Kept = { readonly bytes: Uint8Array<ArrayBuffer>; readonly headers: Headers };

const ORIGIN = 'https://kiosque.test';

/** Stands in for `caches` until the test ends. */
export function fakeCaches(): FakeCaches {
  const stores = new Map<string, Map<string, Kept>>();
  const fake: FakeCaches = {
    limit: Number.POSITIVE_INFINITY,
    list: (name) => [...(stores.get(name)?.keys() ?? [])].map((url) => url.slice(ORIGIN.length + 1)),
    onPut: () => undefined,
  };
  const toUrl = (key: string | { readonly url: string }) =>
    typeof key === 'string' ? new URL(key, ORIGIN).href : key.url;
  const toResponse = (kept: Kept | undefined) => kept && new Response(kept.bytes, { headers: kept.headers });
  const weigh = () =>
    [...stores.values()]
      .flatMap((store) => [...store.values()])
      .reduce((sum, { bytes }) => sum + bytes.length, 0);
  const openCache = (store: Map<string, Kept>) => ({
    keys: () => Promise.resolve([...store.keys()].map((url) => ({ url }))),
    match: (key: string | { readonly url: string }) => Promise.resolve(toResponse(store.get(toUrl(key)))),
    delete: (key: string | { readonly url: string }) => Promise.resolve(store.delete(toUrl(key))),
    put: async (key: string, response: Response) => {
      const url = toUrl(key);
      fake.onPut(url.slice(ORIGIN.length + 1));
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (weigh() + bytes.length > fake.limit) throw new DOMException('full', 'QuotaExceededError');
      store.set(url, { bytes, headers: response.headers });
    },
  });
  const open = (name: string) => {
    const store = stores.get(name) ?? new Map<string, Kept>();
    stores.set(name, store);
    return openCache(store);
  };
  vi.stubGlobal('caches', {
    open: (name: string) => Promise.resolve(open(name)),
    has: (name: string) => Promise.resolve(stores.has(name)),
    keys: () => Promise.resolve([...stores.keys()]),
    delete: (name: string) => Promise.resolve(stores.delete(name)),
    match: (key: string, { cacheName = '' }: { readonly cacheName?: string }) =>
      Promise.resolve(toResponse(stores.get(cacheName)?.get(toUrl(key)))),
  });
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  return fake;
}
