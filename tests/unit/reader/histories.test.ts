import { afterEach, expect, it, vi } from 'vitest';

import { expectHistory, LENGTH } from '../../support/library-histories.ts';
import { startLibraryBrowser } from './fake-library-browser.ts';

/*
 * A reader's library against a plain model of it, in a simulated browser: histories of commands that are drawn at
 * random, each with a seed that a failure names. KIOSQUE_HISTORIES asks for more of them.
 */
const HISTORIES = Number(process.env['KIOSQUE_HISTORIES'] ?? 300);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it(`nothing is lost and nothing doubled in ${HISTORIES} histories of ${LENGTH} commands`, async () => {
  let done = 0;
  for (let seed = 1; seed <= HISTORIES; seed++) {
    await expectHistory(startLibraryBrowser(), seed);
    done += 1;
  }

  expect(done).toBe(HISTORIES);
}, 300_000);
