import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { onTestFinished } from 'vitest';

import type { Found, LeftOut, Source, SourceItem } from '../../../../src/import/source.ts';

/** Writes files into a new folder, which goes when the test is over. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kiosque-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  return folder;
}

/** Everything that a source gives, by kind. */
export async function readAll(
  source: Source,
): Promise<{ all: Found[]; items: SourceItem[]; left: LeftOut[] }> {
  const all: Found[] = [];
  for await (const found of source.read()) all.push(found);
  return {
    all,
    items: all.flatMap((found) => (found.kind === 'item' ? [found.item] : [])),
    left: all.flatMap((found) => (found.kind === 'left' ? [found.left] : [])),
  };
}
