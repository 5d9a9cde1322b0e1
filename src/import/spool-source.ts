import { createReadStream } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

import type { Found, Source } from './source.ts';

/**
 * Keeps what a source gives on the disk while it is read for the first time, so that a second reading asks nobody: for
 * sources of the web, which would answer everything twice.
 */
export function spoolSource(source: Source, file: string): Source {
  let isWhole = false;
  return {
    ...source,
    read: async function* read() {
      if (isWhole) {
        // What was written here is what was read: it needs no parser.
        for await (const line of createInterface({ input: createReadStream(file, 'utf8') }))
          yield JSON.parse(line) as Found;
        return;
      }
      await mkdir(dirname(file), { recursive: true });
      const spool = await open(`${file}.part`, 'w');
      try {
        for await (const found of source.read()) {
          await spool.write(`${JSON.stringify(found)}\n`);
          yield found;
        }
      } finally {
        await spool.close();
      }
      await rename(`${file}.part`, file);
      isWhole = true;
    },
  };
}
