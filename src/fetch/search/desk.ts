import type { Stemming } from '../../model/search/analyse.ts';
import { chooseStemming } from '../../model/search/analyse.ts';
import { DamageError } from '../../model/search/bits.ts';
import { openIndexer } from '../../model/search/index-articles.ts';
import type { ShardFile } from '../../model/search/index-file.ts';
import { openIndex } from '../../model/search/open-index.ts';
import type { SearchIndex } from '../../model/search/search-index.ts';
import type { Timeline } from '../../model/timeline.ts';
import { readTimeline } from '../../model/timeline.ts';
import { findPassageOf, markTexts } from './answer-marks.ts';
import { respell } from './answer-respell.ts';
import { answerLoosen, answerSearch } from './answer-search.ts';
import type { KeptCopies } from './kept-index.ts';
import { openKeptIndex } from './kept-index.ts';
import type { Ask, FromWorker, KeptAsk, Need, Source, ToWorker } from './protocol.ts';

/** What is searched in, as the worker has it. */
export type Collection = {
  readonly index: SearchIndex;
  /** The languages in whose stems a word is looked for. */
  readonly languages: readonly Stemming[];
  readonly timeline: Timeline;
};

/** What an answer may use. */
export type Help = {
  readonly collection: Collection;
  /** The language of the site, for texts that say none. */
  readonly site: string;
  /** Gets something from the page. */
  readonly get: (what: Need) => Promise<unknown>;
  readonly note: (found: number) => void;
  /** Throws when nobody waits for the answer any more. */
  readonly check: () => void;
};

/** The page could not give what was needed. */
class RefusedError extends Error {
  readonly need: number;
  constructor(need: number) {
    super(`need ${need} · refused by the page`);
    this.need = need;
  }
}

class CancelledError extends Error {}

/** Articles that are in no language of their own are found as they are written. */
const ALWAYS: readonly Stemming[] = ['plain'];
const NOTHING: Timeline = { next: 0, dead: new Set(), late: new Map() };
/** While the reader's storage is read the page hears so often that the worker lives; it is patient for five seconds. */
const BEAT_MS = 1000;

/**
 * Answers what the page asks. It computes, and asks the page for all else; two questions may be under way at a time.
 *
 * @param post sends a message to the page
 * @param copies of saved articles, which are the reader's
 * @returns what hears the page
 */
export function openDesk(
  post: (message: FromWorker) => void,
  copies: KeptCopies,
): (message: ToWorker) => void {
  const needs = new Map<number, { readonly give: (value: unknown) => void; readonly refuse: () => void }>();
  const open = new Set<number>();
  const collections = new Map<Source, Collection>();
  let site = '';
  let lastNeed = 0;
  let device = openDevice();
  const kept = openKeptIndex(copies);

  const get = (what: Need) =>
    new Promise<unknown>((give, reject) => {
      const need = ++lastNeed;
      needs.set(need, { give, refuse: () => reject(new RefusedError(need)) });
      post({ kind: 'need', need, what });
    });
  // A shard is what the page says it is: its schema has been there.
  const getShardOf = (numbering: string) => async (part: string, shard: number) =>
    (await get({ kind: 'shard', numbering, part, shard })) as ShardFile;

  const getCollection = (ask: Ask) => {
    const collection =
      collections.get('source' in ask ? ask.source : 'index') ?? [...collections.values()][0];
    if (collection === undefined) throw new Error('asked before there was anything to search');
    return collection;
  };
  const findKept = async (ask: KeptAsk) => {
    const beat = setInterval(() => post({ kind: 'alive' }), BEAT_MS);
    return kept.find(ask).finally(() => clearInterval(beat));
  };

  const answer = async (id: number, ask: Ask) => {
    open.add(id);
    try {
      const check = () => {
        if (!open.has(id)) throw new CancelledError();
      };
      const note = (found: number) => post({ kind: 'progress', id, found });
      const value =
        ask.kind === 'kept'
          ? await findKept(ask)
          : await answerAsk(ask, { collection: getCollection(ask), site, get, note, check });
      check();
      post({ kind: 'answer', id, answer: value });
    } catch (error) {
      if (error instanceof CancelledError) return;
      post({
        kind: 'failed',
        id,
        need: error instanceof RefusedError ? error.need : undefined,
        isDamaged: error instanceof DamageError,
        message: String(error),
      });
    } finally {
      open.delete(id);
    }
  };

  return (message) => {
    switch (message.kind) {
      case 'index': {
        site = message.site;
        const timeline = readTimeline(message.timeline);
        collections.delete('index');
        collections.set('index', {
          index: openIndex(message.file, timeline, getShardOf(message.file.numbering)),
          languages: [...message.file.languages, ...ALWAYS],
          timeline,
        });
        break;
      }
      case 'device':
        site = message.site;
        if (message.isFirst) device = openDevice();
        device.add(message.articles, site);
        if (message.isLast) collections.set('device', device.finish());
        post({ kind: 'alive' });
        break;
      case 'ask':
        void answer(message.id, message.ask);
        break;
      case 'cancel':
        open.delete(message.id);
        break;
      case 'given':
        needs.get(message.need)?.give(message.value);
        needs.delete(message.need);
        break;
      case 'refused':
        needs.get(message.need)?.refuse();
        needs.delete(message.need);
        break;
      default:
        message satisfies never;
    }
  };
}

function answerAsk(ask: Exclude<Ask, KeptAsk>, help: Help): unknown {
  switch (ask.kind) {
    case 'search':
      return answerSearch(ask, help);
    case 'loosen':
      return answerLoosen(ask, help);
    case 'mark':
      return markTexts(ask, help);
    case 'passage':
      return findPassageOf(ask, help);
    case 'respell':
      return respell(ask, help);
    default:
      return ask satisfies never;
  }
}

function openDevice() {
  const indexer = openIndexer();
  const languages = new Set<Stemming>(ALWAYS);
  return {
    add: (articles: Extract<ToWorker, { readonly kind: 'device' }>['articles'], site: string) => {
      for (const { place, file } of articles) {
        const stemming = chooseStemming(file.card.language, site);
        languages.add(stemming);
        indexer.add(place, file, stemming);
      }
    },
    finish: (): Collection => {
      const index = indexer.finish();
      // The places of these articles are those of time.
      return { index, languages: [...languages], timeline: { ...NOTHING, next: index.next } };
    },
  };
}
