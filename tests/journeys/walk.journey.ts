import type { Page } from '@playwright/test';

import { chaos } from '../support/fault.ts';
import type { FaultServer } from '../support/fault-server.ts';
import { expect, test } from '../support/fault-journey.ts';
import type { Random } from '../support/make-random.ts';
import { makeRandom } from '../support/make-random.ts';
import { open, readKeys } from './pages.ts';

test.use({ serviceWorkers: 'allow' });

const SEED = 20_261_128;
/** The figure is of ten minutes: `KIOSQUE_WALK_SECONDS=600`. */
const SECONDS = Number(process.env['KIOSQUE_WALK_SECONDS'] ?? 40);
/** How long the network is gone each time. */
const LOSS_MS = 3000;
const LOSSES = 5;
/** What is shown for longer without a word is a white page. */
const PATIENCE = { timeout: 30_000 };

/** What happens to the host on the way, at which part of the walk. */
type Event = { readonly at: number; readonly run: () => Promise<void> };

test('A walk at random, in which one request of ten fails, leaves no white page and loses nothing (N30)', async ({
  page,
  context,
  server,
  site,
  secondBuild,
  noise,
}) => {
  test.setTimeout((SECONDS + 120) * 1000);
  // What the network does is said in the console; an exception is not.
  noise.allow(/^console /);
  await open(page, '/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  server.fail('/*', chaos(0.1, SEED));

  const walker = makeRandom(SEED);
  const events = planEvents(server, site, secondBuild);
  const saved = new Set<string>();
  const start = Date.now();
  let steps = 0;
  while (Date.now() - start < SECONDS * 1000) {
    const share = (Date.now() - start) / (SECONDS * 1000);
    if (events[0] !== undefined && events[0].at <= share) await events.shift()?.run();
    await walk(page, walker, saved);
    await expectShown(page);
    steps += 1;
  }

  server.heal();
  expect(events).toEqual([]);
  expect(steps).toBeGreaterThan(5);
  expect(context.pages()).toHaveLength(1);
  const kept = new Set(await readKeys(page, 'facts'));
  expect([...saved].filter((address) => !kept.has(`page ${address}`))).toEqual([]);
});

function planEvents(server: FaultServer, first: string, second: string): Event[] {
  const deploy = (folder: string) => async () => server.deploy(folder, { old: 'removed' });
  const lose = async () => {
    await server.disconnect();
    setTimeout(() => void server.reconnect(), LOSS_MS);
  };
  const losses = Array.from({ length: LOSSES }, (_, index) => ({ at: (index + 0.5) / LOSSES, run: lose }));
  const deployments = [
    { at: 0.33, run: deploy(second) },
    { at: 0.66, run: deploy(first) },
  ];
  return [...losses, ...deployments].toSorted((a, b) => a.at - b.at);
}

/** Takes one step of a reader who does not care where it leads. */
async function walk(page: Page, random: Random, saved: Set<string>): Promise<void> {
  const step = random.number(10);
  try {
    if (step < 5) await follow(page, random);
    else if (step < 6) await goBack(page);
    else if (step < 7) await page.reload({ timeout: 10_000 });
    else if (step < 8) await page.mouse.wheel(0, random.number(3000));
    else await save(page, random, saved);
  } catch (error) {
    // What is not there (any more) cannot be pressed; a reader would press something else.
    if (!/Timeout|ERR_|detached|interrupted|navigat/i.test(String(error))) throw error;
  }
}

/** Goes back, but not to where the browser was before the walk. */
async function goBack(page: Page): Promise<void> {
  await page.goBack({ timeout: 5000 });
  if (!page.url().startsWith('http')) await page.goForward({ timeout: 5000 });
}

/** Follows a link of the site. */
async function follow(page: Page, random: Random): Promise<void> {
  const links = page.locator('a[href^="/"]:not([href$=".xml"]):not([href$=".json"]):visible');
  const count = await links.count();
  if (count > 0) await links.nth(random.number(count)).click({ timeout: 3000 });
}

/** Saves a page that is not saved, and notes it once that is acknowledged. */
async function save(page: Page, random: Random, saved: Set<string>): Promise<void> {
  const buttons = page.locator('main article button[aria-pressed=false]:visible');
  const count = await buttons.count();
  if (count === 0) return;
  const button = buttons.nth(random.number(count));
  const story = page.locator('main article').filter({ has: button });
  const address = await story.locator('h2 a, h3 a').first().getAttribute('href', { timeout: 2000 });
  const name = await button.getAttribute('aria-label', { timeout: 2000 });
  if (address === null || name?.startsWith('Enregistrer') !== true) return;
  await button.click({ timeout: 3000 });
  const pressed = page.locator(`main article:has(a[href="${address}"]) button[aria-pressed=true]`).first();
  await expect(pressed).toBeVisible({ timeout: 5000 });
  saved.add(address);
}

/** There is always a page of ours to read, whatever it says. */
async function expectShown(page: Page): Promise<void> {
  const read = () =>
    page
      .evaluate(() => ({
        letters: document.body.innerText.length,
        hasHead: document.querySelector('header') !== null,
      }))
      // It was on its way to another page.
      .catch(() => ({ letters: 0, hasHead: false }));
  await expect
    .poll(
      async () => {
        const { letters, hasHead } = await read();
        return letters > 200 && hasHead;
      },
      { ...PATIENCE, message: `expected a page at ${page.url()}` },
    )
    .toBe(true);
}
