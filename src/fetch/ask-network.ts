import { EditionError } from './edition-error.ts';

/** A file as its host sent it. */
export type Answer = {
  /** What the host says it is; may be wrong, or empty. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** How a file is asked for. */
export type Ask = {
  readonly cache: RequestCache;
  /** From the request to the last byte, milliseconds. */
  readonly limitMs: number;
};

/** From the request to the headers. */
const HEADERS_MS = 8000;
/** Between two pieces of a body. */
const SILENCE_MS = 10_000;
/** No file of a site comes near it. */
const MOST_BYTES = 50_000_000;
/** The longest that a host may put a file off: longer is a mistake more often than not. */
export const LONGEST_DELAY_MS = 3_600_000;

/**
 * Sends one request for a file of the site, and gives all of the answer. What runs into a limit of time is not asked
 * for `again`: the reader has waited long enough to be told.
 *
 * @param path below the site's base
 * @throws {EditionError} and, when the reader moved on, the signal's reason
 */
export async function askNetwork(path: string, ask: Ask, signal: AbortSignal): Promise<Answer> {
  signal.throwIfAborted();
  const call = new AbortController();
  const leave = () => call.abort();
  signal.addEventListener('abort', leave);
  let late: string | undefined;
  const limit = (ms: number, what: string) =>
    setTimeout(() => {
      late = `${what} within ${ms} ms`;
      leave();
    }, ms);
  const total = limit(ask.limitMs, 'not whole');
  let silence = limit(HEADERS_MS, 'no answer');
  const hear = () => {
    clearTimeout(silence);
    silence = limit(SILENCE_MS, 'nothing more');
  };
  try {
    const response = await send(path, { cache: ask.cache, signal: call.signal });
    hear();
    assertGood(path, response);
    const bytes = await readBytes(path, response, hear);
    return { type: response.headers.get('content-type') ?? '', bytes };
  } catch (error) {
    // Of what is not read, no more is sent.
    leave();
    signal.throwIfAborted();
    if (error instanceof EditionError && late === undefined) throw error;
    throw new EditionError('unreachable', path, late ?? String(error), late === undefined ? 0 : undefined);
  } finally {
    clearTimeout(total);
    clearTimeout(silence);
    signal.removeEventListener('abort', leave);
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const address = `${import.meta.env.BASE_URL}${encodeURI(path)}`;
  let response = await fetch(address, { ...init, redirect: 'manual' });
  // A browser hides where it would go. It is followed only to tell whether that is on the site.
  if (response.type === 'opaqueredirect' || response.headers.has('location')) {
    const { origin } = new URL(response.url);
    response = await fetch(address, init).catch(() => Response.error());
    if (!response.url.startsWith(`${origin}/`)) throw new EditionError('filtered', path, 'leads elsewhere');
  }
  // "Not modified", but the browser has nothing that could be unmodified.
  return response.status === 304 ? fetch(address, { ...init, cache: 'reload' }) : response;
}

function assertGood(path: string, { ok, status, headers }: Response): void {
  if (ok) return;
  const detail = `status ${status}`;
  if (status === 404 || status === 410 || status === 451) throw new EditionError('absent', path, detail);
  if (status === 511) throw new EditionError('filtered', path, detail);
  const mayPass = status === 408 || status === 429 || status >= 500;
  throw new EditionError('refused', path, detail, mayPass ? readAgain(headers) : undefined);
}

/** When a host that failed wants to be asked again: `Retry-After`, in seconds or as a date. */
function readAgain(headers: Headers): number {
  const text = headers.get('retry-after') ?? '0';
  const now = Date.now();
  const seconds = Number(text);
  const delay = Number.isNaN(seconds) ? Date.parse(text) - now : seconds * 1000;
  return now + Math.min(Number.isNaN(delay) ? 0 : delay, LONGEST_DELAY_MS);
}

async function readBytes(
  path: string,
  { body }: Response,
  hear: () => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (;;) {
    const piece = (await reader?.read())?.value;
    if (piece === undefined) break;
    hear();
    size += piece.length;
    if (size > MOST_BYTES)
      throw new EditionError('unreadable', path, `expected at most ${MOST_BYTES} bytes, more came`);
    pieces.push(piece);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
