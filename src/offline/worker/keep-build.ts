import { copyResponse, setCacheNameDetails } from 'workbox-core';
import { addPlugins, createHandlerBoundToURL, matchPrecache, precache } from 'workbox-precaching';

import { CACHE } from '../caches.ts';
import { OWN_BUILD } from './build.ts';
import { inTime } from './in-time.ts';

/** What a host must say that a file is; one that is missing is a page to many hosts, with status 200. */
const TYPES: Readonly<Record<string, RegExp>> = {
  js: /javascript/,
  css: /^text\/css/,
  html: /^text\/html/,
};

/**
 * Keeps the closed set of files of this build: all of them, or the worker is not installed and the former one stays.
 * Each is checked by its hash, so that no file of another build comes in between.
 */
export function keepBuild(): void {
  setCacheNameDetails({ prefix: 'kiosque', precache: 'build', suffix: '' });
  addPlugins([
    {
      cacheWillUpdate: async ({ request, response }) =>
        isRight(request.url, response) ? copyResponse(response, forgetVary) : null,
      fetchDidFail: ({ request }) => heal(request.url),
    },
  ]);
  precache(
    Object.entries(OWN_BUILD.files).map(([file, hash]) => ({
      url: `${OWN_BUILD.base}${file}`,
      // The name of an asset changes with what is in it.
      revision: file.startsWith('assets/') ? null : hash,
      integrity: `sha256-${hash}`,
    })),
  );
}

/** Fetches again what of the build is missing: browsers let their owners take caches away, and leave the worker. */
export async function repairBuild(event: ExtendableEvent): Promise<void> {
  const files = Object.entries(OWN_BUILD.files);
  // A cache that does not answer is one that was cleared under this worker: the next one has another.
  const kept = await inTime(caches.open(CACHE.build).then((cache) => cache.keys()));
  if (kept === undefined || kept.length >= files.length) return;
  for (const [file, hash] of files) {
    const url = new URL(`${OWN_BUILD.base}${file}`, location.origin);
    const answer = createHandlerBoundToURL(url.pathname);
    // Gone with its build, or not reachable: a new build comes, or the next page asks again.
    const params = { integrity: `sha256-${hash}` };
    await answer({ request: new Request(url), event, url, params }).catch(() => undefined);
  }
}

/** Tells whether a request is one for a file of this build. */
export function isOfBuild({ url }: Request): boolean {
  const { origin, pathname } = new URL(url);
  const file = pathname.slice(OWN_BUILD.base.length);
  return origin === location.origin && Object.hasOwn(OWN_BUILD.files, file);
}

/** Answers with the file that was kept; with that of the host where it is gone, or does not come out at once. */
export async function answerFile(request: Request): Promise<Response> {
  const finding = matchPrecache(request.url);
  const found = await inTime(finding);
  if (found !== undefined) return found;
  return fetch(request).catch(async (error: unknown) => {
    // A busy device may have it after all.
    const late = await finding;
    if (late === undefined) throw error;
    return late;
  });
}

/** Answers with the page without content. */
export const answerShell = (request: Request, event: ExtendableEvent): Promise<Response> => {
  const url = new URL(request.url);
  return createHandlerBoundToURL(OWN_BUILD.shell)({ request, event, url });
};

/**
 * A file that is another than it should be may come from the browser's own cache, where a host let it be kept for ever:
 * the next try finds what the host has now.
 */
async function heal(address: string): Promise<void> {
  await fetch(address, { cache: 'reload' }).catch(() => undefined);
}

function isRight(address: string, response: Response): boolean {
  const ending = /\.([a-z0-9]+)(?:$|\?)/.exec(address)?.[1] ?? '';
  const type = response.headers.get('content-type') ?? '';
  return response.status === 200 && TYPES[ending]?.test(type) !== false;
}

/** A module is asked for with other headers than the worker asks: it is the same file. */
function forgetVary(init: ResponseInit): ResponseInit {
  const headers = new Headers(init.headers);
  headers.delete('vary');
  return { ...init, headers };
}
