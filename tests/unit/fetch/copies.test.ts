import { describe, expect, it, onTestFinished, vi } from 'vitest';

import type { Failure } from '../../../src/fetch/edition-error.ts';
import { askAnew } from '../../../src/fetch/fetch-json.ts';
import { lookAtHand } from '../../../src/fetch/at-hand.ts';
import { chunkQuery } from '../../../src/fetch/chunk-query.ts';
import { articleQuery, editionQuery } from '../../../src/fetch/queries.ts';
import { getShownCopies, subscribeToShownCopies } from '../../../src/fetch/shown-copies.ts';
import { FORMAT } from '../../../src/model/edition.ts';
import { makeTerm } from '../../support/make-edition.ts';
import { makeSlug } from '../../support/make-location.ts';
import type { Fault } from '../../support/fault.ts';
import {
  FOX,
  FOX_ADDRESS,
  FOX_PATH,
  OLD_COPY,
  OLD_FOX,
  YESTERDAY,
  getFox,
  hurry,
  startFoxHost,
  useMemory,
} from './fox-host.ts';
import { makeNewspaper } from './make-newspaper.ts';
import { makeClient, serveFiles } from './serve.ts';

const ONE = { times: 1 };
const parseKept = (text = '') => JSON.parse(text) as unknown;

describe('a file that came well', () => {
  it.each(['sealed', 'revalidated', 'withdrawable', 'fresh'] as const)(
    'is kept on the device as it came (%s)',
    async (freshness) => {
      await startFoxHost();
      const held = useMemory();

      await getFox(freshness);

      await vi.waitFor(() => expect(held.get(FOX_PATH)?.text).toBe(JSON.stringify(FOX)));
    },
  );

  it('takes the place of the copy before', async () => {
    await startFoxHost();
    const held = useMemory({ [FOX_PATH]: OLD_COPY });

    await expect(getFox()).resolves.toEqual(FOX);

    expect(parseKept(held.get(FOX_PATH)?.text)).toEqual(FOX);
  });

  it.each<[title: string, fault: Fault]>([
    ['is a portal’s page (N21)', { kind: 'portal' }],
    ['lacks a field (N11)', { kind: 'body', make: () => JSON.stringify({ format: FORMAT, fox: '' }) }],
    [
      'is of a newer version (J14)',
      { kind: 'body', make: () => JSON.stringify({ ...FOX, format: FORMAT + 1 }) },
    ],
    [
      'is in the wrong letters (N24)',
      { kind: 'body', make: (good) => Buffer.from(good.toString(), 'latin1') },
    ],
  ])('is another matter than one that %s: nothing of that is kept', async (_title, fault) => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, fault);
    const held = useMemory();

    await expect(getFox()).rejects.toThrow(FOX_PATH);

    expect(held.size).toBe(0);
  });
});

describe('the last good copy', () => {
  it.each<[title: string, fault: Fault, why: Failure]>([
    ['is reset (N09)', { kind: 'reset' }, 'unreachable'],
    ['is cut (N10)', { kind: 'truncate' }, 'unreachable'],
    ['is cut between two pieces (N11)', { kind: 'cut', after: 30, isClean: true }, 'unreadable'],
    ['never answers (N05, N12)', { kind: 'silence' }, 'unreachable'],
    ['stalls (N13)', { kind: 'stall' }, 'unreachable'],
    ['is absent (N15)', { kind: 'status', status: 404 }, 'absent'],
    ['fails (N17)', { kind: 'status', status: 503 }, 'refused'],
    ['is put off (N18)', { kind: 'status', status: 503, headers: { 'retry-after': '3600' } }, 'refused'],
    ['is a portal’s page (N21)', { kind: 'portal' }, 'filtered'],
    ['leads to another site (N22)', { kind: 'redirect', to: 'http://localhost:1/' }, 'filtered'],
    ['is a page that says it is JSON (N23)', { kind: 'body', make: () => '<!doctype html>' }, 'unreadable'],
    ['is packed wrongly (N25)', { kind: 'gzip' }, 'unreachable'],
    ['leads in circles (N27)', { kind: 'redirect' }, 'filtered'],
    ['is of a newer version (J14)', { kind: 'body', make: () => '{"format":99}' }, 'format'],
  ])('stands in for a file that %s, and says since when and why', async (_title, fault, why) => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, fault);
    const held = useMemory({ [FOX_PATH]: OLD_COPY });
    hurry();

    await expect(getFox()).resolves.toEqual(OLD_FOX);

    await vi.waitFor(() => expect(getShownCopies()).toEqual({ since: YESTERDAY, why }));
    expect(held.get(FOX_PATH)).toBe(OLD_COPY);
  });

  it('that was shown is forgotten as such once the network is there again (N04)', async () => {
    const server = await startFoxHost();
    server.fail(/./, { kind: 'hang-up' });
    useMemory({ [FOX_PATH]: OLD_COPY, 'edition/wolf.json': { ...OLD_COPY, keptAt: YESTERDAY + 1 } });
    const told: unknown[] = [];
    onTestFinished(subscribeToShownCopies(() => void told.push(getShownCopies()?.since)));
    hurry();
    await getFox('fresh', undefined, 'edition/wolf.json');
    await getFox('fresh');

    server.heal();
    await getFox('fresh', undefined, 'edition/wolf.json');

    expect(told).toEqual([YESTERDAY + 1, YESTERDAY, undefined]);
  });

  it('of a file that fails alone is shown for as long as it does', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'status', status: 404 });
    useMemory({ [FOX_PATH]: OLD_COPY });
    await getFox();

    await getFox('revalidated', undefined, 'edition/wolf.json');

    expect(getShownCopies()).toEqual({ since: YESTERDAY, why: 'absent' });
  });

  it.each([
    ['is damaged', OLD_COPY.text.slice(0, 20)],
    ['is of an older version (J14)', JSON.stringify({ ...OLD_FOX, format: FORMAT - 1 })],
    ['is of another shape', JSON.stringify({ format: FORMAT, fox: 7 })],
    ['is empty', ''],
  ])('that %s is none, and costs nothing', async (_title, text) => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'status', status: 403 }, ONE);
    useMemory({ [FOX_PATH]: { text, keptAt: YESTERDAY } });

    await expect(getFox()).rejects.toMatchObject({ failure: 'refused' });
    await expect(getFox()).resolves.toEqual(FOX);
  });

  it('is not shown against the word of the host that what may be withdrawn is gone (N15, N16)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'status', status: 410 });
    useMemory({ [FOX_PATH]: OLD_COPY });

    await expect(getFox('withdrawable')).rejects.toMatchObject({ failure: 'absent' });
    expect(getShownCopies()).toBeUndefined();
  });
});

describe('a network that is slow', () => {
  it('is waited for a moment where there is a copy, and brings what is kept for the next time (N14)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'delay', ms: 3000 }, ONE);
    const held = useMemory({ [FOX_PATH]: OLD_COPY });
    hurry();

    await expect(getFox()).resolves.toEqual(OLD_FOX);

    expect(getShownCopies()).toBeUndefined();
    await vi.waitFor(() => expect(parseKept(held.get(FOX_PATH)?.text)).toEqual(FOX));
  });

  it('is waited for as long as it takes where there is no copy, and where the reader wants today’s', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'delay', ms: 3000 });
    const held = useMemory();
    hurry();
    await expect(getFox()).resolves.toEqual(FOX);
    held.set(FOX_PATH, OLD_COPY);

    await expect(getFox('fresh')).resolves.toEqual(FOX);
  });

  it('is asked once for a file that is on its way already (N14, N29)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'delay', ms: 3000 }, ONE);
    useMemory({ [FOX_PATH]: OLD_COPY });
    hurry();
    await getFox();

    await expect(getFox('fresh')).resolves.toEqual(FOX);

    expect(server.count(FOX_ADDRESS)).toBe(1);
  });

  it('does not bring an older file over a newer one: the latest request counts (N28)', async () => {
    const server = await startFoxHost();
    const late = JSON.stringify({ ...FOX, fox: 'Le renard d’avant' });
    const release = Promise.withResolvers<void>();
    const send = globalThis.fetch;
    let asked = 0;
    vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
      if (++asked > 1) return send(address, init);
      await release.promise;
      return new Response(late);
    });
    const held = useMemory({ [FOX_PATH]: OLD_COPY });
    hurry();
    await expect(getFox()).resolves.toEqual(OLD_FOX);
    askAnew();
    await expect(getFox()).resolves.toEqual(FOX);

    release.resolve();
    await new Promise(setImmediate);

    expect(server.count(FOX_ADDRESS)).toBe(1);
    expect(parseKept(held.get(FOX_PATH)?.text)).toEqual(FOX);
  });

  it('that fails behind a copy that was given says so then (N05)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'silence' });
    useMemory({ [FOX_PATH]: OLD_COPY });
    hurry();

    await getFox();

    expect(getShownCopies()).toBeUndefined();
    await vi.waitFor(() => expect(getShownCopies()?.why).toBe('unreachable'));
  });
});

describe('a device that believes itself offline', () => {
  it('shows the copy at once, and asks the network all the same (N06)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'delay', ms: 100 });
    const held = useMemory({ [FOX_PATH]: OLD_COPY });
    vi.stubGlobal('navigator', { onLine: false });

    await expect(getFox()).resolves.toEqual(OLD_FOX);

    await vi.waitFor(() => expect(parseKept(held.get(FOX_PATH)?.text)).toEqual(FOX));
  });

  it('and is wrong has today’s file when the reader asks for it (N06)', async () => {
    await startFoxHost();
    useMemory({ [FOX_PATH]: OLD_COPY });
    vi.stubGlobal('navigator', { onLine: false });

    await expect(getFox('fresh')).resolves.toEqual(FOX);
  });
});

describe('a sealed file', () => {
  it('is taken from the device without a request', async () => {
    const server = await startFoxHost();
    useMemory({ [FOX_PATH]: { ...OLD_COPY, keptAt: Date.now() } });

    await expect(getFox('sealed')).resolves.toEqual(OLD_FOX);

    expect(server.requests).toEqual([]);
  });

  it('whose copy is damaged comes from the network, and mends it', async () => {
    await startFoxHost();
    const held = useMemory({ [FOX_PATH]: { text: 'Oops', keptAt: YESTERDAY } });

    await expect(getFox('sealed')).resolves.toEqual(FOX);

    expect(parseKept(held.get(FOX_PATH)?.text)).toEqual(FOX);
  });

  it('is asked for anew when the reader asks again, and old enough if that fails', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'status', status: 403 }, ONE);
    useMemory({ [FOX_PATH]: OLD_COPY });
    askAnew();

    await expect(getFox('sealed')).resolves.toEqual(OLD_FOX);
    await expect(getFox('sealed')).resolves.toEqual(FOX);

    expect(getShownCopies()).toBeUndefined();
  });

  it('of another numbering than its list is not kept: it would stay wrong', async () => {
    const mobile = makeTerm('category', 'Mobile');
    const asked = serveFiles(makeNewspaper(1500).files);
    const held = useMemory();

    const chunk = makeClient().query(chunkQuery('ffffffff', mobile, 0));

    await expect(chunk).rejects.toMatchObject({ failure: 'replaced' });
    expect(asked).toHaveLength(1);
    expect(held.size).toBe(0);
  });
});

describe('a file that the page carries', () => {
  it('is kept at rest where the device has no copy', async () => {
    const held = useMemory();
    lookAtHand(() => FOX);
    onTestFinished(() => lookAtHand(() => undefined));

    await expect(getFox()).resolves.toEqual(FOX);

    expect(held.size).toBe(0);
    await vi.waitFor(() => expect(parseKept(held.get(FOX_PATH)?.text)).toEqual(FOX));
  });

  it('leaves the copy that there is: the page may be the older one', async () => {
    const held = useMemory({ [FOX_PATH]: OLD_COPY });
    const keeps = vi.spyOn(held, 'set');
    const reads = vi.spyOn(held, 'get');
    lookAtHand(() => FOX);
    onTestFinished(() => lookAtHand(() => undefined));

    await getFox();

    await vi.waitFor(() => expect(reads).toHaveBeenCalledOnce());
    await Promise.resolve();
    expect(keeps).not.toHaveBeenCalled();
  });
});

describe('a reader who moves on', () => {
  it('fifty times leaves no request behind, and no rejection that nobody meets (N29)', async () => {
    const server = await startFoxHost();
    server.fail(/./, { kind: 'delay', ms: 50 });
    useMemory();
    const rejected = vi.fn();
    process.on('unhandledRejection', rejected);
    onTestFinished(() => void process.off('unhandledRejection', rejected));
    const send = globalThis.fetch;
    let live = 0;
    let most = 0;
    vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
      most = Math.max(most, ++live);
      init?.signal?.addEventListener('abort', () => live--);
      return send(address, init);
    });
    const client = makeClient();

    for (let visit = 0; visit < 50; visit++) {
      client.query(editionQuery()).catch(() => undefined);
      client.query(articleQuery(makeSlug('fox'))).catch(() => undefined);
      await new Promise(setImmediate);
      await client.cancelQueries();
    }

    await new Promise((resolve) => void setTimeout(resolve, 100));
    expect(most).toBeLessThanOrEqual(2);
    expect(live).toBe(0);
    expect(rejected).not.toHaveBeenCalled();
  });

  it('is given no copy: nobody is there to read it', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'silence' });
    useMemory({ [FOX_PATH]: OLD_COPY });
    const reader = new AbortController();
    const fox = getFox('fresh', reader.signal);
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));

    reader.abort();

    await expect(fox).rejects.toMatchObject({ name: 'AbortError' });
    expect(getShownCopies()).toBeUndefined();
  });
});
