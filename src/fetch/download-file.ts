import type { ArticleFile } from '../model/edition.ts';
import { articleFileSchema, editionPath } from '../model/edition.ts';
import type { Slug } from '../model/slug.ts';
import { askPatiently } from './ask-patiently.ts';
import { EditionError } from './edition-error.ts';
import { parseFile } from './fetch-json.ts';
import { decodeText, readJson } from './read-json.ts';

/** From the request to the last byte: a few come at once, behind the reader's back. */
const LIMIT_MS = 60_000;

/** A file as it is kept, and what it holds. */
export type DownloadedArticle = { readonly bytes: Uint8Array<ArrayBuffer>; readonly file: ArticleFile };

/**
 * Gets an article as the network has it now, to be kept; nothing where it has left the edition.
 *
 * @throws {EditionError} and, when it is not wanted any more, the signal's reason
 */
export async function downloadArticle(
  slug: Slug,
  signal: AbortSignal,
): Promise<DownloadedArticle | undefined> {
  const path = editionPath.article(slug);
  return unlessAbsent(async () => {
    const answer = await askPatiently(path, { cache: 'no-cache', limitMs: LIMIT_MS }, signal);
    const text = decodeText(path, answer);
    const file = parseFile(path, articleFileSchema, readJson(path, text, answer.type));
    return { bytes: new TextEncoder().encode(text), file };
  });
}

/** How a picture is asked for that goes to a download: the worker lets it pass, and answers with no other width. */
const PICTURE_CACHE: RequestCache = 'force-cache';

/**
 * Gets a picture of the edition, to be kept; nothing where there is none.
 *
 * @param path below the site's base
 * @throws {EditionError} and, when it is not wanted any more, the signal's reason
 */
export async function downloadPicture(
  path: string,
  signal: AbortSignal,
): Promise<{ readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined> {
  return unlessAbsent(async () => {
    const answer = await askPatiently(path, { cache: PICTURE_CACHE, limitMs: LIMIT_MS }, signal);
    if (answer.type.startsWith('image/') && answer.bytes.length > 0) return answer;
    const failure = answer.type.startsWith('text/html') ? 'filtered' : 'unreadable';
    throw new EditionError(failure, path, `expected a picture, got ${answer.type}`);
  });
}

async function unlessAbsent<Value>(get: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await get();
  } catch (error) {
    if (error instanceof EditionError && error.failure === 'absent') return undefined;
    throw error;
  }
}
