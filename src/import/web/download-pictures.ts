import { readFile } from 'node:fs/promises';

import type { Web } from './fetch-file.ts';
import { ImportError } from './import-error.ts';

/** A host that has not answered so often is not asked again in this run. */
const MOST_SILENCES = 3;

/** Gives what fetches pictures. A host that is gone costs a few requests, not one for each of its thousand pictures. */
export function openDownload(
  web: Pick<Web, 'download'>,
): (address: string) => Promise<{ readonly bytes: Uint8Array; readonly contentType?: string }> {
  const silences = new Map<string, number>();
  return async (address) => {
    const { host } = new URL(address);
    const silent = silences.get(host) ?? 0;
    if (silent >= MOST_SILENCES)
      throw new ImportError(
        address,
        'an answer',
        `none to ${silent} pictures of ${host} before`,
        'try again later',
      );
    try {
      const { path, contentType } = await web.download(address);
      silences.delete(host);
      return { bytes: await readFile(path), ...(contentType === undefined ? {} : { contentType }) };
    } catch (error) {
      // A status is an answer, whatever it says.
      if (error instanceof ImportError && !/the answer \d/.test(error.message))
        silences.set(host, silent + 1);
      throw error;
    }
  };
}
