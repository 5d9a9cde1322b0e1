/** From the request to the last byte. */
const TIME_LIMIT_MS = 60_000;

/**
 * Fetches a picture of the site as bytes; nothing where it does not come, or where a host answers with a page instead.
 *
 * @param path below the site's base, such as `media/fox.1f2e3d4c-960.webp`
 */
export async function fetchPicture(
  path: string,
): Promise<{ readonly type: string; readonly bytes: ArrayBuffer } | undefined> {
  try {
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    const response = await fetch(`${import.meta.env.BASE_URL}${path}`, { signal });
    const type = response.headers.get('content-type') ?? '';
    return response.ok && type.startsWith('image/')
      ? { type, bytes: await response.arrayBuffer() }
      : undefined;
  } catch {
    // No network, or broken off: whoever wants it asks again.
    return undefined;
  }
}
