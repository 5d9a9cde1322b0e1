import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';

import type { SourceFile } from '../source.ts';
import { ImportError } from './import-error.ts';
import { unpackGzip } from './unpack.ts';

/** How archives begin that hold files, and that are not unpacked here. */
const ARCHIVES = [
  ['zip', 'PK\u0003\u0004'],
  ['zip', 'PK\u0005\u0006'],
  ['7z', '7z\u00bc\u00af'],
  ['rar', 'Rar!'],
  ['xz', '\u00fd7zXZ'],
  ['bzip2', 'BZh'],
  ['zstd', '(\u00b5/\u00fd'],
] as const;

/** What a file is called in reports, and where it came from, where that is not its path. */
export type FileFacts = Omit<SourceFile, 'open'>;

/**
 * Opens a file of the disk, whatever its name ends with: gzip is unpacked as it streams; a zip is refused in a sentence.
 *
 * @throws ImportError where there is no such file, or none that can be read
 */
export async function openDiskFile(path: string, facts: FileFacts = { name: path }): Promise<SourceFile> {
  const { name } = facts;
  const bytes = await measureFile(path, name);
  const head = await readHead(path);
  const archive = ARCHIVES.find(([, magic]) => head.startsWith(magic));
  if (archive !== undefined) {
    const found = `${/^[8x]/.test(archive[0]) ? 'an' : 'a'} ${archive[0]} archive`;
    throw new ImportError(name, 'an export or a feed', found, 'unpack it, and give the file inside it');
  }
  const stream = () => createReadStream(path) as AsyncIterable<Uint8Array>;
  const isGzip = head.startsWith('\u001f\u008b');
  return { ...facts, open: isGzip ? () => unpackGzip(stream(), name, bytes) : stream };
}

async function measureFile(path: string, name: string): Promise<number> {
  const facts = await stat(path).catch((error: unknown) => {
    throw new ImportError(name, 'a file', describe(error), 'check its path');
  });
  if (facts.isFile()) return facts.size;
  throw new ImportError(name, 'a file', facts.isDirectory() ? 'a folder' : 'no plain file', 'give a file');
}

async function readHead(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'nothing there';
  return code === 'EACCES' ? 'one that may not be read' : code || 'none';
}
