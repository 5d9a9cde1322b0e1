import * as v from 'valibot';

import { FORMAT } from '../model/edition.ts';
import type { Answer } from './ask-network.ts';
import { askPatiently, forgetDelays } from './ask-patiently.ts';
import { takeAtHand } from './at-hand.ts';
import { getDevice } from './device.ts';
import { EditionError } from './edition-error.ts';
import { decodeText, readJson } from './read-json.ts';
import { noteArrival, noteCopy } from './shown-copies.ts';

/**
 * How a file may change, and so what a copy of it on the device is worth:
 * `sealed` files never change under their address, a copy is as good as the network; of `revalidated` files it stands in
 * when the network is slow or fails in any way; a `withdrawable` file may be taken out of the edition, so that
 * "there is none" is an answer, and no copy is shown against it; `fresh` waits for the network as long as it takes,
 * and is content with a copy only when that fails.
 */
export type Freshness = 'sealed' | 'revalidated' | 'withdrawable' | 'fresh';

/** From the request to the last byte. */
const LIMIT_MS = 30_000;
/** So long the network is waited for where there is a copy: less than a reader takes for waiting. */
const PATIENCE_MS = 800;

/** Requests that go on behind a copy that was given in their place. */
const underway = new Map<string, Promise<Answer>>();
/** When a reader last asked again: what was kept before is no reason not to ask. */
let askedAnewAt = 0;
/** The number of the request that a file was last kept from: one that began before it has nothing newer. */
const keptFrom = new Map<string, number>();
let requests = 0;

/**
 * Gets one JSON file of the site and parses it: from the page that carries it, from the network, or else the last
 * good copy on the device. It neither trusts the status alone (hosts answer a missing file with 200 and the front page)
 * nor the content type (hosts serve JSON as text). Only what was parsed is kept, and a copy that no longer parses
 * is none.
 *
 * Where a copy is given because the network is slow, the request goes on, and what it brings is kept for the next time.
 *
 * @param path below the site's base, such as `edition/edition.json`
 * @throws {EditionError} where there is no copy either, and, when the reader moved on, the signal's AbortError
 */
export async function fetchJson<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  freshness: Freshness,
  signal: AbortSignal,
): Promise<v.InferOutput<Schema>> {
  // What a page carries may be older than what the network has.
  const atHand = freshness === 'fresh' ? undefined : takeAtHand(path);
  if (atHand !== undefined) {
    const file = parseFile(path, schema, atHand);
    keepAtRest(path, atHand);
    return file;
  }
  if (freshness === 'sealed') {
    const copy = await findCopy(path, schema);
    if (copy !== undefined && copy.keptAt >= askedAnewAt) return copy.file;
  }
  const cache = freshness === 'sealed' ? 'default' : 'no-cache';
  const answer = underway.get(path) ?? askPatiently(path, { cache, limitMs: LIMIT_MS }, signal);
  return awaitOrCopy(path, schema, freshness, answer);
}

/** Gives what the network answers, or a copy where that is late or fails. */
async function awaitOrCopy<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  freshness: Freshness,
  answer: Promise<Answer>,
): Promise<v.InferOutput<Schema>> {
  const coming = receive(path, schema, answer);
  const noteFailure = (keptAt: number, error: unknown) => {
    // The age of what never changes is nothing to worry about.
    if (freshness !== 'sealed' && error instanceof EditionError) noteCopy(path, keptAt, error.failure);
  };
  if (freshness !== 'fresh' && !(await isInTime(coming))) {
    const copy = await findCopy(path, schema);
    if (copy !== undefined) {
      goOn(path, answer);
      coming.catch((error: unknown) => noteFailure(copy.keptAt, error));
      return copy.file;
    }
  }
  try {
    return await coming;
  } catch (error) {
    const isGone =
      freshness === 'withdrawable' && error instanceof EditionError && error.failure === 'absent';
    const copy = error instanceof EditionError && !isGone ? await findCopy(path, schema) : undefined;
    if (copy === undefined) throw error;
    noteFailure(copy.keptAt, error);
    return copy.file;
  }
}

async function findCopy<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
): Promise<{ readonly file: v.InferOutput<Schema>; readonly keptAt: number } | undefined> {
  const copy = await getDevice()?.read(path);
  if (copy === undefined) return undefined;
  try {
    return { file: parseFile(path, schema, readJson(path, copy.text, '')), keptAt: copy.keptAt };
  } catch {
    // Of another version of the application, or damaged: as if there were none.
    return undefined;
  }
}

/** A reader asks again: neither what hosts asked for nor what is on the device stands between them and the network. */
export function askAnew(): void {
  forgetDelays();
  underway.clear();
  askedAnewAt = Date.now();
}

async function receive<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  answer: Promise<Answer>,
): Promise<v.InferOutput<Schema>> {
  const request = ++requests;
  const { type, bytes } = await answer;
  const text = decodeText(path, { type, bytes });
  const file = parseFile(path, schema, readJson(path, text, type));
  noteArrival(path);
  if (request > (keptFrom.get(path) ?? 0)) {
    keptFrom.set(path, request);
    void getDevice()?.keep(path, text);
  }
  return file;
}

/** Parses what a file should hold; `EditionError` says what is wrong with it. */
export function parseFile<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  json: unknown,
): v.InferOutput<Schema> {
  const format = v.safeParse(v.looseObject({ format: v.number() }), json);
  if (format.success && format.output.format !== FORMAT) {
    throw new EditionError('format', path, `expected format ${FORMAT}, got ${format.output.format}`);
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new EditionError('unreadable', path, `at ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}`);
}

/** Settles when a file has come or has failed to, or after as long as a reader with a copy should wait. */
function isInTime(coming: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = () => resolve(true);
    coming.then(settle, settle);
    if (getDevice() === undefined) return;
    // A device that believes itself offline is mostly right. The network is asked all the same.
    setTimeout(resolve, navigator.onLine ? PATIENCE_MS : 0, false);
  });
}

/** Lets a request go on for whoever asks for the same file before it ends. */
function goOn(path: string, answer: Promise<Answer>): void {
  underway.set(path, answer);
  const end = () => {
    if (underway.get(path) === answer) underway.delete(path);
  };
  answer.then(end, end);
}

/** Keeps a file that a page carried, where there is no copy: the page may be older than one. */
function keepAtRest(path: string, json: unknown): void {
  const device = getDevice();
  if (device === undefined) return;
  const keep = async () => {
    if ((await device.read(path)) === undefined) await device.keep(path, JSON.stringify(json));
  };
  // Safari has no idle callbacks.
  (globalThis.requestIdleCallback ?? setTimeout)(() => void keep());
}
