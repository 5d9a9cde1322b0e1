import assert from 'node:assert/strict';

import type { World } from './library-commands.ts';
import { CHANGES, COMMANDS } from './library-commands.ts';
import { look, makeModel, toPlain } from './library-model.ts';
import type { LibraryBrowser } from './library-tab.ts';
import { makeRandom } from './make-random.ts';

/** Commands of one history. */
export const LENGTH = 50;

/** Begins with a browser that nobody has used, with one tab. */
export async function makeWorld(browser: LibraryBrowser, seed: number): Promise<World> {
  const tabs = [await browser.openTab()];
  return { browser, random: makeRandom(seed), model: makeModel(), tabs, undo: undefined, copy: undefined };
}

/**
 * Drives a reader's library through a history of commands, drawn at random from a seed, and beside it a plain model.
 * Fails, naming the seed and the commands, where the library is not what the model is.
 */
export async function expectHistory(browser: LibraryBrowser, seed: number): Promise<void> {
  const world = await makeWorld(browser, seed);
  const done: string[] = [];
  try {
    for (let step = 0; step < LENGTH; step++) {
      const [name, command] = world.random.pick(Object.entries(COMMANDS));
      done.push(name);
      // What has changed since is not what an undo of before was offered for.
      if (name in CHANGES) world.undo = undefined;
      await command(world, world.random.pick(world.tabs), step);
    }
    assert.deepEqual(await look(world.random.pick(world.tabs)), toPlain(world.model));
    await Promise.all(world.tabs.map((tab) => tab.close()));
  } catch (error) {
    throw new Error(`seed ${seed}: ${done.join(', ')} · ${String(error)}`, { cause: error });
  }
}
