import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { open } from 'node:fs/promises';
import { setTimeout as pass } from 'node:timers/promises';

import type { SourceFile } from '../source.ts';
import type { Answer, AskLimits } from './ask.ts';
import { showAddress } from './ask.ts';
import { readText } from './decode.ts';
import { ImportError } from './import-error.ts';
import { openDiskFile } from './open-file.ts';
import type { Resolve } from './own-network.ts';
import { makeGuardedLookup } from './own-network.ts';
import { makeTurns } from './turns.ts';
import type { Manners } from './visit.ts';
import { isBroken, visit } from './visit.ts';
import type { CacheEntry, CachedFacts } from './web-cache.ts';
import { openCacheEntry } from './web-cache.ts';

/** How the web is opened. */
export type WebOptions = {
  /** A folder that keeps what came, for this run and the next ones. */
  readonly cache: string;
  /** Whether addresses inside the machine's own network may be asked. */
  readonly allowPrivate?: boolean;
  /** Hears of waits and of redirects to another host. */
  readonly onWait?: (text: string) => void;
  /** Ends all that is on the way. */
  readonly signal?: AbortSignal;
  /** Between two requests to one host, in milliseconds. */
  readonly pause?: number;
  readonly limits?: Partial<WebLimits>;
  /** How time passes, in milliseconds. */
  readonly wait?: (time: number) => Promise<void>;
  /** Who knows the addresses of hosts. */
  readonly resolve?: Resolve;
};

/** What an answer may cost: bytes of a file and of a picture, and milliseconds. */
export type WebLimits = AskLimits & { readonly file: number; readonly picture: number };

/** The only door of the importer to the network. */
export type Web = {
  /**
   * Fetches a file: `unchanged` where it is as it was the last time, unless `isWanted` asks for it all the same.
   *
   * @throws ImportError for every answer that is no file
   */
  readonly getFile: (address: string, isWanted?: boolean) => Promise<SourceFile | 'unchanged'>;
  /** Asks for a text, whatever the status of the answer is; `isUnchanged` where it is as it was the last time. */
  readonly get: (address: string) => Promise<WebText>;
  /**
   * Fetches a picture once and for all: what is in the cache is not asked for again.
   *
   * @throws ImportError for every answer that is no file
   */
  readonly download: (address: string) => Promise<WebPicture>;
};

/** An answer as text. */
export type WebText = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly isUnchanged: boolean;
};

/** A picture in the cache folder. */
export type WebPicture = {
  readonly path: string;
  /** After redirects. */
  readonly address: string;
  readonly contentType?: string;
};

const LIMITS: WebLimits = { silence: 30_000, total: 30 * 60_000, file: 512 * 2 ** 20, picture: 50 * 2 ** 20 };
const MOST_TRIES = 3;
const PAUSE = 200;
/** Of an answer that is an error, which nobody reads to its end. */
const ERROR_BYTES = 100_000;

const HEADERS = { 'user-agent': 'Kiosque/0.1 (+import)', accept: '*/*', 'accept-encoding': 'gzip' };

/** Opens the web: http and https only, in turn, within limits, and never the machine's own network unless allowed. */
export function openWeb(options: WebOptions): Web {
  const { cache, allowPrivate = false, signal } = options;
  const limits = { ...LIMITS, ...options.limits };
  const wait =
    options.wait ?? ((time: number) => pass(time, undefined, signal === undefined ? {} : { signal }));
  const manners: Manners = {
    lookup: allowPrivate ? undefined : makeGuardedLookup(options.resolve),
    limits,
    signal,
    wait,
    turns: makeTurns(options.pause ?? PAUSE, wait),
    say: options.onWait ?? (() => {}),
  };
  const bring = (address: string, limit: number) => fetchToCache(address, cache, limit, manners);
  return {
    getFile: async (address, isWanted = false) => {
      const found = await bring(address, limits.file);
      if (found.kind === 'refused') throw explainStatus(address, found.status);
      return found.isUnchanged && !isWanted ? 'unchanged' : openCached(found.path, address, found.facts);
    },
    get: async (address) => {
      const found = await bring(address, limits.file);
      if (found.kind === 'refused') return { ...found, isUnchanged: false };
      const { path, facts, isUnchanged } = found;
      const text = await readText(await openCached(path, address, facts));
      return { status: 200, headers: facts.headers, text, isUnchanged };
    },
    download: async (address) => {
      const { path, whole } = await openCacheEntry(cache, address);
      if (whole !== undefined) return toPicture(path, whole);
      const found = await bring(address, limits.picture);
      if (found.kind === 'refused') throw explainStatus(address, found.status);
      return toPicture(found.path, found.facts);
    },
  };
}

type Brought =
  | {
      readonly kind: 'there';
      readonly path: string;
      readonly facts: CachedFacts;
      readonly isUnchanged: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
    };

/** Brings an address into the cache; what comes half is asked for again, from where it broke where the server can. */
async function fetchToCache(
  address: string,
  cache: string,
  limit: number,
  manners: Manners,
): Promise<Brought> {
  for (let attempt = 1; ; attempt++) {
    const entry = await openCacheEntry(cache, address);
    try {
      const found = await visit(address, listHeaders(entry), manners, (answer, url) =>
        takeAnswer(answer, url, entry, limit),
      );
      if (found !== 'again') return found;
      await entry.dropPart();
      if (attempt >= MOST_TRIES) throw explainStatus(address, 416);
    } catch (error) {
      if (!isBroken(error)) throw error;
      if (attempt >= MOST_TRIES) throw explainBreak(address, error);
    }
  }
}

function listHeaders({ whole, part }: CacheEntry): OutgoingHttpHeaders {
  if (part !== undefined) return { ...HEADERS, range: `bytes=${part.bytes}-`, 'if-range': part.validator };
  const { etag, 'last-modified': date } = whole?.headers ?? {};
  return {
    ...HEADERS,
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(date === undefined ? {} : { 'if-modified-since': date }),
  };
}

async function takeAnswer(
  answer: Answer,
  url: URL,
  entry: CacheEntry,
  limit: number,
): Promise<Brought | 'again'> {
  const { status, headers } = answer;
  const { path, whole, part } = entry;
  if (status === 304 && whole !== undefined) return { kind: 'there', path, facts: whole, isUnchanged: true };
  if (status === 416) return 'again';
  if (status === 206 && !isRest(headers, part?.bytes)) return 'again';
  if (status !== 200 && status !== 206) {
    return { kind: 'refused', status, headers: flatten(headers), text: await readError(answer) };
  }
  checkCoding(headers, url);
  if (status === 200) await entry.begin({ address: showAddress(url), headers: flatten(headers) });
  await save(answer, url, entry.partPath, status === 206 ? (part?.bytes ?? 0) : 0, limit);
  return { kind: 'there', path, facts: await entry.finish(), isUnchanged: false };
}

function isRest(headers: IncomingHttpHeaders, from: number | undefined): boolean {
  return from !== undefined && new RegExp(`^bytes ${from}-`).test(headers['content-range'] ?? '');
}

function checkCoding({ 'content-encoding': coding = '' }: IncomingHttpHeaders, url: URL): void {
  if (/^(?:|identity|(?:x-)?gzip)$/i.test(coding.trim())) return;
  throw new ImportError(
    showAddress(url),
    'gzip or nothing around it',
    coding.slice(0, 40),
    'tell the owner of the site',
  );
}

/** Writes bytes as they come, from a place on. */
async function save(answer: Answer, url: URL, path: string, from: number, limit: number): Promise<void> {
  const file = await open(path, from === 0 ? 'w' : 'a');
  try {
    let count = from;
    for await (const bytes of answer.body) {
      count += bytes.length;
      if (count > limit) {
        const most = `at most ${limit / 2 ** 20} MB`;
        throw new ImportError(showAddress(url), most, 'more', 'fetch it yourself, and give the file');
      }
      await file.write(bytes);
    }
  } finally {
    await file.close();
  }
}

async function readError({ body }: Answer): Promise<string> {
  const pieces: Uint8Array[] = [];
  let count = 0;
  for await (const bytes of body) {
    pieces.push(bytes);
    count += bytes.length;
    if (count > ERROR_BYTES) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}

async function openCached(
  path: string,
  name: string,
  { address, headers }: CachedFacts,
): Promise<SourceFile> {
  const contentType = headers['content-type'];
  return openDiskFile(path, { name, address, ...(contentType === undefined ? {} : { contentType }) });
}

function toPicture(path: string, { address, headers }: CachedFacts): WebPicture {
  const contentType = headers['content-type'];
  return { path, address, ...(contentType === undefined ? {} : { contentType }) };
}

function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
    ),
  );
}

function explainStatus(address: string, status: number): ImportError {
  const fix =
    status === 404 || status === 410
      ? 'check the address'
      : status === 401 || status === 403
        ? 'fetch it where you are signed in, and give the file'
        : 'try again later';
  return new ImportError(hidePassword(address), 'a file', `the answer ${status}`, fix, status);
}

function explainBreak(address: string, error: unknown): ImportError {
  const how = error instanceof Error ? error.message : '';
  return new ImportError(
    hidePassword(address),
    'a whole file',
    `${MOST_TRIES} times one that breaks off (${how})`,
    'run the import again: it goes on where it broke off',
  );
}

function hidePassword(address: string): string {
  return URL.canParse(address) ? showAddress(new URL(address)) : address;
}
