import { pipeline, Readable } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';

import { ImportError } from './import-error.ts';

/** How much a packed file may hold. */
export type PackLimits = {
  readonly bytes: number;
  /** How many times its packed size, past `freeBytes`. */
  readonly ratio: number;
  readonly freeBytes: number;
};

/** More than any archive of articles, less than a disk. */
export const PACK_LIMITS: PackLimits = { bytes: 4 * 2 ** 30, ratio: 200, freeBytes: 10 * 2 ** 20 };

/**
 * Unpacks gzip as it streams. A truncated file gives what there is of it; a damaged one and one that swells beyond
 * reason give what came before, then an ImportError.
 */
export async function* unpackGzip(
  packed: AsyncIterable<Uint8Array>,
  name: string,
  packedBytes: number,
  limits: PackLimits = PACK_LIMITS,
): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  // Its errors come out of the loop below.
  pipeline(Readable.from(packed), gunzip, () => {});
  let count = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      count += chunk.length;
      if (count > limits.bytes || (count > limits.freeBytes && count > packedBytes * limits.ratio)) {
        throw new ImportError(
          name,
          'an archive of articles',
          `a gzip file of ${packedBytes} bytes that unpacks to more than ${count - chunk.length}`,
          'unpack it yourself, if you trust it',
        );
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ImportError || !isZlibError(error)) throw error;
    throw new ImportError(name, 'a gzip file', 'one that is damaged', 'fetch or export it again');
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
