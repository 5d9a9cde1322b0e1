/** One share of the pages of a build, for several machines: of 16 parts the third. Parts count from 1. */
export type Shard = { readonly part: number; readonly of: number };

/** Everything on one machine. */
export const WHOLE: Shard = { part: 1, of: 1 };

/**
 * Reads a share as the command line has it.
 *
 * @example
 * parseShard('3/16') // => { part: 3, of: 16 }
 * @throws with a sentence when it is none
 */
export function parseShard(text: string): Shard {
  const [, part, of] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text) ?? [];
  const shard = { part: Number(part), of: Number(of) };
  if (of === undefined || shard.part > shard.of)
    throw new Error(`--shard · expected a part and a number of parts, such as 3/16 · got ${text}`);
  return shard;
}
