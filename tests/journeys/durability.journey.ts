import type { Page } from '@playwright/test';

import type { ChromiumLibrary } from '../support/chromium-library.ts';
import { callTogether, startChromiumLibrary } from '../support/chromium-library.ts';
import { expect, test as base } from '../support/journey.ts';
import type { Command } from '../support/library-commands.ts';
import { CHANGES, COMMANDS } from '../support/library-commands.ts';
import type { LibraryTab } from '../support/library-tab.ts';
import { expectHistory, LENGTH, makeWorld } from '../support/library-histories.ts';
import { look, toPlain } from '../support/library-model.ts';
import { makeFirstRecord, makePage } from '../unit/reader/make-page.ts';

/*
 * The reader's library in a real Chromium that is killed, filled up, emptied and used in several tabs. KIOSQUE_KILLS
 * and KIOSQUE_CHROMIUM_HISTORIES ask for more. Both are shared out, so that two browsers work at them at the same time.
 */
const SHARES = [1, 2, 3, 4];
const KILLS = Number(process.env['KIOSQUE_KILLS'] ?? 100) / SHARES.length;
const HISTORIES = Number(process.env['KIOSQUE_CHROMIUM_HISTORIES'] ?? 20) / SHARES.length;

const test = base.extend<{ library: ChromiumLibrary }>({
  library: async ({ launchOptions }, give) => {
    const library = await startChromiumLibrary(launchOptions);
    await give(library);
    await library.stop();
  },
});

/** What a reader does before the browser dies. An undo and an import follow what they are about. */
const DEEDS: readonly (readonly Command[])[] = [
  ...Object.values(CHANGES).map((change) => [change]),
  ...[CHANGES.unsave, CHANGES.label, CHANGES.note, CHANGES.merge].map((change) => [change, COMMANDS['undo']]),
].map((commands) => commands.filter((command) => command !== undefined));

for (const share of SHARES) {
  test(`Nothing that was acknowledged is lost or doubled when the browser is killed ${KILLS} times, ${share} (S09)`, async ({
    library,
  }) => {
    test.setTimeout(600_000);
    const world = await makeWorld(library, share);
    const act = async (command: Command, step: number) => {
      for (const tab of world.tabs) await command(world, tab, step);
    };
    await act(CHANGES.save, 0);
    for (let death = 0; death < KILLS; death++) {
      for (const command of DEEDS[(death + share) % DEEDS.length] ?? []) await act(command, death);

      await library.kill();

      const opened = await library.openTab();
      expect(await look(opened), `after death ${death}`).toEqual(toPlain(world.model));
      world.tabs = [opened];
      // Who opens the browser again is offered no undo.
      world.undo = undefined;
    }
  });

  test(`${HISTORIES} random histories of ${LENGTH} commands end as a plain model says, ${share} (S03, S06, S09)`, async ({
    library,
  }) => {
    test.setTimeout(600_000);
    for (let history = 0; history < HISTORIES; history++) {
      await expectHistory(library, 1000 * share + history);
      await library.evict();
    }
  });
}

test('Two tabs that make 200 changes each at the same time keep all 400 (T01)', async ({ library }) => {
  const [[one, first], [other, second]] = [await library.openPage(), await library.openPage()];
  const names = (tab: string) => Array.from({ length: 200 }, (_, index) => `${tab}-${index}`);

  await Promise.all([
    callTogether(first, 'savePage', names('one').map(toSaving)),
    callTogether(second, 'savePage', names('other').map(toSaving)),
  ]);

  const expected = [...names('one'), ...names('other')].map(toAddress).toSorted();
  for (const tab of [one, other])
    expect((await tab.getSaved()).pages.map(({ key }) => key).toSorted()).toEqual(expected);
});

test('Two tabs that make 200 changes each to the same page agree, and the next change holds in both (T02)', async ({
  library,
}) => {
  const [[one, first], [other, second]] = [await library.openPage(), await library.openPage()];
  await one.savePage('/article/fox', makePage());
  const toggle = (labels: string) =>
    Array.from({ length: 200 }, (_, index): Parameters<typeof one.filePages> => [
      ['/article/fox'],
      { isFavorite: index % 2 === 0, addLabel: `${labels}-${index}` },
    ]);

  await Promise.all([
    callTogether(first, 'filePages', toggle('one')),
    callTogether(second, 'filePages', toggle('other')),
  ]);

  expect(await look(one)).toEqual(await look(other));
  const [page] = (await other.getSaved()).pages;
  expect(page?.labels).toHaveLength(400);
  await one.filePages(['/article/fox'], { isFavorite: page?.isFavorite !== true });
  expect((await other.getSaved()).pages).toMatchObject([{ isFavorite: page?.isFavorite !== true }]);
});

test('A library of version 1 is whole however often the browser dies while it is taken over (S10)', async ({
  library,
}) => {
  const names = Array.from({ length: 500 }, (_, index) => `fox-${String(index).padStart(3, '0')}`);
  const outcomes: boolean[] = [];
  for (let death = 0; death < 4; death++) {
    await library.leaveFirstLibrary(names.map((name) => makeFirstRecord(toAddress(name))));
    const tab = await library.openTab();

    outcomes.push(await library.kill(() => tab.getSaved()));

    const opened = await library.openTab();
    const { pages, aside } = await opened.getSaved();
    expect([pages.map(({ key }) => key), aside]).toEqual([names.map(toAddress), 0]);
    await opened.close();
  }

  expect(outcomes).toContain(false);
});

test('An upgrade that an old tab blocks goes on by itself when that tab is closed (S11)', async ({
  library,
}) => {
  await library.leaveFirstLibrary([makeFirstRecord('/article/fox')]);
  const old = await library.findKeeper();
  const release = await old.evaluateHandle(holdFirstLibrary);
  const tab = await library.openTab();

  await expect(tab.getSaved()).rejects.toMatchObject({ kind: 'unavailable' });
  await release.evaluate((close) => close());

  const find = () =>
    tab.getSaved().then(
      ({ pages }) => pages.length,
      () => 'not yet',
    );
  await expect.poll(find).toBe(1);
});

test('A tab of an older build stops writing beside a newer one, and so does one that opens then (T04, S12)', async ({
  library,
}) => {
  const tab = await library.openTab();
  await tab.savePage('/article/fox', makePage());
  const [newer] = await library.openPage('newer');
  const before = await newer.readFacts();

  for (const older of [tab, await library.openTab()]) {
    await expect(older.savePage('/article/owl', makePage('owl'))).rejects.toMatchObject({ kind: 'newer' });
    await expect(older.getSaved()).rejects.toMatchObject({ kind: 'newer' });
  }

  expect(before).toMatchObject([{ key: 'page /article/fox' }]);
  expect(await newer.readFacts()).toEqual(before);
});

test('A tab that is the duplicate of another has a name of its own (T06)', async ({ library }) => {
  const [, page] = await library.openPage();
  await page.evaluate(() => sessionStorage.setItem('mark', 'of the first tab'));

  const [duplicate] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate(() => void window.open(location.href)),
  ]);
  await duplicate.waitForLoadState();

  expect(await duplicate.evaluate(() => sessionStorage.getItem('mark'))).toBe('of the first tab');
  expect(await readTabName(duplicate)).not.toBe(await readTabName(page));
});

/** The name under which a tab sets facts. */
function readTabName(page: Page): Promise<unknown> {
  return page.evaluate(() => (globalThis as unknown as { reader: { TAB: string } }).reader.TAB);
}

function toAddress(name: string): string {
  return `/article/${name}`;
}

function toSaving(name: string): Parameters<LibraryTab['savePage']> {
  return [toAddress(name), makePage(name)];
}

/** Runs in a page: holds the database as a tab of version 1 that does not listen; gives what ends it. */
async function holdFirstLibrary(): Promise<() => void> {
  const opening = indexedDB.open('kiosque', 1);
  await new Promise((resolve) => {
    opening.addEventListener('success', resolve);
  });
  return () => opening.result.close();
}
