import type * as reader from './reader.ts';

/** The functions of `src/reader` that histories call. All of them take and give plain values, which travel. */
export const CALLS = [
  'changeFacts',
  'exportLibrary',
  'filePages',
  'forgetReading',
  'getHistory',
  'getReadMarks',
  'getSaved',
  'importLibrary',
  'markAllRead',
  'noteOpened',
  'notePlace',
  'readFacts',
  'removePages',
  'restorePages',
  'savePage',
  'undoImport',
  'writeNote',
] as const;

type Reader = typeof reader;

/** A tab of some browser, simulated or real, in which the reader's library is open. */
export type LibraryTab = {
  readonly [Name in (typeof CALLS)[number]]: (
    ...values: Parameters<Reader[Name]>
  ) => Promise<Awaited<ReturnType<Reader[Name]>>>;
} & { readonly close: () => Promise<void> };

/** What histories ask of a browser that is more than what a tab can do. */
export type LibraryBrowser = {
  readonly openTab: () => Promise<LibraryTab>;
  /** Bytes that the device takes while there is no room. */
  readonly room: number;
  /** Does work while the device has no room for more than that. */
  readonly withoutRoom: (work: () => Promise<void>) => Promise<void>;
  /** Erases everything that is stored, under whatever tabs are open. */
  readonly evict: () => Promise<void>;
  /** Ends with all tabs, at once or while work is under way; gives whether that work was acknowledged before. */
  readonly kill: (work?: () => Promise<unknown>) => Promise<boolean>;
  /** Leaves the database as version 1 of Kiosque did, with these saved pages. No tab is open then. */
  readonly leaveFirstLibrary: (records: readonly object[]) => Promise<void>;
};
