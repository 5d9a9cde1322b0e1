import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes that are read at a time. */
const BATCH = 1 << 20;

/** Reads a text file line by line, so that a large one need not be held; the end of the last line may lack. */
export function* readLines(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const batch = Buffer.alloc(BATCH);
    let rest: Buffer = Buffer.alloc(0);
    for (let read = readSync(file, batch); read > 0; read = readSync(file, batch)) {
      const bytes = Buffer.concat([rest, batch.subarray(0, read)]);
      let start = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
        yield bytes.toString('utf8', start, end);
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
    if (rest.length > 0) yield rest.toString('utf8');
  } finally {
    closeSync(file);
  }
}
