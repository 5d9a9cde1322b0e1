import { compareText } from '../../model/fault.ts';
import type { LeftOut, LeftReason, Note } from '../source.ts';

/** What became of an item that is an article. */
export type Outcome =
  /** It is new here. */
  | 'added'
  /** The source has changed it since the last run. */
  | 'updated'
  | 'unchanged'
  /** Somebody has edited its file since it was imported, or deleted it: it is left as it is. */
  | 'edited'
  | 'deleted'
  /** Another source has brought it. */
  | 'elsewhere'
  /** Its file would not be an article: the compiler says why. */
  | 'refused';

/** How often a construct came through, and where it did not. */
export type Construct = {
  readonly construct: string;
  readonly kept: number;
  readonly simplified: number;
  readonly refused: number;
  /** Every place where it was refused, then the first where it was simplified. */
  readonly places: readonly Place[];
};

/** A place where something was lost: in the source, and the file that was made of it. */
export type Place = {
  readonly outcome: Note['outcome'];
  readonly at: string;
  readonly file?: string;
  readonly sample?: string;
};

/** An article of an earlier run that the source does not give any more. */
export type GoneArticle = {
  readonly file: string;
  /** What it is now; not said where the source does not name it. */
  readonly reason?: LeftReason;
  /** Whether it was taken away: readers are not to see it. */
  readonly isTaken: boolean;
};

/** All that an import did, each item and each construct of it accounted for. */
export type Report = {
  readonly format: string;
  readonly source: string;
  readonly into: string;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Items that were refused, with the sentence that says why. */
  readonly refused: readonly { readonly at: string; readonly file: string; readonly why: string }[];
  /** Files that were left as somebody had edited or deleted them, though the source has changed. */
  readonly byHand: readonly { readonly at: string; readonly file: string }[];
  /** Articles that are as an earlier run has written them, and of which it refused something. */
  readonly lossy: readonly { readonly at: string; readonly file: string; readonly lost: number }[];
  readonly left: readonly LeftOut[];
  /** Articles of earlier runs, which are not among the items. */
  readonly gone: readonly GoneArticle[];
  readonly constructs: readonly Construct[];
  readonly comments: number;
  readonly pictures: {
    readonly there: number;
    /** With the article that lacks it. */
    readonly failed: readonly { readonly at: string; readonly file?: string; readonly why: string }[];
  };
  /** It was stopped before its end; the next run goes on. */
  readonly isStopped: boolean;
  /** Only what has changed since that moment was asked for. */
  readonly since?: string;
};

/** Collects a report while an import goes on. */
export type OpenReport = {
  readonly count: (outcome: Outcome) => void;
  readonly refuse: (at: string, file: string, why: string) => void;
  readonly leaveByHand: (outcome: 'edited' | 'deleted', at: string, file: string) => void;
  /** An article is as an earlier run has written it, which refused so much of it. */
  readonly recallLoss: (lost: number, place: { readonly at: string; readonly file: string }) => void;
  readonly keep: (construct: string, times?: number) => void;
  readonly note: (note: Note, place: Pick<Place, 'at' | 'file'>) => void;
  readonly addComments: (number: number) => void;
  readonly addPicture: () => void;
  readonly missPicture: (why: string, place: Pick<Place, 'at' | 'file'>) => void;
  readonly close: (
    rest: Pick<Report, 'format' | 'source' | 'into' | 'left' | 'gone' | 'isStopped' | 'since'>,
  ) => Report;
};

/** Places where one construct was simplified that are named: the rest is counted. A refusal is always named. */
const MOST_SIMPLIFIED = 20;

type Counted = {
  kept: number;
  simplified: number;
  refused: number;
  readonly places: Readonly<Record<Note['outcome'], Place[]>>;
};

/** Opens a report. */
export function openReport(): OpenReport {
  const outcomes = { added: 0, updated: 0, unchanged: 0, edited: 0, deleted: 0, elsewhere: 0, refused: 0 };
  const refused: Report['refused'][number][] = [];
  const byHand: Report['byHand'][number][] = [];
  const lossy: Report['lossy'][number][] = [];
  const constructs = new Map<string, Counted>();
  const failed: Report['pictures']['failed'][number][] = [];
  let [comments, there] = [0, 0];
  const find = (construct: string): Counted => {
    const counted = constructs.get(construct) ?? {
      kept: 0,
      simplified: 0,
      refused: 0,
      places: { refused: [], simplified: [] },
    };
    constructs.set(construct, counted);
    return counted;
  };
  return {
    count: (outcome) => {
      outcomes[outcome] += 1;
    },
    refuse: (at, file, why) => {
      outcomes.refused += 1;
      refused.push({ at, file, why });
    },
    leaveByHand: (outcome, at, file) => {
      outcomes[outcome] += 1;
      byHand.push({ at, file });
    },
    recallLoss: (lost, place) => {
      if (lost > 0) lossy.push({ ...place, lost });
    },
    keep: (construct, times = 1) => {
      find(construct).kept += times;
    },
    note: ({ construct, outcome, sample }, place) => {
      const counted = find(construct);
      counted[outcome] += 1;
      const places = counted.places[outcome];
      if (outcome === 'refused' || places.length < MOST_SIMPLIFIED)
        places.push({ outcome, ...place, ...(sample === undefined ? {} : { sample }) });
    },
    addComments: (number) => {
      comments += number;
    },
    addPicture: () => {
      there += 1;
    },
    missPicture: (why, place) => {
      failed.push({ ...place, why });
    },
    close: (rest) => ({
      ...rest,
      outcomes,
      refused,
      byHand,
      lossy,
      constructs: [...constructs]
        .map(([construct, { places, ...counted }]) => ({
          construct,
          ...counted,
          places: [...places.refused, ...places.simplified],
        }))
        .sort((a, b) => compareText(a.construct, b.construct)),
      comments,
      pictures: { there, failed },
    }),
  };
}

/** Tells whether anything was refused: what `--strict` fails on. */
export function hasRefusals({ refused, lossy, constructs, pictures, left }: Report): boolean {
  return (
    refused.length > 0 ||
    lossy.length > 0 ||
    pictures.failed.length > 0 ||
    constructs.some((construct) => construct.refused > 0) ||
    left.some(({ reason }) => FAULTY.has(reason))
  );
}

/** What was left out although somebody may have wanted it. */
const FAULTY: ReadonlySet<LeftReason> = new Set(['undated', 'empty', 'unreadable', 'duplicate']);

/** Counts what was left out by its reason, the most frequent first. */
export function countLeft({
  left,
}: Pick<Report, 'left'>): readonly (readonly [reason: LeftReason, number: number])[] {
  const counts = new Map<LeftReason, number>();
  for (const { reason } of left) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b));
}

/** How many items the source holds in all: those imported, and those left out. */
export function countItems({ outcomes, left }: Pick<Report, 'outcomes' | 'left'>): number {
  return Object.values(outcomes).reduce((sum, number) => sum + number, 0) + left.length;
}
