import type { ArticleFile } from '../edition.ts';
import type { Stemming } from './analyse.ts';
import { analyse } from './analyse.ts';
import { countOnce } from './field-counts.ts';
import type { RawPostings } from './raw-postings.ts';
import { sortRaw } from './raw-postings.ts';
import type { Field, FieldText } from './texts.ts';
import { listTexts } from './texts.ts';

/**
 * An inverted index in memory: of articles on a device, or one run of the compiler's, which is written to a file and merged
 * with others before levels are known (single-pass in-memory indexing).
 *
 * A posting is three numbers in flat columns: the ordinal, the counts, and where the posting of the same word in the article
 * before stands.
 */
export type Inverter = {
  /** About how many bytes it takes. */
  readonly size: number;
  /** Adds an article, each ordinal once, in whatever order. Gives the length of its body in words, for `toPostings`. */
  add(ordinal: number, article: ArticleFile, stemming: Stemming): number;
  /** The same for its texts alone. */
  addTexts(ordinal: number, texts: Iterable<FieldText>, stemming: Stemming): number;
  /** Every term with its postings, terms in ascending order of code units. */
  list(): Generator<{ readonly term: string; readonly postings: RawPostings }>;
  /** Forgets everything. */
  clear(): void;
};

/** A posting in its columns. */
const BYTES_OF_POSTING = 12;
/** What a term takes besides its letters: an entry of a map and two numbers. */
const BYTES_OF_TERM = 80;

/** Opens an empty inverter. */
export function openInverter(): Inverter {
  const places = new Map<string, number>();
  let columns = makeColumns(1 << 12);
  /** By term: its last posting, and how many it has. */
  let [lasts, counts]: [number[], number[]] = [[], []];
  let length = 0;
  let letters = 0;

  const count = (ordinal: number, term: string, field: Field) => {
    const known = places.get(term);
    const place = known ?? places.size;
    const last = known === undefined ? -1 : (lasts[place] ?? -1);
    if (last >= 0 && columns.ordinals[last] === ordinal) {
      columns.counts[last] = countOnce(columns.counts[last] ?? 0, field);
      return;
    }
    if (known === undefined) {
      places.set(term, place);
      letters += term.length * 2;
    }
    if (length === columns.ordinals.length) columns = widen(columns);
    columns.ordinals[length] = ordinal;
    columns.counts[length] = countOnce(0, field);
    columns.before[length] = last;
    counts[place] = (counts[place] ?? 0) + 1;
    lasts[place] = length++;
  };

  const addTexts: Inverter['addTexts'] = (ordinal, texts, stemming) => {
    let ofBody = 0;
    for (const { field, text } of texts)
      for (const { term, isStop } of analyse(text, stemming)) {
        if (isStop && (field === 'body' || field === 'standfirst')) continue;
        if (field === 'body') ofBody++;
        count(ordinal, term, field);
      }
    return ofBody;
  };

  return {
    get size() {
      return length * BYTES_OF_POSTING + places.size * BYTES_OF_TERM + letters;
    },
    add: (ordinal, article, stemming) => addTexts(ordinal, listTexts(article), stemming),
    addTexts,
    *list() {
      for (const term of [...places.keys()].sort()) {
        const place = places.get(term) ?? 0;
        yield { term, postings: collect(columns, lasts[place] ?? -1, counts[place] ?? 0) };
      }
    },
    clear() {
      places.clear();
      columns = makeColumns(1 << 12);
      [lasts, counts] = [[], []];
      [length, letters] = [0, 0];
    },
  };
}

type Columns = {
  readonly ordinals: Uint32Array;
  readonly counts: Uint32Array;
  /** -1 where there is none. */
  readonly before: Int32Array;
};

function makeColumns(length: number): Columns {
  return {
    ordinals: new Uint32Array(length),
    counts: new Uint32Array(length),
    before: new Int32Array(length),
  };
}

function widen(columns: Columns): Columns {
  const wider = makeColumns(columns.ordinals.length * 2);
  wider.ordinals.set(columns.ordinals);
  wider.counts.set(columns.counts);
  wider.before.set(columns.before);
  return wider;
}

/** Follows the postings of a term back from its last. */
function collect(columns: Columns, last: number, size: number): RawPostings {
  const [ordinals, counts] = [new Uint32Array(size), new Uint32Array(size)];
  let isAscending = true;
  for (let at = size - 1, posting = last; at >= 0; at--, posting = columns.before[posting] ?? -1) {
    ordinals[at] = columns.ordinals[posting] ?? 0;
    counts[at] = columns.counts[posting] ?? 0;
    isAscending &&= at === size - 1 || (ordinals[at] ?? 0) < (ordinals[at + 1] ?? 0);
  }
  const postings = { ordinals, counts };
  return isAscending ? postings : sortRaw(postings);
}
