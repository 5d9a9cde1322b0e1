import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Answer } from '../support/static-host.ts';

/** A connection that all answers share: bytes a second, and milliseconds before the first byte of each. */
export type Connection = { readonly throughput: number; readonly latency: number };

/** A host behind one connection. */
export type NarrowHost = {
  readonly origin: string;
  /** The bytes of all bodies sent so far. */
  readonly getSent: () => number;
  readonly close: () => Promise<void>;
};

const PIECE = 8192;

/** Serves answers through a connection of its own, which gives its whole width to whoever asks. */
export async function serveNarrow(
  answer: (pathname: string, etag?: string) => Answer,
  { throughput, latency }: Connection,
): Promise<NarrowHost> {
  let sent = 0;
  let free = 0;
  const send = async (response: ServerResponse, body: Uint8Array) => {
    for (let at = 0; at < body.length; at += PIECE) {
      const piece = body.subarray(at, at + PIECE);
      free = Math.max(free, performance.now()) + (1000 * piece.length) / throughput;
      const wait = free - performance.now();
      if (wait > 1) await sleep(wait);
      sent += piece.length;
      response.write(piece);
    }
    response.end();
  };
  const server = createServer((request, response) => {
    const { status, headers, body } = answer(
      new URL(request.url ?? '/', 'http://localhost').pathname,
      request.headers['if-none-match'],
    );
    const bytes = body instanceof Uint8Array ? body : Buffer.concat([...body]);
    void sleep(latency).then(() => {
      response.writeHead(status, { ...headers, 'content-length': bytes.length });
      return send(response, bytes);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    getSent: () => sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
