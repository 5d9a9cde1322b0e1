import { askNetwork } from './ask-network.ts';

/**
 * From the request to the last byte. Whoever asks works through many behind the reader's back, so that a large picture
 * on a slow network may take its time; one that stops coming is given up long before.
 */
const LIMIT_MS = 60_000;

/**
 * Fetches a picture of the site as bytes; nothing where it does not come, or where a host answers with a page instead.
 * It is tried once: whoever wants it asks again.
 *
 * @param path below the site's base, such as `media/fox.1f2e3d4c-960.webp`
 */
export async function fetchPicture(
  path: string,
): Promise<{ readonly type: string; readonly bytes: ArrayBuffer } | undefined> {
  try {
    const ask = { cache: 'default', limitMs: LIMIT_MS } as const;
    const { type, bytes } = await askNetwork(path, ask, new AbortController().signal);
    return type.startsWith('image/') ? { type, bytes: bytes.buffer } : undefined;
  } catch {
    // No network, or broken off.
    return undefined;
  }
}
