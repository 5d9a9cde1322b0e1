import { onTestFinished, vi } from 'vitest';

import { createQueryClient } from '../../../src/fetch/queries.ts';

/** What was asked of the network, in order. */
export type Asked = readonly string[];

/**
 * Answers the application's requests from files in memory, as a host of static files does. Gives the list of paths that were
 * asked for, which grows as the test goes on.
 */
export function serveFiles(files: ReadonlyMap<string, string>): Asked {
  const asked: string[] = [];
  serve((path) => {
    asked.push(path);
    // A host of files takes no notice of the version in an address.
    const text = files.get(path.replace(/\?.*$/, ''));
    return text === undefined ? new Response('Not found', { status: 404 }) : new Response(text);
  });
  return asked;
}

/** Answers the application's requests with a function of the path below the site's base. */
export function serve(answer: (path: string, init: RequestInit) => Response | Promise<Response>): void {
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    init.signal?.throwIfAborted();
    return answer(decodeURI(address).replace(/^\//, ''), init);
  });
  onTestFinished(() => void vi.unstubAllGlobals());
}

/** The application's own cache, empty; what it still waits for ends with the test. */
export function makeClient() {
  const client = createQueryClient();
  onTestFinished(() => client.clear());
  return client;
}
