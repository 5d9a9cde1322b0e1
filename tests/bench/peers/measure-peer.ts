/**
 * `node tests/bench/peers/measure-peer.ts <name> <articles>`: measures one peer in a process of its own, so
 * that the garbage of one is not the pause of the next. Prints one line of JSON.
 */
import { brotliCompressSync, constants } from 'node:zlib';

import { findMedian, findPercentile } from '../figure.ts';
import { openArchive } from '../make-archive.ts';
import { isHit, makeQueries } from '../queries.ts';
import { arrayFilter } from './array-filter.ts';
import { itemsJs } from './items.ts';
import { miniSearch } from './minisearch.ts';
import { orama } from './orama.ts';
import type { Peer } from './peer.ts';
import { countTags, listMetadata } from './peer.ts';
import { sqlJs } from './sql.ts';

const PEERS: readonly Peer[] = [arrayFilter, miniSearch, orama, itemsJs, sqlJs];

/** Brotli at its best takes a second a megabyte; above this a host takes less care, and so do we. */
const MOST_AT_BEST = 20e6;
/** After a first round that warms up. */
const ROUNDS = 3;
/** A peer whose first round takes longer is measured by that round: the others would take minutes. */
const PATIENCE_MS = 20_000;

const [name = '', articles = ''] = process.argv.slice(2);
const peer = PEERS.find((other) => other.name === name);
if (peer === undefined)
  throw new Error(`${name} · expected one of ${PEERS.map((other) => other.name).join(', ')}`);

const archive = openArchive({ articles: Number(articles), body: 'metadata' });
const metadata = listMetadata(archive);
const start = performance.now();
const { download, ask } = await peer.open(metadata);
const openSeconds = (performance.now() - start) / 1000;

const queries = makeQueries(archive);
const times: number[] = [];
let wrong = 0;
const began = performance.now();
for (const query of queries) {
  const hits = metadata.filter(({ tags, category }) => isHit(query, tags, category));
  const before = performance.now();
  const { total, ids, tags } = await ask(query);
  times.push(performance.now() - before);
  // A peer that is fast because it answers something else is no peer.
  const isRight =
    total === hits.length &&
    ids[0] !== undefined &&
    hits.some(({ id }) => id === ids[0]) &&
    String(tags.map(([, count]) => count)) === String(countTags(hits, tags.length).map(([, count]) => count));
  if (!isRight) wrong++;
}
if (performance.now() - began < PATIENCE_MS) {
  for (const [index, query] of queries.entries()) {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const before = performance.now();
      await ask(query);
      rounds.push(performance.now() - before);
    }
    times[index] = findMedian(rounds);
  }
}
const size = download.reduce((sum, { length }) => sum + length, 0);
const quality = size > MOST_AT_BEST ? 5 : 11;
const compressed = download.map((part) =>
  brotliCompressSync(part, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
);
const bytes = compressed.reduce((sum, { length }) => sum + length, 0);
const [median, slow] = [findMedian(times), findPercentile(times, 0.99)];
console.log(JSON.stringify({ bytes, quality, size, median, slow, wrong, openSeconds }));
