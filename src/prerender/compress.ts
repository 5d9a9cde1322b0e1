import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What grows smaller; pictures and fonts are compressed in themselves. */
const TEXT = /\.(?:html|js|css|json|svg|xml|txt)$/;
const PACKED = /\.(?:br|gz)$/;
/** Files of the application are fetched by everybody; pages are many. */
const THOROUGH = 11;
const QUICK = 9;

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** How many files were compressed, and how many already were. */
export type Compressed = { readonly written: number; readonly unchanged: number };

/**
 * Puts a brotli and a gzip form beside every text of a folder, for hosts that send such files as they are. Those
 * that are newer than their text stay; those whose text is gone go.
 */
export async function compressSite(out: string): Promise<Compressed> {
  const counts = { written: 0, unchanged: 0 };
  const files = walk(out);
  const work = async () => {
    for (let next = await files.next(); next.done !== true; next = await files.next()) {
      const isWritten = await compress(next.value);
      counts[isWritten ? 'written' : 'unchanged'] += 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
  return counts;
}

/** The texts of a folder; what was packed of others is removed on the way. */
async function* walk(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = new Set(entries.map(({ name }) => name));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (TEXT.test(entry.name)) yield path;
    else if (PACKED.test(entry.name) && !names.has(entry.name.replace(PACKED, ''))) await rm(path);
  }
}

async function compress(file: string): Promise<boolean> {
  const [text, ...packed] = await Promise.all(
    [file, `${file}.br`, `${file}.gz`].map((path) => stat(path).catch(() => undefined)),
  );
  if (text === undefined || packed.every((form) => form !== undefined && form.mtimeMs >= text.mtimeMs))
    return false;
  const content = await readFile(file);
  const quality = /\.(?:js|css|svg)$/.test(file) ? THOROUGH : QUICK;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await writeFile(`${file}.br`, await brotli(content, { params }));
  await writeFile(`${file}.gz`, await deflate(content, { level: 9 }));
  return true;
}
