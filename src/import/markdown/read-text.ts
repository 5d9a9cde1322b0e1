import { readFile, stat } from 'node:fs/promises';

import type { Result } from '../../model/result.ts';
import { failed, ok } from '../../model/result.ts';

/**
 * Reads a file as text: UTF-8, or UTF-16 where its first bytes say so. Otherwise gives half a sentence on why not.
 *
 * @param limit the most bytes that such a file may have
 * @param fallback names the encoding of a file that is no UTF-8, where the file itself tells it
 */
export async function readText(
  file: string,
  limit: number,
  fallback: (bytes: Uint8Array) => string | undefined = () => undefined,
): Promise<Result<string, string>> {
  try {
    const { size } = await stat(file);
    if (size > limit)
      return failed(`it has ${showSize(size)}, more than the ${showSize(limit)} that are read`);
    return decodeText(await readFile(file), fallback);
  } catch (error) {
    return failed(`it cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Decodes bytes as `readText` does. */
export function decodeText(
  bytes: Uint8Array,
  fallback: (bytes: Uint8Array) => string | undefined = () => undefined,
): Result<string, string> {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const text = decode(bytes, marked ?? 'utf-8');
  if (text !== undefined && !text.includes('\0')) return ok(text);
  const named = text === undefined ? fallback(bytes) : undefined;
  const second = named === undefined ? undefined : decode(bytes, named);
  if (second !== undefined) return ok(second);
  return failed(
    text === undefined
      ? `it is no text in ${marked === undefined ? 'UTF-8' : 'UTF-16'}`
      : 'it holds zero bytes, as no text does',
  );
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Another encoding, or the name of none.
    return undefined;
  }
}

function showSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.ceil(bytes / 1_000_000)} MB`;
}
