import { request } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  makeDeepJson,
  makeHugeJson,
  toLatin1,
  toUtf16,
  withMark,
  withPhpWarning,
} from '../../support/bad-bodies.ts';
import type { FaultServer } from '../../support/fault-server.ts';
import { startFaultServer } from '../../support/fault-server.ts';
import type { Fault } from '../../support/fault.ts';
import { chaos } from '../../support/fault.ts';
import { makeFolder } from '../../support/make-content-folder.ts';

const DATA = '/edition/edition.json';
/** Long enough to be cut, and not plain ASCII. */
const TEXT = JSON.stringify({ titles: Array.from({ length: 400 }, (_, index) => `L’été ${index}`) });
const LENGTH = Buffer.byteLength(TEXT);

const HEADERS = `/*
  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; upgrade-insecure-requests
  Strict-Transport-Security: max-age=63072000

/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;

/** A site as the build writes it, in small; its code has the name of its build. */
function makeSite(name = 'one'): string {
  return makeFolder({
    'index.html': `<title>Front ${name}</title>`,
    '404.html': '<title>Not here</title>',
    'tag/5g.html': '<title>5G</title>',
    'icon.svg': '<svg/>',
    'rss.xml': '<rss/>',
    'robots.txt': 'User-agent: *',
    'manifest.webmanifest': '{}',
    'media/lead.avif': 'avif',
    'media/lead.webp': 'webp',
    'media/lead.png': 'png',
    [`assets/${name}.js`]: `export const build = '${name}';`,
    'assets/look.css': 'a{}',
    'edition/edition.json': TEXT,
    _headers: HEADERS,
  });
}

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer(makeSite());
});
afterEach(() => server.stop());

/** What a client saw of an answer: whole, or how far it came. */
type Seen = {
  readonly status?: number;
  /** As it was said. */
  readonly length?: number | undefined;
  readonly bytes: number;
  readonly end: string;
};

/** Asks on a connection of its own, and says what came byte for byte, if need be until nothing more comes for a while. */
function look(address: string, { method = 'GET', isPatient = true } = {}): Promise<Seen> {
  const { promise, resolve } = Promise.withResolvers<Seen>();
  let bytes = 0;
  let head: Pick<Seen, 'status' | 'length'> = {};
  const finish = (end: string) => {
    resolve({ ...head, bytes, end });
    asked.destroy();
  };
  const fail = ({ code = '', message }: NodeJS.ErrnoException) => finish(`${code}, ${message}`);
  const asked = request(`${server.origin}${address}`, { method, agent: false }, (response) => {
    const { 'content-length': length } = response.headers;
    head = { status: response.statusCode ?? 0, length: length === undefined ? undefined : Number(length) };
    response.on('data', (piece: Buffer) => (bytes += piece.length));
    response.on('end', () => finish('whole'));
    response.on('error', fail);
  });
  asked.on('error', fail);
  asked.end();
  if (!isPatient) void waitInSteps().then(() => finish('silence'));
  return promise;
}

/** Waits so that a process which got no time in between has still read what came. */
async function waitInSteps(): Promise<void> {
  for (let step = 0; step < 10; step += 1) await wait(10);
}

const ask = (address: string, init?: RequestInit) => fetch(`${server.origin}${address}`, init);

/** Whether fetch gives the body; its error is no more than "terminated". */
async function readBody(address: string): Promise<string> {
  const response = await ask(address);
  return response.text();
}

describe('a host that nothing is wrong with', () => {
  it.each([
    { address: '/', type: 'text/html; charset=utf-8', text: '<title>Front one</title>' },
    { address: '/tag/5g', type: 'text/html; charset=utf-8', text: '<title>5G</title>' },
    { address: '/tag/5g?sort=newest', type: 'text/html; charset=utf-8', text: '<title>5G</title>' },
    { address: '/tag/5g.html', type: 'text/html; charset=utf-8', text: '<title>5G</title>' },
    { address: '/tag/5g/', type: 'text/html; charset=utf-8', text: '<title>5G</title>' },
    { address: DATA, type: 'application/json; charset=utf-8', text: TEXT },
    {
      address: '/assets/one.js',
      type: 'text/javascript; charset=utf-8',
      text: "export const build = 'one';",
    },
    { address: '/assets/look.css', type: 'text/css; charset=utf-8', text: 'a{}' },
    { address: '/icon.svg', type: 'image/svg+xml', text: '<svg/>' },
    { address: '/media/lead.avif', type: 'image/avif', text: 'avif' },
    { address: '/media/lead.webp', type: 'image/webp', text: 'webp' },
    { address: '/media/lead.png', type: 'image/png', text: 'png' },
    { address: '/rss.xml', type: 'application/xml; charset=utf-8', text: '<rss/>' },
    { address: '/robots.txt', type: 'text/plain; charset=utf-8', text: 'User-agent: *' },
    {
      address: '/manifest.webmanifest',
      type: 'application/manifest+json; charset=utf-8',
      text: '{}',
    },
  ])('gives $address as $type', async ({ address, type, text }) => {
    const response = await ask(address);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toBe(text);
  });

  it.each([
    { address: '/tag/unknown', text: '<title>Not here</title>', why: 'a page says so in its own words' },
    { address: '/edition/gone', text: 'Not found', why: 'a file of the edition is no page' },
    { address: '/media/gone.avif', text: 'Not found', why: 'nor is a picture' },
    { address: '/assets/gone.js', text: 'Not found', why: 'nor is code' },
    { address: '/gone.json', text: 'Not found', why: 'nor is what is named like a file' },
    { address: '/_headers', text: '<title>Not here</title>', why: 'it is for the host alone' },
    { address: '/tag/%E0%A4%A', text: '<title>Not here</title>', why: 'no file has half a character' },
  ])('answers 404 for $address: $why', async ({ address, text }) => {
    const response = await ask(address);

    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toBe(text);
  });

  it('gives nothing that lies outside of the folder', async () => {
    const beside = path.basename(makeSite('beside'));

    expect((await ask(`/..%2f${beside}/rss.xml`)).status).toBe(404);
  });

  it('sends the headers of the build, but for those that ask for a secure connection', async () => {
    const { headers } = await ask('/');

    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('strict-transport-security')).toBe(null);
  });

  it('says 304 to who has a file, and keeps what never changes for a year', async () => {
    const etag = (await ask(DATA)).headers.get('etag') ?? '';

    const again = await ask(DATA, { headers: { 'if-none-match': etag } });
    const other = await ask(DATA, { headers: { 'if-none-match': '"other"' } });
    const sealed = await ask('/assets/one.js');

    expect([again.status, other.status]).toEqual([304, 200]);
    expect(again.headers.get('cache-control')).toBe('no-cache');
    expect(sealed.headers.get('cache-control')).toContain('immutable');
  });

  it('answers HEAD without a body', async () => {
    const seen = await look(DATA, { method: 'HEAD' });

    expect(seen).toEqual({ status: 200, length: LENGTH, bytes: 0, end: 'whole' });
  });

  it('refuses a folder without a site', async () => {
    await expect(startFaultServer(makeFolder())).rejects.toThrow(/expected a built site/);
  });
});

describe('a fault on the way', () => {
  const half = Math.floor(LENGTH / 2);
  const whole = { status: 200, length: LENGTH };
  const faults: readonly { fault: Fault; seen: Omit<Seen, 'end'>; end: RegExp }[] = [
    { fault: { kind: 'reset' }, seen: { ...whole, bytes: half }, end: /^ECONNRESET/ },
    { fault: { kind: 'reset', after: 0 }, seen: { ...whole, bytes: 0 }, end: /^ECONNRESET/ },
    { fault: { kind: 'truncate' }, seen: { ...whole, bytes: half }, end: /aborted/ },
    { fault: { kind: 'truncate', after: 7 }, seen: { ...whole, bytes: 7 }, end: /aborted/ },
    { fault: { kind: 'cut', after: 9 }, seen: { status: 200, length: undefined, bytes: 9 }, end: /aborted/ },
    {
      fault: { kind: 'cut', after: 9, isClean: true },
      seen: { status: 200, length: undefined, bytes: 9 },
      end: /^whole$/,
    },
    { fault: { kind: 'hang-up' }, seen: { bytes: 0 }, end: /^ECONNRESET, socket hang up/ },
    { fault: { kind: 'silence', ms: 20 }, seen: { bytes: 0 }, end: /^ECONNRESET, socket hang up/ },
    { fault: { kind: 'silence' }, seen: { bytes: 0 }, end: /^silence$/ },
    { fault: { kind: 'stall', after: 64 }, seen: { ...whole, bytes: 64 }, end: /^silence$/ },
    { fault: { kind: 'slow', bytesPerSecond: 1 }, seen: { ...whole, bytes: 1 }, end: /^silence$/ },
    { fault: { kind: 'slow', bytesPerSecond: 1e6 }, seen: { ...whole, bytes: LENGTH }, end: /^whole$/ },
    { fault: { kind: 'delay', ms: 20 }, seen: { ...whole, bytes: LENGTH }, end: /^whole$/ },
  ];
  it.each(faults.map((row) => ({ ...row, name: JSON.stringify(row.fault) })))(
    '$name is seen by who asks',
    async ({ fault, seen, end }) => {
      server.fail(DATA, fault);

      const answer = await look(DATA, { isPatient: !end.test('silence') });

      expect(answer).toEqual({ ...seen, end: expect.stringMatching(end) });
    },
  );

  it.each([
    { kind: 'reset', end: 'ECONNRESET' },
    { kind: 'truncate', end: 'closed' },
  ] as const)('ends the connection by $kind: $end', async ({ kind, end }) => {
    server.fail(DATA, { kind });
    const socket = connect(Number(new URL(server.origin).port), 'localhost');
    const { promise, resolve } = Promise.withResolvers<string>();
    socket.on('error', ({ code = '' }: NodeJS.ErrnoException) => resolve(code));
    socket.on('end', () => resolve('closed'));

    socket.resume().write(`GET ${DATA} HTTP/1.1\r\nHost: localhost\r\n\r\n`);

    expect(await promise).toBe(end);
  });

  it('leaves fetch without a body, whatever stopped it', async () => {
    const broken: readonly Fault[] = [
      { kind: 'reset' },
      { kind: 'truncate' },
      { kind: 'cut' },
      { kind: 'hang-up' },
    ];
    for (const fault of broken) server.fail(DATA, fault, { times: 1 });

    for (const _ of broken) await expect(readBody(DATA)).rejects.toThrow(TypeError);
    expect(await readBody(DATA)).toBe(TEXT);
  });

  it('takes the time that so many bytes take', async () => {
    server.fail(DATA, { kind: 'slow', bytesPerSecond: 20_000 });
    const start = performance.now();

    await readBody(DATA);

    // The first tenth of a second is free.
    expect(performance.now() - start).toBeGreaterThan((LENGTH / 20_000) * 1000 - 110);
  });
});

describe('a wrong answer', () => {
  it('has the status, headers and body that were asked for', async () => {
    server.fail(DATA, {
      kind: 'status',
      status: 503,
      headers: { 'retry-after': '3600' },
      body: '<h1>Busy</h1>',
    });

    const response = await ask(DATA);

    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('3600');
    expect(await response.text()).toBe('<h1>Busy</h1>');
  });

  it('is the page of a portal', async () => {
    server.fail('*', { kind: 'portal' }, { times: 1 });
    server.fail('*', { kind: 'portal', status: 511 });

    const [first, second] = [await ask(DATA), await ask('/')];

    expect([first.status, second.status]).toEqual([200, 511]);
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await first.text()).toContain('<form action="/login">');
  });

  it('leads elsewhere, or back to itself for ever', async () => {
    const portal = await startFaultServer(makeSite('portal'));
    server.fail(DATA, { kind: 'redirect', to: `${portal.origin}/` }, { times: 1 });
    server.fail(DATA, { kind: 'redirect' });

    const elsewhere = await ask(DATA);
    await expect(ask(DATA)).rejects.toThrow('fetch failed');
    await portal.stop();

    expect(await elsewhere.text()).toBe('<title>Front portal</title>');
    expect(server.count(DATA)).toBeGreaterThan(10);
  });

  it('has another type', async () => {
    server.fail(DATA, { kind: 'type', type: 'text/html' });

    const response = await ask(DATA);

    expect(response.headers.get('content-type')).toBe('text/html');
    expect(await response.text()).toBe(TEXT);
  });

  it.each([
    { name: 'empty', make: () => '', bytes: Buffer.alloc(0) },
    { name: 'in latin1', make: toLatin1, bytes: Buffer.from(TEXT.replaceAll('’', '\u0092'), 'latin1') },
    { name: 'in UTF-16', make: toUtf16, bytes: Buffer.from(`\uFEFF${TEXT}`, 'utf16le') },
    { name: 'behind a mark', make: withMark, bytes: Buffer.from(`\uFEFF${TEXT}`) },
    { name: 'deep', make: () => makeDeepJson(3), bytes: Buffer.from('[[[]]]') },
  ])('has a body that is $name', async ({ make, bytes }) => {
    server.fail(DATA, { kind: 'body', make });

    const response = await ask(DATA);

    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  it('has a warning of PHP before it', async () => {
    server.fail(DATA, { kind: 'body', make: withPhpWarning, type: 'text/html' });

    const response = await ask(DATA);

    expect(response.headers.get('content-type')).toBe('text/html');
    expect(await response.text()).toMatch(/^<br \/>\n<b>Warning<\/b>[^]*\{"titles"/);
  });

  it('is huge, and made while it is sent', async () => {
    server.fail(DATA, { kind: 'body', make: () => makeHugeJson(1e6) });

    const seen = await look(DATA);

    expect(seen).toMatchObject({ status: 200, length: undefined, end: 'whole' });
    expect(seen.bytes).toBeGreaterThan(1e6);
    expect(server.requests[0]?.bytes).toBe(seen.bytes);
  });

  it('stops being made when nobody listens any more', async () => {
    server.fail(DATA, { kind: 'body', make: () => makeHugeJson(1e12) });

    const seen = await look(DATA, { isPatient: false });

    expect(seen.end).toBe('silence');
  });

  it('is packed, and damaged or not packed at all', async () => {
    server.fail(DATA, { kind: 'gzip' }, { times: 1 });
    server.fail(DATA, { kind: 'gzip', isPlain: true });

    await expect(readBody(DATA)).rejects.toThrow(TypeError);
    await expect(readBody(DATA)).rejects.toThrow(TypeError);
  });

  it('is 304 where nobody has anything', async () => {
    server.fail(DATA, { kind: 'not-modified' });

    const response = await ask(DATA);

    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
  });
});

describe('which requests fail', () => {
  const failed = { kind: 'status', status: 500 } as const;
  const statusOf = async (address: string) => (await ask(address)).status;

  it.each([
    { pattern: DATA, failing: [DATA, `${DATA}?x`], why: 'a path, whatever its query' },
    { pattern: '/edition/*', failing: [DATA, `${DATA}?x`], why: 'what begins so' },
    { pattern: /\?x$/, failing: [`${DATA}?x`, '/tag/5g?x'], why: 'what an expression finds' },
    { pattern: /\?x$/g, failing: [`${DATA}?x`, '/tag/5g?x'], why: 'an expression keeps no place' },
  ])('$pattern: $why', async ({ pattern, failing }) => {
    server.fail(pattern, failed);

    const addresses = [DATA, `${DATA}?x`, '/tag/5g', '/tag/5g?x'];
    const statuses = await Promise.all(addresses.map(statusOf));

    expect(addresses.filter((_, index) => statuses[index] === 500)).toEqual(failing);
    expect(server.count(pattern)).toBe(failing.length);
  });

  it('fails as often as it was told, in the order it was told, then heals', async () => {
    server.fail(DATA, failed, { times: 2 });
    server.fail(DATA, { kind: 'status', status: 429 }, { times: 1 });

    const statuses = [];
    for (let asked = 0; asked < 4; asked += 1) statuses.push(await statusOf(DATA));

    expect(statuses).toEqual([500, 500, 429, 200]);
  });

  it('heals one fault, or all', async () => {
    const healFirst = server.fail(DATA, failed);
    server.fail(DATA, { kind: 'status', status: 429 });

    const statuses = [await statusOf(DATA)];
    healFirst();
    statuses.push(await statusOf(DATA));
    server.heal();
    statuses.push(await statusOf(DATA));

    expect(statuses).toEqual([500, 429, 200]);
  });

  it('asks a function about each request', async () => {
    server.fail('*', ({ path: address, before }) => (address === DATA && before === 1 ? failed : undefined));

    const statuses = [];
    for (let asked = 0; asked < 3; asked += 1) statuses.push(await statusOf(DATA));

    expect(statuses).toEqual([200, 500, 200]);
  });

  it('makes the same requests fail for the same seed, in whatever order they come', () => {
    const asked = Array.from({ length: 3000 }, (_, index) => ({
      path: `/edition/${index % 300}.json`,
      before: Math.floor(index / 300),
    }));
    const look7 = (requests: typeof asked) => {
      const strike = chaos(0.1, 7);
      return new Map(requests.map((one) => [`${one.path} ${one.before}`, strike(one)]));
    };

    const [forwards, backwards] = [look7(asked), look7(asked.toReversed())];
    const struck = [...forwards.values()].filter((fault) => fault !== undefined);

    expect(new Map([...backwards].toReversed())).toEqual(forwards);
    expect(struck.length).toBeGreaterThan(240);
    expect(struck.length).toBeLessThan(360);
    const again = asked.filter((one) => one.before === 1);
    const isStruck = (name: string, before: number) => forwards.get(`${name} ${before}`) !== undefined;
    expect(again.some((one) => isStruck(one.path, 0) && !isStruck(one.path, 1))).toBe(true);
    expect(new Set(struck.map(({ kind }) => kind))).toEqual(
      new Set(['reset', 'status', 'silence', 'truncate']),
    );
  });
});

describe('a deployment', () => {
  it.each([
    { old: 'removed', status: 404, text: 'Not found' },
    { old: 'kept', status: 200, text: "export const build = 'one';" },
    { old: 'html', status: 200, text: '<title>Front two</title>' },
  ] as const)('leaves former code $old', async ({ old, status, text }) => {
    server.deploy(makeSite('two'), { old });

    const former = await ask('/assets/one.js');

    expect(await readBody('/')).toBe('<title>Front two</title>');
    expect(await readBody('/assets/two.js')).toBe("export const build = 'two';");
    expect(former.status).toBe(status);
    expect(await former.text()).toBe(text);
    expect((await ask('/edition/gone.json')).status).toBe(404);
  });

  it('is taken back', async () => {
    const [one, two] = [makeSite('one'), makeSite('two')];
    server.deploy(one);
    server.deploy(two);

    server.deploy(one);

    expect(await readBody('/')).toBe('<title>Front one</title>');
    expect(await readBody('/assets/one.js')).toBe("export const build = 'one';");
    expect((await ask('/assets/two.js')).status).toBe(404);
  });

  it('keeps what former deployments kept', async () => {
    server.deploy(makeSite('two'), { old: 'kept' });
    server.deploy(makeSite('three'), { old: 'kept' });

    const statuses = await Promise.all(
      ['one', 'two', 'three'].map(async (name) => (await ask(`/assets/${name}.js`)).status),
    );

    expect(statuses).toEqual([200, 200, 200]);
  });
});

describe('the connection', () => {
  it('is refused until it is there again, at the same address', async () => {
    server.fail(DATA, { kind: 'silence' });
    const waiting = look(DATA);
    await expect.poll(() => server.count(DATA)).toBe(1);

    await server.disconnect();
    const refused = await look('/');
    await server.reconnect();

    expect((await waiting).end).toMatch(/^ECONNRESET/);
    expect(refused.end).toMatch(/^ECONNREFUSED/);
    expect(await readBody('/')).toBe('<title>Front one</title>');
  });
});

describe('the log', () => {
  it('tells what came in and how it was answered', async () => {
    server.fail(DATA, { kind: 'truncate', after: 10 }, { times: 1 });
    await look(`${DATA}?v=1`);
    await look('/tag/unknown', { method: 'HEAD' });
    server.fail(DATA, { kind: 'hang-up' });
    await look(DATA);

    expect(server.requests).toMatchObject([
      { method: 'GET', path: `${DATA}?v=1`, status: 200, fault: 'truncate', bytes: 10 },
      { method: 'HEAD', path: '/tag/unknown', status: 404, fault: undefined },
      { method: 'GET', path: DATA, status: undefined, fault: 'hang-up', bytes: 0 },
    ]);
    const times = server.requests.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(server.count('/edition/*')).toBe(2);
  });
});
