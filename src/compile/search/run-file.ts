import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';

/** Read and written at a time, in bytes. */
const WINDOW = 1 << 20;
/** The lengths of the term and of the postings that follow, as two 32-bit numbers. */
const HEAD = 8;

/** A term with its encoded postings. */
export type RunRecord = { readonly term: string; readonly postings: Uint8Array };

/** Writes a run: records in the order of their terms, by code units. */
export function writeRun(path: string, records: Iterable<RunRecord>): void {
  const file = openSync(path, 'w');
  try {
    let window = Buffer.allocUnsafe(WINDOW);
    let filled = 0;
    for (const { term, postings } of records) {
      const size = HEAD + term.length * 2 + postings.length;
      if (filled + size > window.length) {
        writeFileSync(file, window.subarray(0, filled));
        filled = 0;
        if (size > window.length) window = Buffer.allocUnsafe(size);
      }
      window.writeUInt32LE(term.length * 2, filled);
      window.writeUInt32LE(postings.length, filled + 4);
      // UTF-16, so that no text comes back as another one.
      window.write(term, filled + HEAD, 'utf16le');
      window.set(postings, filled + HEAD + term.length * 2);
      filled += size;
    }
    writeFileSync(file, window.subarray(0, filled));
  } finally {
    closeSync(file);
  }
}

/** Reads a run again, in its order. What it gives holds until the next one is asked for. */
export function* readRun(path: string): Generator<RunRecord> {
  const file = openSync(path, 'r');
  try {
    let window = Buffer.allocUnsafe(WINDOW);
    let [from, to] = [0, 0];
    /** Has so many bytes at hand from `from` on; tells whether there are as many. */
    const fill = (bytes: number) => {
      if (to - from >= bytes) return true;
      const next = bytes > window.length ? Buffer.allocUnsafe(bytes) : window;
      window.copy(next, 0, from, to);
      [window, from, to] = [next, 0, to - from];
      for (let read = 1; read > 0 && to < window.length; to += read)
        read = readSync(file, window, to, window.length - to, null);
      return to >= bytes;
    };
    while (fill(HEAD)) {
      const [ofTerm, ofPostings] = [window.readUInt32LE(from), window.readUInt32LE(from + 4)];
      const size = HEAD + ofTerm + ofPostings;
      if (!fill(size)) break;
      const start = from + HEAD;
      const term = window.toString('utf16le', start, start + ofTerm);
      const postings = window.subarray(start + ofTerm, start + ofTerm + ofPostings);
      from += size;
      yield { term, postings };
    }
    if (to > from)
      throw new Error(`${path} · expected a whole record · found ${to - from} bytes · build again`);
  } finally {
    closeSync(file);
  }
}
