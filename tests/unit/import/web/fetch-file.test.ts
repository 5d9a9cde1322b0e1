import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createRawServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterEach, describe, expect, it } from 'vitest';

import type { SourceFile } from '../../../../src/import/source.ts';
import { readText } from '../../../../src/import/web/decode.ts';
import type { WebOptions } from '../../../../src/import/web/fetch-file.ts';
import { openWeb } from '../../../../src/import/web/fetch-file.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that answers as it is told, and keeps what it was asked. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse, number: number) => void) {
  const asked: IncomingMessage[] = [];
  const address = await listen(
    createServer((request, response) => {
      asked.push(request);
      answer(request, response, asked.length);
    }),
  );
  return { address, asked };
}

/** A server that writes bytes, whatever it is asked, and keeps the connection or ends it. */
function serveRaw(answer: (socket: Socket, number: number) => void): Promise<string> {
  let number = 0;
  return listen(
    createRawServer((socket) => {
      // A visitor may leave in the middle.
      socket.on('error', () => {});
      socket.once('data', () => {
        number += 1;
        answer(socket, number);
      });
    }),
  );
}

function open(options: Partial<WebOptions> = {}) {
  const cache = mkdtempSync(path.join(tmpdir(), 'kiosque-web-'));
  closing.push(() => {
    rmSync(cache, { recursive: true });
  });
  const said: string[] = [];
  const waited: number[] = [];
  const all: WebOptions = {
    cache,
    allowPrivate: true,
    pause: 0,
    onWait: (text) => said.push(text),
    wait: async (time) => {
      if (time > 0) waited.push(time);
    },
    ...options,
  };
  return { web: openWeb(all), said, waited, again: () => openWeb(all) };
}

async function textOf(file: SourceFile | 'unchanged'): Promise<string> {
  return file === 'unchanged' ? file : readText(file);
}

describe('getFile', () => {
  it('gives a file with what the server says of it, as Kiosque and as nobody else', async () => {
    const { address, asked } = await serve((_, response) => {
      response.setHeader('content-type', 'text/xml; charset=iso-8859-1').end(Buffer.from('été', 'latin1'));
    });

    const file = await open().web.getFile(`${address}/feed.xml`);

    expect(file).toMatchObject({ name: `${address}/feed.xml`, address: `${address}/feed.xml` });
    expect([await textOf(file), await textOf(file)]).toEqual(['été', 'été']);
    expect(asked.map(({ headers }) => headers['user-agent'])).toEqual(['Kiosque/0.1 (+import)']);
  });

  it('unpacks what comes packed', async () => {
    const { address } = await serve((_, response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync('<rss>'));
    });

    expect(await textOf(await open().web.getFile(address))).toBe('<rss>');
  });

  it('refuses a coding that it did not ask for', async () => {
    const { address } = await serve((_, response) => {
      response.setHeader('content-encoding', 'br').end('x');
    });

    await expect(open().web.getFile(address)).rejects.toThrow(
      'expected gzip or nothing around it · found br',
    );
  });

  it('asks the next time only for what has changed', async () => {
    const { address, asked } = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else
        response
          .setHeader('etag', '"1"')
          .setHeader('last-modified', 'Wed, 02 Oct 2002 13:00:00 GMT')
          .end('a');
    });
    const { web, again } = open();

    const answers = [
      await web.getFile(address),
      await again().getFile(address),
      await again().getFile(address, true),
    ];

    expect(await Promise.all(answers.map(textOf))).toEqual(['a', 'unchanged', 'a']);
    expect(asked.at(-1)?.headers['if-modified-since']).toBe('Wed, 02 Oct 2002 13:00:00 GMT');
  });

  it('follows redirects, and says where another host is', async () => {
    const other = await serve((_, response) => void response.end('there'));
    const { address } = await serve((request, response) => {
      const to = request.url === '/a' ? '/b' : `${other.address}/c`;
      response.writeHead(request.url === '/a' ? 301 : 302, { location: to }).end();
    });
    const { web, said } = open();

    const file = await web.getFile(`${address}/a`);

    expect(file).toMatchObject({ address: `${other.address}/c` });
    expect(await textOf(file)).toBe('there');
    expect(said).toEqual([`${address}/b · redirects to ${other.address}/c`]);
  });

  it('follows five redirects, and no more', async () => {
    const { address, asked } = await serve((_, response) => {
      response.writeHead(302, { location: '/round' }).end();
    });

    await expect(open().web.getFile(address)).rejects.toThrow(
      'expected a file · found more than 5 redirects',
    );
    expect(asked).toHaveLength(6);
  });

  it.each([
    ['file:///etc/passwd', 'file:'],
    ['ftp://a.example/', 'ftp:'],
    ['feed.xml', 'none'],
  ])('refuses %s, wherever it comes from', async (given, found) => {
    const { address } = await serve((_, response) => {
      response.writeHead(302, { location: given.includes(':') ? given : 'gopher://x/' }).end();
    });
    const { web } = open();

    await expect(web.getFile(given)).rejects.toThrow(`expected an address of http or https · found ${found}`);
    await expect(web.getFile(address)).rejects.toThrow('expected an address of http or https');
  });

  it.each([
    [404, 'check the address'],
    [403, 'fetch it where you are signed in, and give the file'],
    [500, 'try again later'],
  ])('says what to do about %i', async (status, fix) => {
    const { address } = await serve((_, response) => {
      response.writeHead(status).end('sorry');
    });

    await expect(open().web.getFile(address)).rejects.toThrow(
      `${address}/ · expected a file · found the answer ${status} · ${fix}`,
    );
  });

  it('never shows a password', async () => {
    const { address, asked } = await serve((_, response) => {
      response.writeHead(404).end();
    });
    const secret = address.replace('//', '//ada:geheim@');

    const refused = open().web.getFile(secret);

    await expect(refused).rejects.toThrow(`${address}/ · expected`);
    await expect(refused).rejects.not.toThrow('geheim');
    expect(asked[0]?.headers.authorization).toMatch(/^Basic /);
  });

  it.each([
    [{ 'retry-after': '7' }, 7000],
    [{}, 5000],
  ])('waits as it is asked to (%o)', async (headers, time) => {
    const { address } = await serve((_, response, number) => {
      if (number === 1) response.writeHead(number === 1 ? 429 : 503, headers).end('busy');
      else response.end('a');
    });
    const { web, waited, said } = open();

    expect(await textOf(await web.getFile(address))).toBe('a');
    expect(waited).toEqual([time]);
    expect(said).toEqual([expect.stringContaining(`answers 429 · waiting ${time / 1000} s`)]);
  });

  it.each([
    ['1', 3, 'found 503, and the wish to wait 1 s'],
    ['60', 2, 'found 503, and the wish to wait 60 s'],
    ['86400', 0, 'found 503, and the wish to wait 86400 s'],
  ])('does not wait for ever (Retry-After: %s)', async (asked, waits, words) => {
    const { address } = await serve((_, response) => {
      response.writeHead(503, { 'retry-after': asked }).end();
    });
    const { web, waited } = open();

    await expect(web.getFile(address)).rejects.toThrow(words);
    expect(waited).toHaveLength(waits);
  });

  it('ends what is silent for too long', async () => {
    const never = await serveRaw(() => {});
    const half = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf');
    });
    const { web } = open({ limits: { silence: 100 } });

    await expect(web.getFile(never)).rejects.toThrow('expected an answer · found 0.1 seconds of silence');
    await expect(web.getFile(half)).rejects.toThrow('expected an answer · found 0.1 seconds of silence');
  });

  it('ends what never ends', async () => {
    const endless = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const more = () => {
        while (socket.write('x'.repeat(10_000)));
        socket.once('drain', more);
      };
      more();
    });
    const dripping = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const drip = setInterval(() => socket.write('x'), 5);
      socket.on('close', () => {
        clearInterval(drip);
      });
    });

    await expect(open({ limits: { file: 2 ** 20 } }).web.getFile(endless)).rejects.toThrow(
      'expected at most 1 MB · found more · fetch it yourself, and give the file',
    );
    await expect(open({ limits: { total: 60 } }).web.getFile(dripping)).rejects.toThrow(
      'found one that takes more than',
    );
  });

  it('goes on where an answer broke off', async () => {
    const { address, asked } = await serve((_, response, number) => {
      response.setHeader('etag', '"1"');
      if (number === 1) {
        response.writeHead(200, { 'content-length': 10 }).write('01234', () => response.destroy());
      } else {
        response.writeHead(206, { 'content-range': 'bytes 5-9/10', 'content-length': 5 }).end('56789');
      }
    });

    expect(await textOf(await open().web.getFile(address))).toBe('0123456789');
    expect(asked[1]?.headers).toMatchObject({ range: 'bytes=5-', 'if-range': '"1"' });
  });

  it('starts afresh where a server cannot go on, or goes on elsewhere', async () => {
    const { address } = await serve((_, response, number) => {
      response.setHeader('etag', `"${number}"`);
      if (number === 1)
        response.writeHead(200, { 'content-length': 10 }).write('01234', () => response.destroy());
      else if (number === 2)
        response.writeHead(206, { 'content-range': 'bytes 0-4/10', 'content-length': 5 }).end('01234');
      else response.end('abcdefghij');
    });

    expect(await textOf(await open().web.getFile(address))).toBe('abcdefghij');
  });

  it('never takes half for whole', async () => {
    let asked = 0;
    const address = await serveRaw((socket) => {
      asked += 1;
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf');
    });
    const chunked = await serveRaw((socket) => {
      socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n');
    });
    const { web } = open();

    await expect(web.getFile(address)).rejects.toThrow(
      'expected a whole file · found 3 times one that breaks off',
    );
    await expect(web.getFile(chunked)).rejects.toThrow(
      'expected a whole file · found 3 times one that breaks off',
    );
    expect(asked).toBe(3);
  });

  it('goes on in the next run with what the last one had', async () => {
    let isWell = false;
    const { address, asked } = await serve((request, response) => {
      response.setHeader('etag', '"1"');
      if (!isWell) response.writeHead(200, { 'content-length': 10 }).write('01234', () => response.destroy());
      else
        response
          .writeHead(206, { 'content-range': `bytes 5-9/10` })
          .end(request.headers.range === undefined ? '' : '56789');
    });
    const { web, again } = open();
    await expect(web.getFile(address)).rejects.toThrow('run the import again: it goes on where it broke off');
    isWell = true;

    expect(await textOf(await again().getFile(address))).toBe('0123456789');
    expect(asked.at(-1)?.headers.range).toBe('bytes=5-');
  });

  it('says what is wrong where there is no server, and where it speaks no HTTP', async () => {
    const address = await listen(createRawServer());
    for (const close of closing.splice(0)) close();
    const raw = await serveRaw((socket) => {
      socket.end('SSH-2.0-OpenSSH\r\n');
    });
    const { web } = open();

    await expect(web.getFile(address)).rejects.toThrow(
      `${address}/ · expected a server · found a server that takes no`,
    );
    await expect(web.getFile(raw)).rejects.toThrow('expected HTTP');
  });

  it('ends when it is told to', async () => {
    const stop = new AbortController();
    const address = await serveRaw(() => {
      stop.abort(new Error('stopped by hand'));
    });

    await expect(open({ signal: stop.signal }).web.getFile(address)).rejects.toThrow('stopped by hand');
  });

  it('visits a host one request at a time, with a pause between them', async () => {
    let [inside, most] = [0, 0];
    const { address } = await serve((_, response) => {
      inside += 1;
      most = Math.max(most, inside);
      // Long enough for others to come in, if they may.
      setTimeout(() => {
        inside -= 1;
        response.end('a');
      }, 30);
    });
    const { web, waited } = open({ pause: 200 });

    await Promise.all(['/a', '/b', '/c'].map((place) => web.getFile(address + place)));

    expect(most).toBe(1);
    expect(waited).toEqual([200, 200]);
  });
});

describe('the machine’s own network', () => {
  it('is never asked, unless it is allowed', async () => {
    const { address, asked } = await serve((_, response) => void response.end('secret'));
    const { port } = new URL(address);
    const { web } = open({ allowPrivate: false });

    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0177.1', '[::ffff:127.0.0.1]', '[::1]']) {
      await expect(web.getFile(`http://${host}:${port}/`)).rejects.toThrow(
        'found one inside this machine’s own network',
      );
    }
    expect(asked).toHaveLength(0);
  });

  it('is not reached by a name that leads there, even one that was public a moment ago', async () => {
    const { address, asked } = await serve((_, response) => void response.end('secret'));
    const { port } = new URL(address);
    const { web } = open({ allowPrivate: false, resolve: async () => [{ address: '127.0.0.1', family: 4 }] });

    await expect(web.getFile(`http://rebind.example:${port}/`)).rejects.toThrow('rebind.example · expected');
    expect(asked).toHaveLength(0);
  });

  it('is not reached by a redirect', async () => {
    const { visit } = await import('../../../../src/import/web/visit.ts');
    const { makeGuardedLookup } = await import('../../../../src/import/web/own-network.ts');
    const { makeTurns } = await import('../../../../src/import/web/turns.ts');
    const inner = await serve((_, response) => void response.end('secret'));
    const outer = await serve((_, response) => {
      response.writeHead(302, { location: inner.address }).end();
    });
    const guarded = makeGuardedLookup();
    const { port } = new URL(outer.address);
    const manners = {
      limits: { silence: 1000, total: 10_000 },
      signal: undefined,
      wait: async () => {},
      turns: makeTurns(0, async () => {}),
      say: () => {},
      // The outer one stands for the public web.
      lookup: ((host, options, callback) => {
        if (host === 'public.example') callback(null, [{ address: '127.0.0.1', family: 4 }]);
        else guarded(host, options, callback);
      }) satisfies typeof guarded,
    };

    const visiting = visit(`http://public.example:${port}/`, {}, manners, async ({ status }) => status);

    await expect(visiting).rejects.toThrow('127.0.0.1 · expected an address of the public web');
    expect([outer.asked.length, inner.asked.length]).toEqual([1, 0]);
  });
});

describe('get', () => {
  it('gives every answer as it is, with its headers', async () => {
    const { address } = await serve((request, response) => {
      response.setHeader('x-wp-total', '12').setHeader('content-type', 'application/json');
      response.writeHead(request.url === '/ok' ? 200 : 400).end('{"a": "é"}');
    });
    const { web } = open();

    const [good, bad] = [await web.get(`${address}/ok`), await web.get(`${address}/bad`)];

    expect(good).toMatchObject({ status: 200, text: '{"a": "é"}', isUnchanged: false });
    expect(good.headers).toMatchObject({ 'x-wp-total': '12' });
    expect(bad).toMatchObject({ status: 400, text: '{"a": "é"}' });
  });

  it('gives what it has where nothing changed', async () => {
    const { address } = await serve((request, response) => {
      response.setHeader('x-wp-total', '12').setHeader('etag', '"1"');
      if (request.headers['if-none-match'] === undefined) response.end('a');
      else response.writeHead(304).end();
    });
    const { web } = open();

    const [first, second] = [await web.get(address), await web.get(address)];

    expect(second).toMatchObject({ ...first, headers: { 'x-wp-total': '12' }, isUnchanged: true });
  });
});

describe('download', () => {
  it('fetches a picture once', async () => {
    const { address, asked } = await serve((_, response) => {
      response.setHeader('content-type', 'image/png').end('png');
    });
    const { web, again } = open();

    const [first, second] = [
      await web.download(`${address}/a.png`),
      await again().download(`${address}/a.png`),
    ];

    expect(first).toEqual(second);
    expect(first).toMatchObject({ address: `${address}/a.png`, contentType: 'image/png' });
    expect(readFileSync(first.path, 'utf8')).toBe('png');
    expect(asked).toHaveLength(1);
  });

  it('takes no picture that is too large', async () => {
    const { address } = await serve((_, response) => void response.end('x'.repeat(3000)));

    await expect(open({ limits: { picture: 1024 } }).web.download(address)).rejects.toThrow('found more');
  });
});
