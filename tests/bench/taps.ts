import { existsSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';

import type { Browser, CDPSession, Page } from '@playwright/test';

import { ensureBrowser } from '../support/ensure-browser.ts';
import type { Benchmark, Report } from './figure.ts';
import { findMedian } from './figure.ts';
import type { Both, Device, Sides } from './phone.ts';
import { ARTICLE, PHONE, pick, reportBoth, standBeside, takeTurns, withPage } from './phone.ts';

const ROUNDS = 7;
/** A good desktop on a good network: 40 ms of round trip, 10 Mbit/s. */
const DESKTOP: Device = {
  screen: { viewport: { width: 1280, height: 800 } },
  network: { latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 },
  slower: 1,
};
/** How long a finger stays on the glass. */
const TOUCH_MS = 60;
/** How long a pointer stays on a link before it clicks. */
const HOVER_MS = 150;
/** A page that was silent for so long is awake. */
const REST_MS = 1000;
const PATIENCE_MS = 30_000;

/**
 * From a tap or a click to what it asks for, painted, beside a site written by hand with the same content. There every
 * page comes from the network, except on the way back: that one stood in the browser's memory.
 */
export const taps: Benchmark = {
  name: 'taps',
  isOnDemand: true,
  run: async (report) =>
    standBeside(
      async (sides) => {
        await measureStory(report, sides, 'phone', PHONE, { headline: 0.35, picture: 0.3, back: 0.95 });
        await measureStory(report, sides, 'desktop', DESKTOP, { headline: 0.5, back: 1.3 });
        await measureJourney(report, sides);
        await measureTag(report, sides);
      },
      {
        executablePath: await ensureWholeBrowser(),
        // Playwright forbids the browser to keep pages in memory. This allows it, and a figure tells that it did.
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      },
    ),
};

/** The headless shell keeps no page in memory (BackForwardCacheDisabledForDelegate); the browser it is made of does. */
async function ensureWholeBrowser(): Promise<string> {
  const found = await ensureBrowser();
  const whole = found.replace(/-headless-shell$/, '');
  return existsSync(whole) ? whole : found;
}

type StoryTargets = { readonly headline: number; readonly picture?: number; readonly back: number };

async function measureStory(
  report: Report,
  sides: Sides,
  name: string,
  device: Device,
  targets: StoryTargets,
): Promise<void> {
  const found = await takeTurns(ROUNDS, sides, (origin) =>
    withReader(sides.browser, device, (reader) => followStory(reader, origin)),
  );
  const compare = (key: 'headline' | 'picture' | 'back', what: string) =>
    reportBoth(report, pick(found, key), { name, what, atMost: targets[key] });
  compare('headline', 'front page to headline');
  compare('picture', 'front page to lead picture');
  compare('back', 'back to front page');
  report({
    name: `${name} by hand, pages back from memory`,
    value: found.byHand.filter(({ isFromMemory }) => isFromMemory).length,
    unit: '',
    target: { atLeast: ROUNDS },
  });
  reportAnswer(report, name, pick(found, 'answer'));
}

async function measureJourney(report: Report, sides: Sides): Promise<void> {
  const times = await takeTurns(ROUNDS, sides, (origin) =>
    withReader(sides.browser, PHONE, (reader) => makeJourney(reader, origin)),
  );
  reportBoth(report, times, { name: 'phone', what: 'first visit to headline', atMost: 0.98 });
}

async function measureTag(report: Report, sides: Sides): Promise<void> {
  const found = await takeTurns(ROUNDS, sides, (origin) =>
    withReader(sides.browser, PHONE, (reader) => followTag(reader, origin)),
  );
  reportBoth(report, pick(found, 'list'), { name: 'phone', what: 'tag to its list', atMost: 0.5 });
  reportAnswer(report, 'phone, tag', pick(found, 'answer'));
}

/** Interaction to next paint; a page by hand is gone before there is one. */
function reportAnswer(report: Report, name: string, { ours }: Both<number>): void {
  report({
    name: `${name}, interaction to next paint`,
    value: findMedian(ours),
    unit: 'ms',
    target: { atMost: 100 },
  });
}

/** From the front page, awake, to its first story and back. */
async function followStory(reader: Reader, origin: string) {
  const front = await openAwake(reader, `${origin}/`);
  const isArticle = ({ heading }: Screen) => heading === front.story.text;
  const pressed = await press(reader, front.story);
  const headline = await see(reader, pressed, isArticle);
  const picture = await see(reader, pressed, (screen) => isArticle(screen) && screen.hasPicture);
  await rest(REST_MS);
  const left = await reader.page.evaluate(() => {
    // The answer is sent before the page goes.
    setTimeout(() => history.back());
    return performance.timeOrigin + performance.now();
  });
  const isFront = ({ heading, story }: Screen) => heading === front.heading && story.y === front.story.y;
  const list = await see(reader, left, isFront);
  return {
    headline: headline.at - pressed,
    picture: picture.at - pressed,
    back: list.at - left,
    isFromMemory: reader.notes.some(({ kind }) => kind === 'restored'),
    answer: findSlowestAnswer(reader),
  };
}

/** From an address, never visited, to the article of the first headline, which is tapped as soon as it is there. */
async function makeJourney(reader: Reader, origin: string): Promise<number> {
  const start = Date.now();
  await reader.page.goto(`${origin}/`, { waitUntil: 'commit' });
  const { story } = await see(reader, start, hasStory);
  await press(reader, story);
  const headline = await see(reader, start, ({ heading }) => heading === story.text);
  return headline.at - start;
}

/** From an article, awake, to the list of its tag. */
async function followTag(reader: Reader, origin: string) {
  await openAwake(reader, `${origin}${ARTICLE}`);
  const tag = reader.page.locator('main a[href^="/tag/"]').first();
  await tag.evaluate((link) => link.scrollIntoView({ block: 'center' }));
  await rest(REST_MS);
  const link = await tag.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { text: element.textContent, x: x + width / 2, y: y + height / 2 };
  });
  const pressed = await press(reader, link);
  const list = await see(reader, pressed, (screen) => screen.heading === link.text && hasStory(screen));
  await rest(REST_MS);
  return { list: list.at - pressed, answer: findSlowestAnswer(reader) };
}

/** Somebody with a device in the hand, and the notes of what is seen on it. */
type Reader = {
  readonly page: Page;
  readonly session: CDPSession;
  readonly hasTouch: boolean;
  readonly notes: readonly Note[];
};

/** A place in the window, in pixels. */
type Point = { readonly x: number; readonly y: number };

/** What a page tells of itself, and when: in milliseconds of the machine's clock, which all pages share. */
type Note = { readonly at: number } & (
  | ScreenContent
  /** A finger or a button went up. */
  | { readonly kind: 'press' }
  /** The page came back from the browser's memory. */
  | { readonly kind: 'restored' }
  /** How long an interaction waited for the next paint. */
  | { readonly kind: 'answer'; readonly duration: number }
);

type ScreenContent = {
  readonly kind: 'screen';
  /** The heading of the page. */
  readonly heading: string;
  /** Whether the lead picture of an article is there. */
  readonly hasPicture: boolean;
  /** The first headline of a list and a place on it; without a text where there is none in the window. */
  readonly story: Point & { readonly text: string };
};

/** What has just been painted. */
type Screen = Extract<Note, ScreenContent>;

function withReader<Found>(
  browser: Browser,
  device: Device,
  work: (reader: Reader) => Promise<Found>,
): Promise<Found> {
  return withPage(browser, device, async (page, session) => {
    const notes: Note[] = [];
    // Playwright's own bindings know nothing of pages that come back from memory.
    session.on('Runtime.bindingCalled', ({ payload }) => notes.push(JSON.parse(payload) as Note));
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: 'kiosqueTell' });
    await page.addInitScript(watchScreen);
    return work({ page, session, hasTouch: device.screen.hasTouch === true, notes });
  });
}

/** Opens a page, waits until it is awake, and gives what it shows then. */
async function openAwake({ page, notes }: Reader, address: string): Promise<Screen> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  await rest(REST_MS);
  return waitFor(() => notes.filter((note) => note.kind === 'screen').at(-1));
}

function hasStory({ story }: Screen): boolean {
  return story.text !== '';
}

/** Waits for a screen that was painted after some time. */
function see({ notes }: Reader, since: number, isWanted: (screen: Screen) => boolean): Promise<Screen> {
  return waitFor(() =>
    notes.filter((note) => note.kind === 'screen').find((screen) => screen.at >= since && isWanted(screen)),
  );
}

/** Taps or clicks, and gives the time when the finger or the button went up. */
async function press(reader: Reader, point: Point): Promise<number> {
  const start = Date.now();
  await (reader.hasTouch ? tap(reader, point) : click(reader, point));
  const { at } = await waitFor(() => reader.notes.find((note) => note.kind === 'press' && note.at >= start));
  return at;
}

async function tap({ session }: Reader, { x, y }: Point): Promise<void> {
  // A finger goes up whether the page has noticed it or not.
  const down = session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await rest(TOUCH_MS);
  await Promise.all([down, session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })]);
}

async function click({ page }: Reader, { x, y }: Point): Promise<void> {
  await page.mouse.move(x, y);
  await rest(HOVER_MS);
  await page.mouse.down();
  await page.mouse.up();
}

function findSlowestAnswer({ notes }: Reader): number {
  return Math.max(0, ...notes.filter((note) => note.kind === 'answer').map(({ duration }) => duration));
}

/** Looks every few milliseconds from outside: whoever asks the page takes its time. */
async function waitFor<Found>(find: () => Found | undefined): Promise<Found> {
  const start = Date.now();
  while (Date.now() - start < PATIENCE_MS) {
    const found = find();
    if (found !== undefined) return found;
    await rest(5);
  }
  throw new Error(`taps · expected the page to show what was asked for · it did not in ${PATIENCE_MS} ms`);
}

declare global {
  interface Window {
    kiosqueTell: (note: string) => void;
  }
}

/** Runs in every page, from its beginning. */
function watchScreen(): void {
  const toTime = (moment: number) => performance.timeOrigin + moment;
  const tell = (note: object) => window.kiosqueTell(JSON.stringify(note));
  let last = '';
  let wasComplete = false;

  const describe = () => {
    const isShown = (element: Element) => element.checkVisibility();
    const heading = [...document.querySelectorAll('h1')].find(isShown);
    const picture = heading?.closest('article')?.querySelector<HTMLImageElement>('figure img');
    const isComplete = picture?.complete === true && picture.naturalWidth > 0;
    // It is decoded aside, and painted a frame after it has come.
    const hasPicture = isComplete && wasComplete;
    wasComplete = isComplete;
    const story = [...document.querySelectorAll('main article :is(h2, h3) a')].find(isShown);
    // A link of two lines has its middle between them.
    const { x = 0, y = 0, width = 0, height = 0 } = story?.getClientRects()[0] ?? {};
    const isInWindow = y + height > 0 && y < innerHeight;
    return {
      kind: 'screen',
      heading: heading?.textContent ?? '',
      hasPicture,
      story: {
        text: isInWindow ? (story?.textContent ?? '') : '',
        x: Math.round(x + width / 2),
        y: Math.round(y + height / 2),
      },
    };
  };
  let isAsked = false;
  // Not in every frame: a page at rest would cost a phone as much as one that works.
  const lookSoon = () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(look);
  };
  const look = () => {
    isAsked = false;
    const content = describe();
    if (wasComplete && !content.hasPicture) lookSoon();
    const next = JSON.stringify(content);
    if (next === last) return;
    last = next;
    // The first task after the frame finds it painted.
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => tell({ at: toTime(performance.now()), ...content }));
    port1.start();
    port2.postMessage(undefined);
  };
  new MutationObserver(lookSoon).observe(document, { subtree: true, childList: true, attributes: true });
  // Of pictures and styles, which say so to nobody but themselves.
  addEventListener('load', lookSoon, true);
  addEventListener('scroll', lookSoon, true);

  addEventListener('pointerup', ({ timeStamp }) => tell({ kind: 'press', at: toTime(timeStamp) }), true);
  addEventListener('pageshow', ({ persisted, timeStamp }) => {
    if (!persisted) return;
    tell({ kind: 'restored', at: toTime(timeStamp) });
    last = '';
    lookSoon();
  });
  // TypeScript does not know the threshold.
  const events = { type: 'event', durationThreshold: 16, buffered: true };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      const { interactionId, startTime, duration } = entry;
      if (interactionId > 0) tell({ kind: 'answer', at: toTime(startTime), duration });
    }
  }).observe(events);
}
