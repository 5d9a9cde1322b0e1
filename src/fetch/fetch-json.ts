import * as v from 'valibot';

import { FORMAT } from '../model/edition.ts';
import { takeAtHand } from './at-hand.ts';

/**
 * Why a file of the edition did not arrive as one:
 * `unreachable` (no answer), `absent` (404 or 410), `refused` (another error status),
 * `unreadable` (truncated, HTML in place of JSON, another shape), `format` (written for another
 * version of the application), `replaced` (of another edition than the files it belongs to).
 */
export type Failure = 'unreachable' | 'absent' | 'refused' | 'unreadable' | 'format' | 'replaced';

/** What the network door throws. `message` is for the developer; readers are told by `failure`. */
export class EditionError extends Error {
  override readonly name = 'EditionError';
  readonly failure: Failure;

  constructor(failure: Failure, path: string, detail: string) {
    super(`${path} · ${detail}`);
    this.failure = failure;
  }
}

/** From the request to the last byte. */
const TIME_LIMIT_MS = 30_000;

/**
 * Fetches one JSON file of the site and parses it. It neither trusts the status alone (hosts answer
 * a missing file with 200 and the front page) nor the content type (hosts serve JSON as text). A file that
 * the page carries is taken from there.
 *
 * @param path below the site's base, such as `edition/edition.json`
 * @param freshness `sealed` files never change under their address; the others are revalidated
 * @throws {EditionError} and, when the reader moved on, the signal's AbortError
 */
export async function fetchJson<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  freshness: 'sealed' | 'revalidated',
  signal: AbortSignal,
): Promise<v.InferOutput<Schema>> {
  const json = takeAtHand(path) ?? parseJson(path, await fetchText(path, freshness, signal));
  const format = v.safeParse(v.looseObject({ format: v.number() }), json);
  if (format.success && format.output.format !== FORMAT) {
    throw new EditionError('format', path, `expected format ${FORMAT}, got ${format.output.format}`);
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new EditionError('unreadable', path, `at ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}`);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EditionError(
      'unreadable',
      path,
      `expected JSON, got “${text.slice(0, 60)}” (${String(error)})`,
    );
  }
}

async function fetchText(
  path: string,
  freshness: 'sealed' | 'revalidated',
  signal: AbortSignal,
): Promise<string> {
  let response: Response;
  try {
    response = await fetch(`${import.meta.env.BASE_URL}${encodeURI(path)}`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMIT_MS)]),
      cache: freshness === 'sealed' ? 'default' : 'no-cache',
      headers: { accept: 'application/json' },
    });
  } catch (error) {
    signal.throwIfAborted();
    throw new EditionError('unreachable', path, String(error));
  }
  if (response.status === 404 || response.status === 410)
    throw new EditionError('absent', path, `${response.status}`);
  if (!response.ok) throw new EditionError('refused', path, `status ${response.status}`);
  try {
    return await response.text();
  } catch (error) {
    signal.throwIfAborted();
    // The connection broke inside the body.
    throw new EditionError('unreachable', path, String(error));
  }
}

/** Tells whether trying again may help: a network or a server may recover, a wrong file does not. */
export function isPassing(error: unknown): boolean {
  return error instanceof EditionError && (error.failure === 'unreachable' || error.failure === 'refused');
}
