import sharp from 'sharp';
import type { Page } from '@playwright/test';

import type { Fault } from '../support/fault.ts';
import { expect, test } from '../support/fault-journey.ts';
import { findArticle } from './content.ts';
import { expectAwake } from './pages.ts';

// A worker would keep what it is given; here the picture itself is at fault.
test.use({ serviceWorkers: 'block' });

const ARTICLE = findArticle('xiaomi-juge-suspend-liste-noire');

const DOT = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#f00' } })
  .png()
  .toBuffer();
const SCRIPT =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="top.planted=1"><script>top.planted=1;fetch("https://renards.example/")</script></svg>';

/** What a host may send in place of a picture. */
const FAULTS: readonly (readonly [title: string, fault: Fault, times?: number])[] = [
  ['is not there', { kind: 'status', status: 404 }],
  ['weighs 30 MB', { kind: 'body', make: () => Buffer.alloc(30_000_000), type: 'image/avif' }, 2],
  ['is a dot that follows readers', { kind: 'body', make: () => DOT, type: 'image/png' }],
  ['is a drawing with a script', { kind: 'body', make: () => SCRIPT, type: 'image/svg+xml' }],
  [
    'is a page',
    { kind: 'body', make: () => '<!doctype html><script>top.planted=1</script>', type: 'text/html' },
  ],
  ['is cut in the middle', { kind: 'truncate' }],
];

/** Adds up, from the beginning, by how much the page moves by itself. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const state = { shift: 0 };
    Reflect.set(globalThis, 'watched', state);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value = 0, hadRecentInput = false } = entry as { value?: number; hadRecentInput?: boolean };
        if (!hadRecentInput) state.shift += value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

for (const [title, fault, times = Number.POSITIVE_INFINITY] of FAULTS) {
  test(`A picture that ${title} leaves its room, its words, and the page in its place (H03)`, async ({
    page,
    server,
    noise,
  }) => {
    noise.allow(/Failed to load resource|ERR_CONTENT_LENGTH_MISMATCH|Cross-Origin/);
    server.fail('/media/*', fault, { times });
    await watchShifts(page);
    for (const address of [`/article/${ARTICLE.slug}`, '/category/mobile', '/']) {
      await page.goto(address);
      await expectAwake(page);
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
      await page.waitForLoadState('networkidle');

      const boxes = await page
        .getByRole('main')
        .locator('img')
        .evaluateAll((images) =>
          images
            .filter((image) => image.checkVisibility())
            .map((image) => {
              const { width, height } = image.getBoundingClientRect();
              return { hasAlt: image.hasAttribute('alt'), width, height };
            }),
        );
      expect(boxes.length).toBeGreaterThan(0);
      for (const { hasAlt, width, height } of boxes) {
        expect(hasAlt).toBe(true);
        expect(Math.min(width, height)).toBeGreaterThan(40);
      }
      const { shift, planted } = await page.evaluate(() => ({
        shift: (Reflect.get(globalThis, 'watched') as { shift: number }).shift,
        planted: Reflect.has(globalThis, 'planted'),
      }));
      expect(shift).toBeLessThan(0.02);
      expect(planted).toBe(false);
    }
  });
}

test('The lead picture that is not there is told in its words (H03)', async ({ page, server, noise }) => {
  noise.allow(/Failed to load resource/);
  server.fail('/media/*', { kind: 'status', status: 404 });
  await page.goto(`/article/${ARTICLE.slug}`);
  await expectAwake(page);

  const lead = page.locator('#img-1 img');

  await expect(lead).not.toHaveAttribute('alt', '');
  expect(await lead.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(0);
});

test('A list leaves the place of a picture that does not come, and no sign in it (H03)', async ({
  page,
  server,
  noise,
}) => {
  noise.allow(/Failed to load resource/);
  server.fail('/media/*', { kind: 'status', status: 404 });
  // A list that the page makes itself; what a prerendered one asks for fails before anybody hears of it.
  await page.goto('/category/mobile?sort=oldest');
  await expectAwake(page);

  const picture = page.getByRole('main').locator('article img').first();
  await expect(picture).toHaveCSS('opacity', '0');
  const { height } = (await picture.boundingBox()) ?? { height: 0 };
  expect(height).toBeGreaterThan(40);
});
