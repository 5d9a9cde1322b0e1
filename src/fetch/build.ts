import * as v from 'valibot';

import { BUILD_FILE } from '../model/build-file.ts';
import { askNetwork } from './ask-network.ts';
import { decodeText, readJson } from './read-json.ts';

const LIMIT_MS = 8000;

const schema = v.object({ build: v.string() });

/**
 * Asks the host which build it has: the file of code that every page of that build names, below the base. Gives nothing
 * where no answer comes, or a wrong one.
 */
export async function fetchBuild(): Promise<string | undefined> {
  try {
    const signal = new AbortController().signal;
    const answer = await askNetwork(BUILD_FILE, { cache: 'no-cache', limitMs: LIMIT_MS }, signal);
    return v.parse(schema, readJson(BUILD_FILE, decodeText(BUILD_FILE, answer), answer.type)).build;
  } catch {
    return undefined;
  }
}
