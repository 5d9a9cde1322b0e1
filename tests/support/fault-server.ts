import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import type { Asked, Fault } from './fault.ts';
import { spoilAnswer } from './fault.ts';
import type { Sent } from './send-answer.ts';
import { sendAnswer } from './send-answer.ts';
import type { OldAssets, StaticHost } from './static-host.ts';
import { matchesPath, openStaticHost } from './static-host.ts';

/**
 * Which requests: a regular expression is tried on the path with its query, a text is the path without it, or its
 * beginning where it ends in a star (`/edition/*`).
 */
export type Pattern = RegExp | string;

/** A request that came in. */
export type Logged = {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<IncomingHttpHeaders>;
  /** Milliseconds since the server was started. */
  readonly at: number;
  /** What was answered; nothing where no header was sent. */
  readonly status: number | undefined;
  /** What went wrong with it on purpose. */
  readonly fault: Fault['kind'] | undefined;
  /** Bytes of the body that were handed to the connection up to now. */
  readonly bytes: number;
};

export type FaultServer = {
  /** The address, such as `http://localhost:40123`, the same for the whole life of the server. */
  readonly origin: string;
  /**
   * Lets requests fail from now on, the first `times` of them where that is given. Where several faults are asked for the same
   * request, the one that was given first strikes, so a row of `times: 1` is a sequence. A function looks at each request;
   * those it gives nothing for pass to the next fault.
   *
   * @returns a function that heals this fault alone
   */
  readonly fail: (
    pattern: Pattern,
    fault: Fault | ((asked: Asked) => Fault | undefined),
    options?: { readonly times?: number },
  ) => () => void;
  /** Nothing goes wrong any more. What is failing already goes on failing. */
  readonly heal: () => void;
  /** Serves another build at the same address from now on; the former one once more is a rollback. */
  readonly deploy: (folder: string, options?: { readonly old?: OldAssets }) => void;
  /** Closes every connection and refuses new ones. */
  readonly disconnect: () => Promise<void>;
  /** Listens at the same address again. */
  readonly reconnect: () => Promise<void>;
  /** What came in, in its order. */
  readonly requests: readonly Logged[];
  /** How many requests came in. */
  readonly count: (pattern: Pattern) => number;
  readonly stop: () => Promise<void>;
};

/**
 * Serves a built site on a free port, as a good static host does, and does wrong what it is told.
 *
 * @throws when the folder holds no site
 */
export async function startFaultServer(folder: string): Promise<FaultServer> {
  const host = openStaticHost(folder);
  const faults = openFaultList();
  const requests: Log[] = [];
  const start = performance.now();
  const door = await openDoor((request, response) => {
    const { method = '', url: path = '/', headers } = request;
    const before = requests.filter((one) => one.path === path).length;
    const at = performance.now() - start;
    const logged: Log = { method, path, headers, at, status: undefined, fault: undefined, bytes: 0 };
    requests.push(logged);
    answerRequest(host, faults.take({ path, before }), logged, response);
  });
  return {
    origin: `http://localhost:${door.port}`,
    fail: faults.add,
    heal: faults.clear,
    deploy: (next, { old = 'removed' } = {}) => host.deploy(next, old),
    disconnect: door.close,
    reconnect: door.open,
    requests,
    count: (pattern) => requests.filter(({ path }) => matches(pattern, path)).length,
    stop: door.close,
  };
}

type Log = Omit<Logged, 'fault' | keyof Sent> & { fault: Logged['fault'] } & Sent;

function answerRequest(
  host: StaticHost,
  fault: Fault | undefined,
  logged: Log,
  response: ServerResponse,
): void {
  const isWhole = fault !== undefined && fault.kind !== 'delay' && fault.kind !== 'slow';
  // "Not modified" has no body in which something could go wrong.
  const etag = isWhole ? undefined : logged.headers['if-none-match'];
  const right = host.answer(dropQuery(logged.path), etag);
  const answer = fault === undefined ? right : spoilAnswer(right, fault, logged.path);
  logged.fault = fault?.kind;
  sendAnswer(response, answer, fault, logged);
}

function dropQuery(path: string): string {
  return path.replace(/[?#].*$/, '');
}

function matches(pattern: Pattern, path: string): boolean {
  return typeof pattern === 'string' ? matchesPath(pattern, dropQuery(path)) : path.search(pattern) !== -1;
}

type FaultList = {
  readonly add: FaultServer['fail'];
  readonly clear: () => void;
  /** The fault of a request, which uses it up once. */
  readonly take: (asked: Asked) => Fault | undefined;
};

function openFaultList(): FaultList {
  let rules: { pattern: Pattern; find: (asked: Asked) => Fault | undefined; left: number }[] = [];
  return {
    add: (pattern, fault, { times = Infinity } = {}) => {
      const rule = { pattern, find: typeof fault === 'function' ? fault : () => fault, left: times };
      rules.push(rule);
      return () => {
        rules = rules.filter((one) => one !== rule);
      };
    },
    clear: () => {
      rules = [];
    },
    take: (asked) => {
      for (const rule of rules) {
        const fault = rule.left > 0 && matches(rule.pattern, asked.path) ? rule.find(asked) : undefined;
        if (fault === undefined) continue;
        rule.left -= 1;
        return fault;
      }
      return undefined;
    },
  };
}

type Door = {
  readonly port: number;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Listens on a free port of localhost, and on the same one each time it is opened again. */
async function openDoor(
  onRequest: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Door> {
  const sockets = new Set<Socket>();
  // Longer than any journey: who finds a connection closed asks once more, which would be counted.
  const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    // Who asked is gone; there is nobody to tell.
    response.on('error', () => {});
    onRequest(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const listen = async (port: number) => {
    server.listen(port, 'localhost');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo; // A server on a port has no other kind of address.
  return {
    port,
    open: () => (server.listening ? Promise.resolve() : listen(port)),
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
