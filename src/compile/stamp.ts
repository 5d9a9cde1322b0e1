import { hash } from 'node:crypto';
import { statSync } from 'node:fs';

/** By which a file is known to be the one that was read: its size and time, or else its content. */
export type Stamp = {
  readonly size: number;
  /** When it last changed, in milliseconds; 0 where that may not be relied on. */
  readonly time: number;
  readonly hash: number;
};

/** A file that changed so shortly before it was read may change again within the same tick of the clock. */
const TICK_MS = 1000;

/** Gives the size and time of a file, without reading it; nothing where there is no file. */
export function statFile(path: string): Pick<Stamp, 'size' | 'time'> | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? { size: stats.size, time: stats.mtimeMs } : undefined;
}

/** Tells whether size and time alone say that a file is the same. */
export function isSameFile(a: Pick<Stamp, 'size' | 'time'>, b: Pick<Stamp, 'size' | 'time'>): boolean {
  return a.size === b.size && a.time === b.time && a.time !== 0;
}

/** Completes the stamp of a file that has just been read. */
export function stampFile({ size, time }: Pick<Stamp, 'size' | 'time'>, content: Buffer): Stamp {
  // oxlint-disable-next-line no-restricted-properties -- decides whether the file is read again, and no byte of the edition.
  const isSettled = time <= Date.now() - TICK_MS;
  return { size, time: isSettled ? time : 0, hash: fingerprint(content) };
}

/** Gives a number of 48 bits that another content does not have: numbers take less room than digests. */
export function fingerprint(content: Buffer | string): number {
  return Number.parseInt(hash('sha256', content, 'hex').slice(0, 12), 16);
}
