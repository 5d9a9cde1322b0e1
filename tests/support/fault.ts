import { constants, gzipSync } from 'node:zlib';

import { makeRandom } from './make-random.ts';
import type { Answer } from './static-host.ts';

/**
 * What goes wrong with one answer. `after` counts bytes of the body; left out, it is half of it.
 *
 * Chromium asks again by itself, up to three times, where a connection ends without a byte (`hang-up`): one fetch is then
 * several requests.
 */
export type Fault =
  /** The connection is reset (RST) in the middle of the body. */
  | { readonly kind: 'reset'; readonly after?: number }
  /** The whole length is promised, and the connection closed before it came. */
  | { readonly kind: 'truncate'; readonly after?: number }
  /** The length is not said; the end is missing, or, where it is clean, there: a shorter body, and no error. */
  | { readonly kind: 'cut'; readonly after?: number; readonly isClean?: boolean }
  /** The connection is closed before a byte. */
  | { readonly kind: 'hang-up' }
  /** Not a byte comes; after some milliseconds, where they are given, the connection is closed. */
  | { readonly kind: 'silence'; readonly ms?: number }
  /** Headers and some bytes come, then nothing more. */
  | { readonly kind: 'stall'; readonly after?: number }
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** The right answer comes late. */
  | { readonly kind: 'delay'; readonly ms: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The page on which a hotel asks for a room number: 200, or another status such as 511. */
  | { readonly kind: 'portal'; readonly status?: number }
  /** Sends elsewhere, or to the same address for ever. */
  | { readonly kind: 'redirect'; readonly to?: string }
  | { readonly kind: 'type'; readonly type: string }
  /** Another body, with the length it has: see `bad-bodies.ts`. One that is made in pieces comes without a length. */
  | {
      readonly kind: 'body';
      readonly make: (good: Buffer) => string | Uint8Array | Iterable<Uint8Array>;
      readonly type?: string;
    }
  /** Said to be packed: and damaged, or not packed at all. */
  | { readonly kind: 'gzip'; readonly isPlain?: boolean }
  /** 304, whatever was asked. */
  | { readonly kind: 'not-modified' };

/**
 * Gives the answer that is sent in place of the right one. What goes wrong on the way leaves it as it is.
 *
 * @param path what was asked for, with its query
 */
export function spoilAnswer(answer: Answer, fault: Fault, path: string): Answer {
  switch (fault.kind) {
    case 'status':
      return {
        status: fault.status,
        headers: { 'content-type': 'text/html; charset=utf-8', ...fault.headers },
        body: Buffer.from(fault.body ?? `<!doctype html><title>${fault.status}</title>`),
      };
    case 'portal':
      return {
        status: fault.status ?? 200,
        headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
        body: Buffer.from(PORTAL),
      };
    case 'redirect':
      return { status: 302, headers: { location: fault.to ?? path }, body: Buffer.alloc(0) };
    case 'type':
      return { ...answer, headers: { ...answer.headers, 'content-type': fault.type } };
    case 'body':
      return replaceBody(answer, fault.make(toBuffer(answer)), fault.type);
    case 'gzip':
      return {
        ...answer,
        headers: { ...answer.headers, 'content-encoding': 'gzip' },
        body: fault.isPlain === true ? answer.body : packBadly(toBuffer(answer)),
      };
    case 'not-modified':
      return { ...answer, status: 304, body: Buffer.alloc(0) };
    default:
      return answer;
  }
}

const PORTAL =
  '<!doctype html><title>Wi-Fi</title><h1>Bienvenue à l’hôtel</h1><form action="/login"><input name="room"></form>';

function replaceBody(
  answer: Answer,
  made: ReturnType<(Fault & { kind: 'body' })['make']>,
  type = '',
): Answer {
  const { etag: _former, ...headers } = answer.headers;
  return {
    status: 200,
    headers: { ...headers, ...(type === '' ? {} : { 'content-type': type }) },
    body: typeof made === 'string' ? Buffer.from(made) : made,
  };
}

/** The body in one piece. */
export function toBuffer({ body }: Answer): Buffer {
  return body instanceof Uint8Array ? Buffer.from(body) : Buffer.concat([...body]);
}

/** Packs half of a text rightly; what follows begins like no block of deflate, so nobody can unpack it by mistake. */
function packBadly(text: Buffer): Buffer {
  const half = text.subarray(0, Math.floor(text.length / 2));
  return Buffer.concat([gzipSync(half, { finishFlush: constants.Z_SYNC_FLUSH }), Buffer.alloc(512, 0xff)]);
}

/** What a request is to a fault that looks before it strikes. */
export type Asked = {
  /** With the query. */
  readonly path: string;
  /** How often this path was asked for before. */
  readonly before: number;
};

/**
 * Makes some of the requests fail: reset, 503, silence that ends, a body that is cut. Which ones depends on the seed,
 * the path and how often it was asked for, not on the order in which a browser asks.
 *
 * @param probability from 0 to 1
 *
 * @example
 * server.fail('/edition/*', chaos(0.1, 7))
 */
export function chaos(probability: number, seed: number): (asked: Asked) => Fault | undefined {
  return ({ path, before }) => {
    const random = makeRandom(hash(`${seed} ${path} ${before}`));
    return random.number(1_000_000) < probability * 1_000_000 ? random.pick(CHAOS) : undefined;
  };
}

const CHAOS: readonly Fault[] = [
  { kind: 'reset' },
  { kind: 'status', status: 503 },
  { kind: 'silence', ms: 300 },
  { kind: 'truncate' },
];

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value;
}
