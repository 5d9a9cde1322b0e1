import { readFileSync } from 'node:fs';
import path from 'node:path';

import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import * as v from 'valibot';

import { cardsFileSchema, editionPath, editionSchema, termHeadSchema } from '../../src/model/edition.ts';
import { EVERYTHING } from '../../src/model/filter.ts';
import { printLocation } from '../../src/model/location.ts';
import { ensureBrowser } from '../support/ensure-browser.ts';
import type { Benchmark, Report } from './figure.ts';
import { makeEditionOf } from './kept-archive.ts';
import { openSite } from './open-site.ts';
import { serveEdition } from './serve-edition.ts';
import { loadPage, weigh } from './weigh-page.ts';

/** One round trip of a new connection brings ten packets. */
const ONE_ROUND_TRIP = 14.6;
/** Two bring three times as many. */
const TWO_ROUND_TRIPS = 44;

/** What the pages of the sample archive weigh, and whether those of a large one weigh more. */
export const pageWeight: Benchmark = {
  name: 'pages',
  async run(report) {
    const site = await openSite();
    const browser = await chromium.launch({ executablePath: await ensureBrowser() });
    try {
      await weighCode(report, browser, site.origin);
      await weighEdition(report, browser, site.origin, 'sample', site.folder);
      await weighEdition(report, browser, site.origin, '10,000', makeEditionOf(10_000));
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

async function weighCode(report: Report, browser: Browser, origin: string): Promise<void> {
  for (const [name, address] of [
    ['front page', '/'],
    ['article', '/article/xiaomi-juge-suspend-liste-noire'],
  ] as const) {
    const files = await loadPage(browser, `${origin}${address}`);
    const { javascript, css, fonts } = weigh(files);
    report({
      name: `${name}, JavaScript (gzip)`,
      value: javascript / 1000,
      unit: 'kB',
      target: { atMost: 125 },
    });
    report({ name: `${name}, CSS (gzip)`, value: css / 1000, unit: 'kB', target: { atMost: 15 } });
    report({ name: `${name}, web fonts`, value: fonts.length, unit: '', target: { atMost: 1 } });
    report({
      name: `${name}, the heaviest font`,
      value: Math.max(0, ...fonts) / 1000,
      unit: 'kB',
      target: { atMost: 45 },
    });
    report({ name: `${name}, requests`, value: files.length, unit: '' });
  }
}

/** Weighs what an archive adds to the application: the files of its edition that each page asks for. */
async function weighEdition(
  report: Report,
  browser: Browser,
  origin: string,
  archive: string,
  folder: string,
): Promise<void> {
  for (const [name, address, target] of listPages(folder)) {
    const { edition, editionFiles } = weigh(
      await loadPage(browser, `${origin}${address}`, (context) => serveEdition(context, folder)),
    );
    report({
      name: `edition, ${archive}, ${name} (brotli)`,
      value: edition / 1000,
      unit: 'kB',
      target: { atMost: target },
    });
    report({ name: `edition, ${archive}, ${name}, files`, value: editionFiles, unit: '' });
  }
}

/** The addresses of the pages that are weighed: the newest article, the largest category, two tags that meet often. */
function listPages(folder: string): readonly (readonly [name: string, address: string, target: number])[] {
  const read = <Schema extends v.GenericSchema>(file: string, schema: Schema) =>
    v.parse(schema, JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  const { count, categories, tags } = read(editionPath.edition, editionSchema);
  const newest = read(editionPath.cards(Math.floor((count - 1) / 4)), cardsFileSchema).cards.at(-1);
  const largest = categories.toSorted((a, b) => b.count - a.count)[0];
  const first = tags[0];
  if (newest === undefined || largest === undefined || first === undefined)
    throw new Error(`${folder} · expected an edition with articles and tags`);
  const second = read(editionPath.term(`tag-${first.slug}`), termHeadSchema).tags[0];
  const both = [first.slug, ...(second === undefined ? [] : [second.slug])];
  return [
    ['front page', '/', ONE_ROUND_TRIP],
    ['article', printLocation({ page: 'article', slug: newest.slug, fragment: '' }), TWO_ROUND_TRIPS],
    [
      'category',
      printLocation({ page: 'category', slug: largest.slug, filter: EVERYTHING }),
      TWO_ROUND_TRIPS,
    ],
    ['two tags', printLocation({ page: 'all', filter: { ...EVERYTHING, tags: both } }), TWO_ROUND_TRIPS],
  ];
}
