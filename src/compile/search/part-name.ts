import { COMPILER } from '../fingerprints.ts';

/**
 * Names a part of the index by a hash of what went into it, and by the version of the compiler that made it: files below a name
 * never change.
 */
export function namePart(hash: string): string {
  return `${COMPILER}x${hash.slice(0, 12)}`;
}

/** Tells whether a part was made by this version of the compiler. */
export function isCurrent(name: string): boolean {
  return name.startsWith(`${COMPILER}x`);
}
