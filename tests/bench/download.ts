import { rmSync } from 'node:fs';
import path from 'node:path';

import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import * as v from 'valibot';

import { downloadMessages } from '../../src/messages/downloads.ts';
import { fr } from '../../src/messages/fr.ts';
import { articleFileSchema } from '../../src/model/edition.ts';
import { ensureBrowser } from '../support/ensure-browser.ts';
import { makeRandom } from '../support/make-random.ts';
import type { Answer } from '../support/static-host.ts';
import { openStaticHost } from '../support/static-host.ts';
import type { Benchmark } from './figure.ts';
import { findMedian } from './figure.ts';
import { makeArchiveOf } from './kept-archive.ts';
import { SCRATCH } from './open-site.ts';
import { runBuild } from './run-command.ts';
import type { Connection } from './serve-narrow.ts';
import { serveNarrow } from './serve-narrow.ts';

const ARTICLES = 1000;
/** What a picture of 960 pixels weighs in WebP: 40 to 80 kB. */
const [LIGHTEST, HEAVIEST] = [40_000, 80_000];
const ROUNDS = 3;
const LIMIT_MS = 10 * 60_000;

/** 4G as it is on the way: 8 Mbit/s, 60 ms. The host speaks HTTP/1.1, so six files at once are the most. */
const CONNECTION: Connection = { throughput: 1_000_000, latency: 60 };

const words = downloadMessages.fr;

/** The download of 1,000 articles with a picture each: how much of its connection it uses. */
export const downloading: Benchmark = {
  name: 'download',
  isOnDemand: true,
  run: async (report) => {
    const out = path.join(SCRATCH, 'download');
    rmSync(out, { recursive: true, force: true });
    runBuild(makeArchiveOf(ARTICLES), out);
    const browser = await chromium.launch({ executablePath: await ensureBrowser() });
    try {
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push(await download(browser, out));
      const name = `download of ${ARTICLES.toLocaleString('en')} articles with a picture each`;
      report({ name, value: findMedian(rounds.map(({ seconds }) => seconds)), unit: 's' });
      report({
        name: `${name}, of its connection`,
        value: 100 * findMedian(rounds.map(({ share }) => share)),
        unit: '%',
        target: { atLeast: 80 },
      });
    } finally {
      await browser.close();
      rmSync(out, { recursive: true, force: true });
    }
  },
};

type Round = { readonly seconds: number; readonly share: number };

async function download(browser: Browser, folder: string): Promise<Round> {
  const host = await serveNarrow(illustrate(openStaticHost(folder).answer), CONNECTION);
  const context = await browser.newContext({ locale: 'fr-FR' });
  try {
    const page = await context.newPage();
    await page.goto(`${host.origin}/?sort=newest`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const panel = await openPanel(page);
    // What the first visit keeps for itself is no part of it.
    await page.waitForLoadState('networkidle');
    const [start, before] = [performance.now(), host.getSent()];
    await panel.getByRole('button', { name: words.start }).click();
    await panel.getByRole('status').getByText(words.states.whole).waitFor({ timeout: LIMIT_MS });
    const seconds = (performance.now() - start) / 1000;
    return { seconds, share: (host.getSent() - before) / seconds / CONNECTION.throughput };
  } finally {
    await context.close();
    await host.close();
  }
}

async function openPanel(page: Page) {
  await page.getByRole('main').getByRole('button', { name: fr.list.download }).click();
  const panel = page.getByRole('group', { name: /^Télécharger/ });
  await panel.getByRole('button', { name: words.start }).waitFor();
  return panel;
}

/** Gives each article a picture: what renders a thousand of them is measured elsewhere. */
function illustrate(answer: (pathname: string, etag?: string) => Answer): typeof answer {
  return (pathname, etag) => {
    const slug = /^\/edition\/articles\/(.+)\.json$/.exec(pathname)?.[1];
    if (pathname.startsWith('/media/picture.'))
      return { status: 200, headers: WEBP, body: makePicture(pathname) };
    const found = answer(pathname, etag);
    if (slug === undefined || !(found.body instanceof Uint8Array) || found.status !== 200) return found;
    const file = v.parse(articleFileSchema, JSON.parse(Buffer.from(found.body).toString('utf8')));
    const source = { kind: 'local', stem: `picture.${slug}` } as const;
    const card = { ...file.card, picture: { source, alt: 'Un renard', width: 960, height: 640 } };
    return { ...found, body: Buffer.from(JSON.stringify({ ...file, card })) };
  };
}

const WEBP = { 'content-type': 'image/webp', 'cache-control': 'public, max-age=31536000, immutable' };

/** Bytes that nobody decodes: as many as a photograph has. */
function makePicture(pathname: string): Uint8Array {
  const seed = [...pathname].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
  return new Uint8Array(LIGHTEST + makeRandom(seed).number(HEAVIEST - LIGHTEST));
}
