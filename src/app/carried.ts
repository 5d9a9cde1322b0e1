import type { QueryClient } from '@tanstack/react-query';

import { lookAtHand } from '../fetch/at-hand.ts';

/** What a prerendered page brings along, so that it asks for nothing that it shows. */
export type Carried = {
  /** The address that was rendered, below the site's base. */
  readonly address: string;
  /** Files of the edition, parsed, by their path with its version. */
  readonly files: Readonly<Record<string, unknown>>;
  /** Answers that took several files, which stay behind: the key and the data of a query. */
  readonly answers: readonly (readonly [key: readonly unknown[], data: unknown])[];
};

/** The element of a page that holds what it carries, as JSON. */
export const CARRIED_ID = 'carried';

/**
 * Unpacks what the page carries into the cache, and gives the address that it was rendered for; nothing where the
 * page was not prerendered, or arrived cut short: then everything is fetched.
 */
export function unpackCarried(client: QueryClient): string | undefined {
  const carried = readCarried();
  if (carried === undefined) return undefined;
  const { address, files, answers } = carried;
  const left = new Map(Object.entries(files));
  lookAtHand((path) => {
    const file = left.get(path);
    // Once: whoever asks again wants to know what the network has.
    left.delete(path);
    return file;
  });
  for (const [key, data] of answers) client.setQueryData(key, data);
  return address;
}

/** Reads what the page carries; nothing where it was not prerendered, or arrived cut short. */
export function readCarried(): Carried | undefined {
  const text = document.getElementById(CARRIED_ID)?.textContent;
  if (text === undefined) return undefined;
  try {
    // Written by our own build, and parsed again as files of the edition where they are taken.
    return JSON.parse(text) as Carried;
  } catch {
    // The connection broke inside the page.
    return undefined;
  }
}
