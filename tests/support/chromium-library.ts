import type { CDPSession, LaunchOptions, Page } from '@playwright/test';

import { bundleReader } from './bundle-reader.ts';
import type { KillableBrowser } from './killable-browser.ts';
import { makeProfile, startKillable } from './killable-browser.ts';
import type { LibraryBrowser, LibraryTab } from './library-tab.ts';
import { CALLS } from './library-tab.ts';

/** Nobody is asked for it: every request is answered here. */
export const ORIGIN = 'https://kiosque.example';

/**
 * Bytes that the device has for it, few from the beginning: Chromium remembers for half a minute that it had more.
 * Histories need a tenth of them.
 */
const ROOM = 1_500_000;

/** A page without the library. */
const BLANK = '/blank';

/** What a page has of `src/reader`. */
type Calls = Readonly<Record<string, (...values: readonly unknown[]) => Promise<unknown>>>;

/** A real Chromium in which tabs hold `src/reader` and nothing else. */
export type ChromiumLibrary = LibraryBrowser & {
  /** Opens a tab, and gives its page as well. */
  readonly openPage: (age?: 'this' | 'newer') => Promise<readonly [LibraryTab, Page]>;
  /** A page of the same origin that holds nothing of the library. */
  readonly findKeeper: () => Promise<Page>;
  /** Ends for good, and takes the profile away. */
  readonly stop: () => Promise<void>;
};

/** Starts a Chromium that has never been used. */
export async function startChromiumLibrary(options: LaunchOptions): Promise<ChromiumLibrary> {
  const [folder, removeProfile] = makeProfile();
  let running: Promise<Running> | undefined;
  const run = () => (running ??= start(folder, options));
  const openPage = async (age: 'this' | 'newer' = 'this') => {
    const { context } = await run();
    const page = await context.newPage();
    await page.goto(`${ORIGIN}/${age}`);
    return [toTab(page), page] as const;
  };
  const evict = async () => {
    const { session } = await run();
    await session.send('Storage.clearDataForOrigin', { origin: ORIGIN, storageTypes: 'indexeddb' });
  };
  return {
    openPage,
    openTab: async () => (await openPage())[0],
    findKeeper: async () => (await run()).keeper,
    room: ROOM,
    withoutRoom: (work) => work(),
    evict,
    kill: async (work) => {
      const { kill } = await run();
      let isDone = false;
      const outcome = work?.().then(
        () => (isDone = true),
        () => undefined, // The browser is gone.
      );
      if (work !== undefined) await letPass();
      const wasDone = isDone;
      await kill();
      running = undefined;
      await outcome;
      return wasDone;
    },
    leaveFirstLibrary: async (records) => {
      await evict();
      await (await run()).keeper.evaluate(leaveFirstLibrary, records);
    },
    stop: async () => {
      await (await running)?.context.close();
      removeProfile();
    },
  };
}

/** A browser with a page that holds nothing of the library, from which it is steered. */
type Running = KillableBrowser & { readonly keeper: Page; readonly session: CDPSession };

async function start(folder: string, options: LaunchOptions): Promise<Running> {
  const browser = await startKillable(folder, options);
  await browser.context.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === BLANK) return route.fulfill({ contentType: 'text/html', body: '' });
    if (pathname.endsWith('.js'))
      return route.fulfill({ contentType: 'text/javascript', body: await readBundle(pathname) });
    const script = `import * as reader from '${pathname}.js'; globalThis.reader = reader;`;
    return route.fulfill({ contentType: 'text/html', body: `<script type="module">${script}</script>` });
  });
  const [keeper = await browser.context.newPage()] = browser.context.pages();
  await keeper.goto(`${ORIGIN}${BLANK}`);
  const session = await browser.context.newCDPSession(keeper);
  // Holds as long as the session does.
  await session.send('Storage.overrideQuotaForOrigin', { origin: ORIGIN, quotaSize: ROOM });
  return { ...browser, keeper, session };
}

const bundles = new Map<string, Promise<string>>();

/** A bundle is made once in each process that runs tests. */
function readBundle(pathname: string): Promise<string> {
  const made = bundles.get(pathname) ?? bundleReader(pathname === '/newer.js' ? 'newer' : 'this');
  bundles.set(pathname, made);
  return made;
}

function toTab(page: Page): LibraryTab {
  const calls = CALLS.map((name) => [name, (...values: readonly unknown[]) => call(page, name, values)]);
  // Each call has the type of the function that it calls.
  return { ...Object.fromEntries(calls), close: () => page.close() } as LibraryTab;
}

/** Calls one function of the library in a page many times at once, and waits for all. */
export async function callTogether<Name extends (typeof CALLS)[number]>(
  page: Page,
  name: Name,
  many: readonly Parameters<LibraryTab[Name]>[],
): Promise<void> {
  await page.evaluate(
    async ([called, given]) => {
      const { reader } = globalThis as unknown as { reader: Calls };
      await Promise.all(given.map(async (values) => reader[called]?.(...values)));
    },
    [name, many] as const,
  );
}

async function call(page: Page, name: string, values: readonly unknown[]): Promise<unknown> {
  const outcome = await page.evaluate(
    async ([called, given]) => {
      const { reader } = globalThis as unknown as { reader: Calls };
      try {
        return { value: await reader[called]?.(...given) };
      } catch (error) {
        return { fault: String(error), kind: (error as { readonly kind?: string }).kind };
      }
    },
    [name, values] as const,
  );
  if (outcome.fault !== undefined) throw Object.assign(new Error(outcome.fault), { kind: outcome.kind });
  return outcome.value;
}

/** Milliseconds before a browser dies: a change takes about as long, so that some are done and some are not. */
const LIVES = [0, 11, 3, 19, 7, 1, 27, 5, 14, 9];
let deaths = 0;

async function letPass(): Promise<void> {
  deaths += 1;
  await new Promise((resolve) => setTimeout(resolve, LIVES[deaths % LIVES.length]));
}

/** Runs in the page. */
async function leaveFirstLibrary(records: readonly object[]): Promise<void> {
  const opening = indexedDB.open('kiosque', 1);
  opening.addEventListener('upgradeneeded', () => {
    const saved = opening.result.createObjectStore('saved', { keyPath: 'key' });
    opening.result.createObjectStore('copies');
    opening.result.createObjectStore('aside', { autoIncrement: true });
    for (const record of records) saved.put(record);
  });
  await new Promise((resolve, reject) => {
    opening.addEventListener('success', resolve);
    opening.addEventListener('error', () => reject(new Error('version 1 was not left')));
  });
  opening.result.close();
}
