import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

import * as v from 'valibot';

import { runNpm } from '../../.tools/npm.mjs';
import { buildSite } from '../../src/prerender/build.ts';
import { ensureBrowser } from '../support/ensure-browser.ts';
import type { Benchmark } from './figure.ts';
import { findMedian } from './figure.ts';
import { SCRATCH } from './open-site.ts';
import { serveCompressed } from './serve-compressed.ts';

/** 185 MB with what it needs: too much for package.json, so it is fetched by whoever wants it. */
const VERSION = '13.5.0';

/** Outside node_modules, which every `npm ci` empties. */
const CACHE = path.join(homedir(), '.cache', 'kiosque-lighthouse');

const PAGES = [
  ['front page', '/'],
  ['article', '/article/xiaomi-juge-suspend-liste-noire'],
  ['category', '/category/mobile'],
  ['tag', '/tag/xiaomi'],
] as const;

/** How often each page is looked at: what a shared machine does beside it moves the first score by ten points. */
const RUNS = 5;

const TARGETS: Readonly<Record<string, number>> = {
  performance: 99,
  accessibility: 100,
  'best-practices': 100,
  seo: 100,
};

const resultSchema = v.object({
  /** How fast the machine was during the run: a laptop at rest has 1500 to 2500. */
  environment: v.object({ benchmarkIndex: v.number() }),
  runtimeError: v.optional(v.object({ message: v.string() })),
  categories: v.record(
    v.string(),
    v.object({
      title: v.string(),
      score: v.nullable(v.number()),
      auditRefs: v.array(v.object({ id: v.string(), weight: v.number() })),
    }),
  ),
  audits: v.record(
    v.string(),
    v.object({
      title: v.string(),
      score: v.nullable(v.number()),
      scoreDisplayMode: v.string(),
      displayValue: v.optional(v.string()),
      details: v.optional(v.looseObject({ items: v.optional(v.unknown()) })),
    }),
  ),
});

type Result = v.InferOutput<typeof resultSchema>;

/** What Lighthouse says of each kind of page, as a phone gets them. */
export const lighthouse: Benchmark = {
  name: 'lighthouse',
  isOnDemand: true,
  async run(report) {
    const cli = fetchLighthouse();
    const browser = await ensureBrowser();
    const out = path.join(SCRATCH, 'prerendered');
    await buildSite({ out, logLevel: 'warn' });
    const site = await serveCompressed(out, new Map());
    try {
      for (const [name, address] of PAGES) {
        const results: Result[] = [];
        for (let run = 0; run < RUNS; run++)
          results.push(await audit(cli, browser, `${site.origin}${address}`, name));
        const [first] = results;
        for (const [id, { title }] of Object.entries(first?.categories ?? {})) {
          const target = TARGETS[id];
          report({
            name: `Lighthouse, ${name}, ${title.toLowerCase()}`,
            value: findMedian(
              results.map(({ categories }) => Math.round((categories[id]?.score ?? 0) * 100)),
            ),
            unit: '',
            ...(target === undefined ? {} : { target: { atLeast: target } }),
          });
        }
        report({
          name: `Lighthouse, ${name}, speed of the machine (1500 at rest)`,
          value: Math.round(findMedian(results.map(({ environment }) => environment.benchmarkIndex))),
          unit: '',
        });
        for (const line of results.slice(-1).flatMap(listFailures)) console.log(line);
      }
    } finally {
      await site.close();
    }
  },
};

/** Gives the path of Lighthouse's command line, fetched from npm where it is not there yet. */
function fetchLighthouse(): string {
  const home = path.join(CACHE, VERSION);
  const cli = path.join(home, 'node_modules/lighthouse/cli/index.js');
  if (existsSync(cli)) return cli;

  mkdirSync(CACHE, { recursive: true });
  // An install that is stopped half-way leaves a draft, never a folder that looks whole.
  const draft = mkdtempSync(path.join(CACHE, 'draft-'));
  try {
    console.log(`Fetching Lighthouse ${VERSION} from npm …`);
    const args = ['install', `lighthouse@${VERSION}`, '--prefix', draft];
    const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    if (runNpm([...args, ...quiet], { cwd: draft }) !== 0)
      throw new Error(`lighthouse@${VERSION} · could not be fetched from npm · see the lines above`);
    if (!existsSync(cli)) renameSync(draft, home);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return cli;
}

/** Runs Lighthouse on one page, as a phone on a slow network, and keeps its report. */
async function audit(cli: string, browser: string, url: string, name: string): Promise<Result> {
  const flags = '--chrome-flags=--headless=new --no-sandbox --disable-gpu';
  const child = spawn(process.execPath, [cli, url, '--output=json', '--quiet', flags], {
    env: { ...process.env, CHROME_PATH: browser },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = await text(child.stdout);
  mkdirSync(SCRATCH, { recursive: true });
  const kept = path.join(SCRATCH, `lighthouse-${name.replaceAll(' ', '-')}.json`);
  writeFileSync(kept, output);
  const result = v.parse(resultSchema, JSON.parse(output));
  if (result.runtimeError !== undefined) throw new Error(`${url} · ${result.runtimeError.message}`);
  console.log(`${url} · the whole report is in ${kept}`);
  return result;
}

/** Lists every audit that is not perfect, with the places it names; those that weigh nothing are hints. */
function listFailures({ categories, audits }: Result): readonly string[] {
  return Object.values(categories).flatMap(({ title, auditRefs }) =>
    auditRefs.flatMap(({ id, weight }) => {
      const found = audits[id];
      if (found === undefined || found.score === null || found.score >= 1) return [];
      const score = weight === 0 ? 'a hint' : `${Math.round(found.score * 100)} of 100`;
      const value = found.displayValue === undefined ? '' : ` · ${found.displayValue}`;
      return [`  ${title} · ${id} · ${found.title} · ${score}${value}`, ...listPlaces(found.details?.items)];
    }),
  );
}

function listPlaces(items: unknown): readonly string[] {
  if (!Array.isArray(items)) return [];
  return items.slice(0, 12).map((item) => `      ${printPlace(item)}`);
}

/** Prints one place of an audit: the texts and numbers in it, whatever the audit calls them. */
function printPlace(item: unknown): string {
  const parts: string[] = [];
  const visit = (value: unknown, key: string) => {
    if (typeof value === 'string' || typeof value === 'number') {
      if (!HIDDEN.has(key)) parts.push(`${key} ${String(value).replaceAll(/\s+/g, ' ').slice(0, 200)}`);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, name);
    }
  };
  visit(item, '');
  return parts.slice(0, 14).join(' · ');
}

/** What Lighthouse tells its own report page. */
const HIDDEN = new Set(['type', 'lhId', 'path', 'top', 'bottom', 'left', 'right', 'boundingRect']);
