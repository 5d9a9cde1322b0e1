import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { editionPath } from '../../model/edition.ts';
import type { SearchPart } from '../../model/search/index-file.ts';
import { openInverter } from '../../model/search/invert.ts';
import { packShards } from '../../model/search/pack-shards.ts';
import type { Postings } from '../../model/search/postings.ts';
import { packRaw, readRaw } from '../../model/search/raw-postings.ts';
import { packStarts } from '../../model/search/starts.ts';
import { toPostings } from '../../model/search/weigh.ts';
import type { toStamp } from '../archive.ts';
import type { EditionFile } from '../edition-file.ts';
import { printFile } from '../edition-file.ts';
import type { IndexedText } from './indexed-text.ts';
import { printText } from './indexed-text.ts';
import { mergeRuns } from './merge-runs.ts';
import { namePart } from './part-name.ts';
import type { RunRecord } from './run-file.ts';
import { readRun, writeRun } from './run-file.ts';

/** Bytes that postings take in memory before they are written as a run. */
const RUN_BYTES = 64 * 2 ** 20;

/** A part of the index that is being built, with the memory of one run whatever its size. */
export type PartBuilder = {
  /** Adds an article, each once; the same order gives the same bytes. */
  add(text: IndexedText): void;
  /** Builds its shards, and gives the part that they are; nothing where it holds no article. */
  finish(): Generator<EditionFile, SearchPart | undefined>;
  /** Removes what it wrote to the disk; called in any case. */
  close(): void;
};

/** Which ordinals a part answers for, and what its files begin with. */
export type Extent = {
  readonly from: number;
  /** Above every ordinal of it. */
  readonly bound: number;
  readonly stamp: ReturnType<typeof toStamp>;
};

/**
 * Opens a part without articles. It is built by single-pass in-memory indexing (Heinz and Zobel, 2003): what fills the memory is
 * written to the disk as a sorted run, and the runs are merged at the end, word by word. A part that fits one run writes none.
 */
export function openPart({ from, bound, stamp }: Extent, runBytes = RUN_BYTES): PartBuilder {
  const inverter = openInverter();
  const hash = createHash('sha256').update(`${stamp.numbering} ${bound}\n`);
  const lengths = new Uint32Array(bound);
  const languages = new Set<'fr' | 'en'>();
  const runs = openRuns();
  let [count, total] = [0, 0];

  /** Levels need the average length of all articles, so they are found now. */
  const listWords = function* (): Generator<{ readonly term: string; readonly postings: Postings }> {
    const average = total / Math.max(1, count);
    if (runs.count === 0) {
      for (const { term, postings } of inverter.list())
        yield { term, postings: toPostings(postings, lengths, average) };
      return;
    }
    for (const { term, postings } of mergeRuns([...runs.open(), listRecords(inverter)]))
      yield { term, postings: toPostings(readRaw(postings), lengths, average) };
  };

  const close = () => {
    inverter.clear();
    runs.remove();
  };
  return {
    add(text) {
      const { ordinal, stemming, texts } = text;
      hash.update(printText(text));
      if (stemming !== 'plain') languages.add(stemming);
      const length = inverter.addTexts(ordinal, texts, stemming);
      lengths[ordinal] = length;
      total += length;
      count++;
      if (inverter.size < runBytes) return;
      runs.write(listRecords(inverter));
      inverter.clear();
    },
    *finish() {
      if (count === 0) return undefined;
      const name = namePart(hash.digest('hex'));
      const starts: string[] = [];
      for (const { start, file } of packShards(listWords(), bound)) {
        yield printFile(editionPath.shard(name, starts.length), { ...stamp, ...file });
        starts.push(start);
      }
      close();
      return { name, from, count, languages: [...languages].sort(), starts: packStarts(starts) };
    },
    close,
  };
}

function* listRecords(inverter: ReturnType<typeof openInverter>): Generator<RunRecord> {
  for (const { term, postings } of inverter.list()) yield { term, postings: packRaw(postings) };
}

/** Runs in a folder for the time of a build, which is made for the first of them. */
function openRuns() {
  const files: string[] = [];
  let folder: string | undefined;
  return {
    get count() {
      return files.length;
    },
    write(records: Iterable<RunRecord>) {
      folder ??= mkdtempSync(join(tmpdir(), 'kiosque-index-'));
      const file = join(folder, String(files.length));
      writeRun(file, records);
      files.push(file);
    },
    open: () => files.map(readRun),
    remove() {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
      folder = undefined;
    },
  };
}
