import { RENDITION_FORMATS, RENDITION_WIDTHS, printRenditionPath } from '../../model/rendition.ts';
import { OWN_BUILD } from './build.ts';
import { askHost } from './ask-host.ts';
import { inTime } from './in-time.ts';
import { BY_ADDRESS, CACHE } from '../caches.ts';
import { trimCache } from '../kept-responses.ts';

/** The pictures that were seen last: some 60 kB each. */
const MOST_PICTURES = 400;

/** Tells whether a request is one for a picture of the edition. */
export function isForPicture({ url, destination, cache }: Request): boolean {
  const isMedia = new URL(url).pathname.startsWith(`${OWN_BUILD.base}media/`);
  // A download wants this very file, and keeps it itself.
  return isMedia && cache !== 'force-cache' && destination !== 'audio' && destination !== 'video';
}

/**
 * Answers with a picture that is on the device, since none changes under its address; else with the one of the host,
 * which is kept; where that does not come, with the same picture in another width.
 */
export async function answerPicture(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const kept = await inTime(find(request.url));
  if (kept !== undefined) return kept;
  const response = await askHost(request).catch(() => undefined);
  if (response === undefined || !isPicture(response))
    return (await findOther(request.url)) ?? response ?? Response.error();
  event.waitUntil(keep(request.url, response.clone()));
  return response;
}

function isPicture({ status, headers }: Response): boolean {
  return status === 200 && headers.get('content-type')?.startsWith('image/') === true;
}

async function keep(address: string, response: Response): Promise<void> {
  try {
    const pictures = await caches.open(CACHE.pictures);
    await pictures.put(address, response);
    await trimCache(CACHE.pictures, MOST_PICTURES);
  } catch (error) {
    // No room: pictures come again, what the reader keeps does not. Or the connection broke.
    if (error instanceof DOMException && error.name === 'QuotaExceededError')
      await caches.delete(CACHE.pictures);
  }
}

async function find(address: string): Promise<Response | undefined> {
  for (const cacheName of [CACHE.pictures, CACHE.downloads]) {
    const found = await caches.match(address, { ...BY_ADDRESS, cacheName });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `media/<stem>-<width>.<format>` */
const RENDITION = /media\/(.+)-\d+\.[a-z]+$/;

async function findOther(address: string): Promise<Response | undefined> {
  const [, stem] = RENDITION.exec(address) ?? [];
  if (stem === undefined) return undefined;
  for (const format of RENDITION_FORMATS)
    for (const width of RENDITION_WIDTHS.toReversed()) {
      const found = await find(`${OWN_BUILD.base}${printRenditionPath(stem, width, format)}`);
      if (found !== undefined) return found;
    }
  return undefined;
}
