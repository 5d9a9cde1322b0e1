import { describe, expect, it, onTestFinished, vi } from 'vitest';

import type { Failure } from '../../../src/fetch/edition-error.ts';
import { askAnew } from '../../../src/fetch/fetch-json.ts';
import { fetchPicture } from '../../../src/fetch/fetch-picture.ts';
import type { Fault } from '../../support/fault.ts';
import { findFreePort } from '../../support/free-port.ts';
import { FOX, FOX_ADDRESS, getFox, hurry, sendTo, startFoxHost } from './fox-host.ts';

const WOLF = 'edition/wolf.json';
const ONE = { times: 1 };

describe('a request that fails', () => {
  it.each<[title: string, fault: Fault]>([
    ['is reset inside its body (N09)', { kind: 'reset' }],
    ['ends before its length (N10)', { kind: 'truncate' }],
    ['ends without its last piece (N11)', { kind: 'cut' }],
    ['is closed before a byte (N08)', { kind: 'hang-up' }],
    ['is packed wrongly (N25)', { kind: 'gzip' }],
    ['says that it is packed, and is not (N25)', { kind: 'gzip', isPlain: true }],
    ['comes back with 500 (N17)', { kind: 'status', status: 500 }],
    ['comes back with 502 (N17)', { kind: 'status', status: 502 }],
    ['comes back with 503 (N17)', { kind: 'status', status: 503 }],
    ['comes back with 408', { kind: 'status', status: 408 }],
    ['comes back with 429 (N19)', { kind: 'status', status: 429, headers: { 'retry-after': '2' } }],
  ])('because it %s is made again, and its file arrives whole', async (_title, fault) => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, fault, ONE);
    hurry();

    await expect(getFox()).resolves.toEqual(FOX);
  });

  it.each<[status: number, failure: Failure]>([
    [503, 'refused'],
    [429, 'refused'],
  ])('with %i for good is made three times (N17, N19)', async (status, failure) => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'status', status });
    hurry();

    await expect(getFox()).rejects.toMatchObject({ failure });
    expect(server.count(FOX_ADDRESS)).toBe(3);
  });

  it.each<[title: string, fault: Fault, failure: Failure]>([
    ['there is no such file (N15)', { kind: 'status', status: 404 }, 'absent'],
    ['there is none any more (N16)', { kind: 'status', status: 410 }, 'absent'],
    ['the law took it away (N16)', { kind: 'status', status: 451 }, 'absent'],
    ['the host does not want to', { kind: 'status', status: 403 }, 'refused'],
    ['the file is cut at a clean place (N11)', { kind: 'cut', after: 30, isClean: true }, 'unreadable'],
    [
      'the file is whole JSON that lacks a field (N11)',
      { kind: 'body', make: () => JSON.stringify({ format: FOX.format, fox: FOX.fox }) },
      'unreadable',
    ],
    ['it is a portal’s page (N21)', { kind: 'portal' }, 'filtered'],
    ['a portal says that it is one (N21)', { kind: 'portal', status: 511 }, 'filtered'],
    ['it leads in circles (N27)', { kind: 'redirect' }, 'filtered'],
  ])('for good, since %s, is told as it is', async (_title, fault, failure) => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, fault);

    await expect(getFox()).rejects.toMatchObject({ failure });
  });

  it.each([404, 410, 451, 403])('with %i is not made again (N15, N16)', async (status) => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'status', status });
    hurry();

    await expect(getFox()).rejects.toThrow(`status ${status}`);
    expect(server.count(FOX_ADDRESS)).toBe(1);
  });

  it('waits differently from one visitor to the next, about twice as long the second time', async () => {
    const waits: number[] = [];
    const wait = globalThis.setTimeout;
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    vi.stubGlobal('setTimeout', (call: () => void, ms: number) => {
      if (ms < 2000) waits.push(ms);
      return wait(call, ms < 2000 ? 0 : ms);
    });
    vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0.75);
    onTestFinished(() => void vi.unstubAllGlobals());

    await expect(getFox()).rejects.toMatchObject({ failure: 'unreachable' });

    expect(waits).toEqual([200, 1000]);
  });

  it('because nobody listens is told as unreachable (N07, N08)', async () => {
    sendTo(`http://localhost:${await findFreePort()}`);
    hurry();

    await expect(getFox()).rejects.toMatchObject({ failure: 'unreachable' });
  });
});

describe('a host that says nothing', () => {
  it.each<[title: string, fault: Fault, told: string]>([
    ['at all is given up after 8 seconds (N12)', { kind: 'silence' }, 'no answer within 8000 ms'],
    ['more is given up after 10 seconds (N13)', { kind: 'stall', after: 10 }, 'nothing more within 10000 ms'],
    [
      'fast enough is given up after 30 seconds (N14)',
      { kind: 'slow', bytesPerSecond: 1 },
      'not whole within 30000 ms',
    ],
  ])('%s, once', async (_title, fault, told) => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, fault);
    hurry();

    await expect(getFox()).rejects.toThrow(told);
    expect(server.count(FOX_ADDRESS)).toBe(1);
  });

  it('is answered for by another try (N12)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'silence' }, ONE);
    hurry();
    await expect(getFox()).rejects.toMatchObject({ failure: 'unreachable' });

    await expect(getFox()).resolves.toEqual(FOX);
  });

  it('for long enough still ends when the reader moves on (N12)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'silence' });
    const reader = new AbortController();
    const fox = getFox('revalidated', reader.signal);

    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    reader.abort();

    await expect(fox).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a host that asks for time', () => {
  const hour = { kind: 'status', status: 503, headers: { 'retry-after': '3600' } } as const;

  it('of seconds gets it, and is asked then', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { ...hour, headers: { 'retry-after': '20' } }, ONE);
    hurry();
    const start = Date.now();

    await expect(getFox()).resolves.toEqual(FOX);

    expect(Date.now() - start).toBeGreaterThanOrEqual(20_000);
  });

  it('as a date gets it as well', async () => {
    const server = await startFoxHost();
    hurry();
    const start = Date.now();
    const date = new Date(start + 20_000).toUTCString();
    server.fail(FOX_ADDRESS, { ...hour, headers: { 'retry-after': date } }, ONE);

    await expect(getFox()).resolves.toEqual(FOX);

    // A date has no milliseconds.
    expect(Date.now() - start).toBeGreaterThanOrEqual(19_000);
  });

  it('of an hour is not asked for this file before it is over, for others at once (N18, N19)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, hour, ONE);
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    await expect(getFox()).rejects.toMatchObject({ failure: 'refused', again: Date.now() + 3_600_000 });

    vi.setSystemTime(Date.now() + 3_590_000);
    await expect(getFox()).rejects.toMatchObject({ failure: 'refused' });
    await expect(getFox('revalidated', undefined, WOLF)).resolves.toEqual(FOX);
    expect(server.count(FOX_ADDRESS)).toBe(1);

    vi.setSystemTime(Date.now() + 10_000);
    await expect(getFox()).resolves.toEqual(FOX);
  });

  it('of a year gets an hour (N18)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { ...hour, headers: { 'retry-after': '31536000' } });
    const latest = () => Date.now() + 3_600_000;

    const error: unknown = await getFox().catch((reason: unknown) => reason);

    expect((error as { again: number }).again).toBeLessThanOrEqual(latest());
  });

  it('is asked at once where the clock was set back since (C01)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, hour, ONE);
    await expect(getFox()).rejects.toMatchObject({ failure: 'refused' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 10 * 365 * 86_400_000 });
    onTestFinished(() => void vi.useRealTimers());

    await expect(getFox()).resolves.toEqual(FOX);
  });

  it('is asked at once when the reader asks again (N18)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, hour, ONE);
    await expect(getFox()).rejects.toMatchObject({ failure: 'refused' });

    askAnew();

    await expect(getFox()).resolves.toEqual(FOX);
  });
});

describe('a file that another answers for', () => {
  it('elsewhere is not believed, nor is the other asked twice (N22)', async () => {
    const portal = await startFoxHost();
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'redirect', to: `${portal.origin}${FOX_ADDRESS}` });

    await expect(getFox()).rejects.toMatchObject({ failure: 'filtered' });
    expect(portal.requests).toHaveLength(1);
  });

  it('on its own site is', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'redirect', to: `/${WOLF}` });

    await expect(getFox()).resolves.toEqual(FOX);
  });

  it('with a page of Kiosque is damaged: its host has no better answer (N21)', async () => {
    const server = await startFoxHost();
    const page = '<!doctype html><meta name="kiosque:code" content="/assets/start.js">';
    server.fail(FOX_ADDRESS, { kind: 'body', make: () => page, type: 'text/html' });

    await expect(getFox()).rejects.toMatchObject({ failure: 'unreadable' });
  });

  it('and calls JSON a page is believed (N23)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'type', type: 'text/html; charset=utf-8' });

    await expect(getFox()).resolves.toEqual(FOX);
  });

  it('and calls a page JSON is not (N23)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'body', make: () => '<!doctype html>', type: 'application/json' });

    await expect(getFox()).rejects.toMatchObject({ failure: 'unreadable' });
  });
});

describe('"not modified" about a file that the browser does not have', () => {
  it('is met with one request for all of it (N20)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'not-modified' }, ONE);

    await expect(getFox()).resolves.toEqual(FOX);
    expect(server.count(FOX_ADDRESS)).toBe(2);
  });

  it('again is a refusal (N20)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'not-modified' });

    await expect(getFox()).rejects.toMatchObject({ failure: 'refused' });
    expect(server.count(FOX_ADDRESS)).toBe(2);
  });
});

describe('a browser without combined signals', () => {
  it('has all of the limits (E05)', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'silence' });
    const { any, timeout } = AbortSignal;
    Object.assign(AbortSignal, { any: undefined, timeout: undefined });
    onTestFinished(() => void Object.assign(AbortSignal, { any, timeout }));
    hurry();

    await expect(getFox()).rejects.toThrow('no answer within 8000 ms');
  });
});

describe('a picture', () => {
  it('comes as bytes with its type', async () => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, { kind: 'body', make: () => new Uint8Array([1, 2, 3]), type: 'image/webp' });

    const picture = await fetchPicture('edition/fox.json');

    expect(picture?.type).toBe('image/webp');
    expect([...new Uint8Array(picture?.bytes ?? new ArrayBuffer())]).toEqual([1, 2, 3]);
  });

  it.each<[title: string, fault: Fault]>([
    ['is a portal’s page (N21)', { kind: 'portal' }],
    ['is cut (N10)', { kind: 'truncate' }],
    ['is absent', { kind: 'status', status: 404 }],
  ])('that %s is nothing, after one request', async (_title, fault) => {
    const server = await startFoxHost();
    server.fail(FOX_ADDRESS, fault);

    await expect(fetchPicture('edition/fox.json')).resolves.toBeUndefined();
    expect(server.count(FOX_ADDRESS)).toBe(1);
  });
});
