import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';

import * as v from 'valibot';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import type { Failure } from '../../../src/fetch/edition-error.ts';
import { EditionError } from '../../../src/fetch/edition-error.ts';
import { fetchJson } from '../../../src/fetch/fetch-json.ts';
import { FORMAT } from '../../../src/model/edition.ts';
import { findFreePort } from '../../support/free-port.ts';
import { hurry, sendTo } from './fox-host.ts';

const schema = v.object({ format: v.literal(FORMAT), fox: v.string() });
const FOX = JSON.stringify({ format: FORMAT, fox: 'Le renard' });

/** A host on this machine that answers as told. */
async function startHost(listener: RequestListener): Promise<void> {
  const server = createServer(listener);
  const port = await findFreePort();
  await new Promise<void>((resolve) => void server.listen(port, 'localhost', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  sendTo(`http://localhost:${port}`);
}

function getFox(signal = new AbortController().signal) {
  return fetchJson('edition/fox.json', schema, 'revalidated', signal);
}

describe('a file of the edition', () => {
  it('arrives parsed, whatever type its host says it has', async () => {
    await startHost((_request, response) => {
      response.setHeader('content-type', 'text/plain').end(FOX);
    });

    await expect(getFox()).resolves.toEqual({ format: FORMAT, fox: 'Le renard' });
  });

  it('is asked for below the site’s base, its name encoded (J10)', async () => {
    const asked: (string | undefined)[] = [];
    await startHost((request, response) => {
      asked.push(request.url);
      response.end(FOX);
    });

    await fetchJson('edition/terms/tag-日本.json', schema, 'sealed', new AbortController().signal);

    expect(asked).toEqual(['/edition/terms/tag-%E6%97%A5%E6%9C%AC.json']);
  });

  it.each([
    ['sealed', 'default', 'what never changes may come from any cache'],
    ['revalidated', 'no-cache', 'what may have changed is asked for again'],
  ] as const)('that is %s is fetched with cache %j: %s', async (freshness, cache, _why) => {
    const caches: (string | undefined)[] = [];
    vi.stubGlobal('fetch', (_address: string, init?: RequestInit) => {
      caches.push(init?.cache);
      return Promise.resolve(new Response(FOX));
    });
    onTestFinished(() => void vi.unstubAllGlobals());

    await fetchJson('edition/fox.json', schema, freshness, new AbortController().signal);

    expect(caches).toEqual([cache]);
  });

  it.each<[status: number, body: string, failure: Failure, why: string]>([
    [404, 'Not found', 'absent', 'the host says that there is none'],
    [410, '', 'absent', 'the host says that there is none any more'],
    [404, FOX, 'absent', 'a body beside the status counts for nothing'],
    [500, 'Oops', 'refused', 'the host failed'],
    [503, FOX, 'refused', 'the host failed, whatever it sends'],
    [403, '', 'refused', 'the host does not want to'],
    [200, '<!doctype html><title>Kiosque</title>', 'unreadable', 'the front page in place of a missing file'],
    [200, FOX.slice(0, 20), 'unreadable', 'the file was cut when it was uploaded'],
    [200, '', 'unreadable', 'the file is empty'],
    [200, 'null', 'unreadable', 'JSON, but nothing'],
    [200, JSON.stringify({ format: FORMAT, fox: 7 }), 'unreadable', 'another shape'],
    [200, JSON.stringify({ fox: 'Le renard' }), 'unreadable', 'no format number'],
    [200, JSON.stringify({ format: FORMAT + 1, fox: 'x' }), 'format', 'another version of the application'],
    [200, JSON.stringify({ format: FORMAT + 1, wolf: 7 }), 'format', 'another version, of another shape'],
  ])('that comes with status %i and %j is %s: %s', async (status, body, failure) => {
    await startHost((_request, response) => {
      response.writeHead(status).end(body);
    });
    hurry();

    await expect(getFox()).rejects.toMatchObject({ name: 'EditionError', failure });
  });

  it('says in its failure which file, what was expected and what came, for the developer', async () => {
    await startHost((_request, response) => {
      response.end(JSON.stringify({ format: FORMAT, fox: 7 }));
    });

    await expect(getFox()).rejects.toThrow(/^edition\/fox\.json · at fox: .*string.*7/);
  });
});

describe('a reader who moves on', () => {
  it('ends the request with the reason that was given, which is no failure of the edition', async () => {
    const reader = new AbortController();
    await startHost(() => reader.abort());

    const file = getFox(reader.signal);

    await expect(file).rejects.toMatchObject({ name: 'AbortError' });
    await expect(file).rejects.not.toBeInstanceOf(EditionError);
  });

  it('ends it inside the body as well', async () => {
    const reader = new AbortController();
    await startHost((_request, response) => {
      response.writeHead(200, { 'content-length': 10_000 });
      response.write(FOX);
    });
    const send = globalThis.fetch;
    vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
      const response = await send(address, init);
      setImmediate(() => reader.abort());
      return response;
    });

    await expect(getFox(reader.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('asks nothing of the network after that', async () => {
    let requests = 0;
    await startHost((_request, response) => {
      requests++;
      response.end(FOX);
    });

    await expect(getFox(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });

    expect(requests).toBe(0);
  });
});
