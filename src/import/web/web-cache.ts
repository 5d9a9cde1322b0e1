import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as v from 'valibot';

const factsSchema = v.object({
  /** After redirects. */
  address: v.string(),
  headers: v.record(v.string(), v.string()),
});

/** What is known of a file of the cache besides its bytes. */
export type CachedFacts = v.InferOutput<typeof factsSchema>;

/** The place of one address in the cache folder. */
export type CacheEntry = {
  /** Where its bytes are once all have come. */
  readonly path: string;
  /** Where they come to. */
  readonly partPath: string;
  /** What is there, whole. */
  readonly whole: CachedFacts | undefined;
  /** What came half, with what makes sure that the rest belongs to it. */
  readonly part: { readonly bytes: number; readonly validator: string } | undefined;
  /** Notes whose bytes begin to come. */
  readonly begin: (facts: CachedFacts) => Promise<void>;
  /** Makes of what came what is there. */
  readonly finish: () => Promise<CachedFacts>;
  readonly dropPart: () => Promise<void>;
};

/** Finds what the cache folder has of an address. */
export async function openCacheEntry(folder: string, address: string): Promise<CacheEntry> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, createHash('sha256').update(address).digest('hex').slice(0, 32));
  const partPath = `${path}.part`;
  const part = await readFacts(partPath);
  const validator = part === undefined ? undefined : findValidator(part);
  const bytes = await measure(partPath);
  return {
    path,
    partPath,
    whole: (await measure(path)) === 0 ? undefined : await readFacts(path),
    part: validator === undefined || bytes === 0 ? undefined : { bytes, validator },
    begin: (facts) => writeFile(`${partPath}.json`, JSON.stringify(facts)),
    finish: async () => {
      const facts = await readFacts(partPath);
      await rm(`${path}.json`, { force: true });
      await rename(partPath, path);
      await rename(`${partPath}.json`, `${path}.json`);
      return facts ?? { address, headers: {} };
    },
    dropPart: async () => {
      await rm(partPath, { force: true });
      await rm(`${partPath}.json`, { force: true });
    },
  };
}

/** What makes sure that two parts are of the same whole: a strong ETag, or a date. */
function findValidator({ headers }: CachedFacts): string | undefined {
  const { etag } = headers;
  return etag !== undefined && !etag.startsWith('W/') ? etag : headers['last-modified'];
}

async function readFacts(path: string): Promise<CachedFacts | undefined> {
  try {
    const parsed = v.safeParse(factsSchema, JSON.parse(await readFile(`${path}.json`, 'utf8')));
    return parsed.success ? parsed.output : undefined;
  } catch {
    // Nothing there, or a note that was written half: the file is fetched anew.
    return undefined;
  }
}

async function measure(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}
