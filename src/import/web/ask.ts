import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request as askOpenly } from 'node:http';
import { request as askSecretly } from 'node:https';
import type { LookupFunction } from 'node:net';
import { PassThrough } from 'node:stream';

import { ImportError } from './import-error.ts';

/** What an answer may cost. */
export type AskLimits = {
  /** How long nothing may come, in milliseconds. */
  readonly silence: number;
  /** How long all of it may take, in milliseconds. */
  readonly total: number;
};

/** What a server answers; its body is read once, and ends with an error where it ends too early. */
export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncIterable<Uint8Array>;
};

/** How a question is asked. */
export type Question = {
  readonly url: URL;
  readonly headers: OutgoingHttpHeaders;
  readonly lookup: LookupFunction | undefined;
  readonly limits: AskLimits;
  readonly signal: AbortSignal | undefined;
};

/**
 * Sends one GET and hands its answer over; when that is done, or fails, the connection is let go.
 *
 * @throws ImportError where a server cannot be reached, is silent for too long or takes too long; what `signal` was
 *   aborted with; `BrokenAnswer` where an answer ends too early
 */
export async function ask<Value>(
  question: Question,
  hear: (answer: Answer) => Promise<Value>,
): Promise<Value> {
  const watch = watchTime(question);
  let received: Received | undefined;
  try {
    received = await send(question, watch.signal);
    watch.hear();
    const { statusCode: status = 0, headers } = received.message;
    return await hear({ status, headers, body: readBody(received, watch) });
  } catch (error) {
    throw explain(error, watch.signal, question.url);
  } finally {
    watch.stop();
    received?.message.destroy();
  }
}

/** An answer that ended before its end. */
export class BrokenAnswer extends Error {
  override readonly name = 'BrokenAnswer';
}

/** An answer, and its bytes: they are kept apart, for Node throws away what was not yet read of an answer that breaks. */
type Received = { readonly message: IncomingMessage; readonly bytes: PassThrough };

function send({ url, headers, lookup }: Question, signal: AbortSignal): Promise<Received> {
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  const request = url.protocol === 'https:' ? askSecretly : askOpenly;
  request(url, { headers, signal, ...(lookup === undefined ? {} : { lookup }) })
    .on('response', (message) => {
      const bytes = message.pipe(new PassThrough());
      message.on('error', () => {
        bytes.end();
      });
      resolve({ message, bytes });
    })
    .on('error', reject)
    .end();
  return promise;
}

async function* readBody({ message, bytes }: Received, watch: Watch): AsyncGenerator<Uint8Array, void> {
  const announced = message.headers['content-length'];
  let count = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    watch.hear();
    count += chunk.length;
    yield chunk;
  }
  // An answer whose end is the end of the connection seems whole wherever it was cut off.
  watch.signal.throwIfAborted();
  if (message.errored !== null) throw message.errored;
  if (announced !== undefined && count !== Number(announced)) {
    throw new BrokenAnswer(`${count} of ${announced} bytes`);
  }
}

type Watch = {
  readonly signal: AbortSignal;
  /** Begins the silence anew. */
  readonly hear: () => void;
  readonly stop: () => void;
};

function watchTime({ url, limits, signal }: Question): Watch {
  const watch = new AbortController();
  const stopFor = (found: string) => () => {
    watch.abort(new ImportError(showAddress(url), 'an answer', found, 'try again later'));
  };
  const silent = setTimeout(stopFor(`${limits.silence / 1000} seconds of silence`), limits.silence);
  const total = setTimeout(
    stopFor(`one that takes more than ${limits.total / 60_000} minutes`),
    limits.total,
  );
  return {
    signal: signal === undefined ? watch.signal : AbortSignal.any([watch.signal, signal]),
    hear: () => {
      silent.refresh();
    },
    stop: () => {
      clearTimeout(silent);
      clearTimeout(total);
    },
  };
}

/** Writes an address without the password that may be in it. */
export function showAddress(url: URL): string {
  const shown = new URL(url);
  shown.username = shown.password = '';
  return shown.href;
}

const REASONS: Readonly<Record<string, readonly [found: string, fix: string]>> = {
  ENOTFOUND: ['no server of this name', 'check the address, and your connection'],
  EAI_AGAIN: ['no name server that answers', 'check your connection'],
  ECONNREFUSED: ['a server that takes no connection', 'check the address, or try again later'],
  ETIMEDOUT: ['no answer', 'try again later'],
  EHOSTUNREACH: ['no way to the server', 'check your connection'],
  ENETUNREACH: ['no way to the server', 'check your connection'],
};

function explain(error: unknown, signal: AbortSignal, url: URL): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof ImportError || error instanceof BrokenAnswer || !(error instanceof Error))
    return error;
  const code = 'code' in error ? String(error.code) : '';
  // Of the connection, or of Node’s reader of HTTP where the body ends too early.
  if (code === 'ECONNRESET' || code === 'EPIPE' || error.message === 'aborted')
    return new BrokenAnswer(error.message);
  const [found, fix] = Object.hasOwn(REASONS, code) ? (REASONS[code] ?? []) : [];
  if (found !== undefined && fix !== undefined)
    return new ImportError(showAddress(url), 'a server', found, fix);
  if (/CERT|SSL|TLS|SELF_SIGNED|ISSUER/.test(code)) {
    return new ImportError(
      showAddress(url),
      'a certificate to be trusted',
      code,
      'tell the owner of the site',
    );
  }
  if (code.startsWith('HPE_')) return new ImportError(showAddress(url), 'HTTP', code, 'check the address');
  return error;
}
