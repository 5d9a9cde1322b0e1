import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import type { BrowserContext, Page } from '@playwright/test';
import { preview } from 'vite';

import { openFeed } from '../../src/import/feeds/open-feed.ts';
import { writeSource } from '../../src/import/write/write-source.ts';
import { expectAwake } from '../journeys/pages.ts';
import { findFreePort } from './free-port.ts';
import { expect, test as base } from './journey.ts';
import type { HostileArticle } from './make-hostile-content.ts';
import { makeHostileContent } from './make-hostile-content.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A site whose every article is hostile, served with the headers of its build. */
export type Site = { readonly origin: string; readonly articles: readonly HostileArticle[] };

export const test = base.extend<object, { isImported: boolean; site: Site }>({
  /** Whether the articles came in through the importer, from a feed. */
  isImported: [false, { scope: 'worker', option: true }],
  site: [
    async ({ isImported }, use) => {
      const { folder, articles } = makeHostileContent();
      const imported = isImported ? await importContent(folder) : undefined;
      const out = mkdtempSync(path.join(tmpdir(), 'kiosque-hostile-site-'));
      const build = [path.join(ROOT, 'src/prerender/build.ts'), '--out', out];
      const { NODE_ENV: _test, ...environment } = process.env;
      await promisify(execFile)(process.execPath, build, {
        cwd: ROOT,
        env: { ...environment, KIOSQUE_CONTENT: imported ?? folder },
      });
      const port = await findFreePort();
      const server = await preview({
        root: ROOT,
        logLevel: 'warn',
        build: { outDir: out },
        preview: { port, strictPort: true },
      });

      await use({ origin: `http://localhost:${port}`, articles });

      await server.close();
      for (const made of [folder, out, imported]) if (made !== undefined) rmSync(made, { recursive: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ site }, provide) => provide(site.origin),
});

/** Brings a content folder in as a feed, with the whole of what an import does, and gives the folder that came of it. */
async function importContent(folder: string): Promise<string> {
  const into = mkdtempSync(path.join(tmpdir(), 'kiosque-hostile-import-'));
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const feed = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Kiosque',
    home_page_url: 'https://renards.example',
    items: readdirSync(path.join(folder, 'articles')).map((file) => read(path.join('articles', file))),
  });
  const source = await openFeed({
    name: 'feed.json',
    open: async function* open() {
      yield new TextEncoder().encode(feed);
    },
  });
  const drawing = readFileSync(path.join(folder, 'images/dessin.svg'));
  const report = await writeSource(source, {
    into,
    force: false,
    typography: true,
    category: 'Mobile',
    isRemote: false,
    download: (address) =>
      address.endsWith('/images/dessin.svg')
        ? Promise.resolve({ bytes: drawing })
        : Promise.reject(new Error('the answer 404')),
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  expect(report.refused).toEqual([]);
  return into;
}

export type Size = { readonly width: number; readonly height: number };
export const PHONE: Size = { width: 412, height: 915 };
export const DESK: Size = { width: 1280, height: 800 };

/** Pages opened side by side: more of them don't make it faster. */
const LANES = 3;

/** Opens every article, several at a time, and lists what is wrong in them. */
export async function openAll(
  context: BrowserContext,
  { origin, articles }: Site,
  { isScripted }: { isScripted: boolean },
): Promise<readonly string[]> {
  const faults: string[] = [];
  const waiting = [...articles];
  const work = async () => {
    const page = await context.newPage();
    let windows: readonly Size[] = [PHONE, DESK];
    for (let article = waiting.shift(); article !== undefined; article = waiting.shift()) {
      const { address } = article;
      for (const fault of await openArticle(page, origin, article, { isScripted, windows }))
        faults.push(`${address} · ${fault}`);
      page.removeAllListeners();
      // The window stays as it is for the next article: changing it takes a third of the time.
      windows = windows.toReversed();
    }
  };
  await Promise.all(Array.from({ length: LANES }, work));
  // What a page opened beside itself is one more.
  if (context.pages().length !== LANES) faults.push(`${context.pages().length - LANES} pages more`);
  return faults;
}

/** Opens an article in one window, then changes to the others, and lists what is wrong in any. */
export async function openArticle(
  page: Page,
  origin: string,
  article: HostileArticle,
  { isScripted, windows }: { isScripted: boolean; windows: readonly Size[] },
): Promise<readonly string[]> {
  const heard = listen(page, origin, article.address);
  const faults = new Set<string>();
  let isOpen = false;
  for (const size of windows) {
    if (page.viewportSize()?.width !== size.width) await page.setViewportSize(size);
    if (!isOpen) await page.goto(article.address);
    if (!isOpen && isScripted) await expectSettled(page);
    isOpen = true;
    for (const fault of await page.evaluate(findFrameFaults)) faults.add(fault);
    for (const fault of await page.evaluate(findBodyFaults, article)) faults.add(fault);
  }
  if (page.url() !== `${origin}${article.address}`) faults.add(`went to ${page.url()}`);
  return [...heard, ...faults];
}

/** Waits until a page is awake and waits for nothing more. */
export async function expectSettled(page: Page): Promise<void> {
  await expectAwake(page);
  await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0);
}

/** Notes what a page does that nobody asked it for, from now on. */
export function listen(page: Page, origin: string, address: string): string[] {
  const heard: string[] = [];
  page.on('dialog', async (dialog) => {
    heard.push(`opened a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOurs = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!isOurs) heard.push(`asked ${url.href}`);
    if (request.isNavigationRequest() && url.pathname !== address) heard.push(`went to ${url.pathname}`);
  });
  page.on('popup', (popup) => heard.push(`opened ${popup.url()}`));
  page.on('download', (download) => heard.push(`saved ${download.url()}`));
  page.on('pageerror', (error) => heard.push(`threw ${error.message}`));
  page.on('console', (message) => {
    // Said by Playwright itself, of a page that stands long enough to ask for its worker.
    if (/Service Worker registration blocked by Playwright/.test(message.text())) return;
    if (message.type() === 'error' || message.type() === 'warning') heard.push(`said ${message.text()}`);
  });
  return heard;
}

declare global {
  interface Window {
    kiosqueHeard?: string[];
    kiosquePlanted?: number;
  }
}

/** Runs in the page, before it: notes what only a script that got in would do, and what the policy refused. */
export function watchScripts(): void {
  const heard: string[] = [];
  window.kiosqueHeard = heard;
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    heard.push(`attempted what the policy refuses: ${violatedDirective} ${blockedURI}`),
  );
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
    Object.defineProperty(window, name, {
      configurable: true,
      value: (text: unknown) => void heard.push(`called ${name}(${String(text)})`),
    });
  const { fetch: ask } = window;
  window.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    if (url.origin !== location.origin) heard.push(`fetched ${url.href}`);
    return ask(input, init);
  };
  navigator.sendBeacon = (url) => heard.push(`beacon to ${String(url)}`) > 0;
  XMLHttpRequest.prototype.open = (_method: string, url: string | URL) =>
    void heard.push(`XMLHttpRequest to ${String(url)}`);
  for (const name of ['WebSocket', 'EventSource', 'RTCPeerConnection', 'Worker', 'SharedWorker'] as const)
    Object.defineProperty(window, name, {
      configurable: true,
      value: function refuse() {
        heard.push(`made a ${name}`);
      },
    });
}

/** Runs in the page: what is wrong around the article, and what scripts did. */
export function findFrameFaults(): string[] {
  const faults = [...(window.kiosqueHeard ?? [])];
  if (window.kiosquePlanted !== undefined) faults.push('a planted script ran');
  scrollTo(0, 0);
  const wordmark = document.querySelector('header > a');
  const box = wordmark?.getBoundingClientRect();
  const top = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  if (wordmark === null || top !== wordmark)
    faults.push(`${top?.outerHTML ?? 'nothing'} covers the wordmark`);
  if (document.documentElement.scrollWidth > innerWidth) {
    const endOf = (element: Element) => element.getBoundingClientRect().right;
    const elements = [...document.querySelectorAll('main *')];
    const widest = elements.findLast((element) => endOf(element) === Math.max(...elements.map(endOf)));
    faults.push(`scrolls sideways for ${widest?.outerHTML.slice(0, 200) ?? 'the frame'}`);
  }
  if (!document.title.endsWith('Kiosque')) faults.push(`is titled ${document.title}`);
  return faults;
}

/** Runs in the page: what is wrong in the article itself. */
function findBodyFaults({ headline, alt, headings }: HostileArticle): string[] {
  const faults: string[] = [];
  const show = (element: Element) => element.outerHTML.slice(0, 200);
  if (document.title !== `${headline} – Kiosque`) faults.push(`is titled ${document.title}`);
  if (document.querySelector('h1')?.textContent !== headline) faults.push('lacks its headline');
  const body = document.querySelector('main article > div');
  if (body === null) return [...faults, 'lacks its body'];

  // A text of the corpus that swallows those after it would hide them from this look.
  const shown = new Set([...body.querySelectorAll('h2')].map((heading) => heading.textContent));
  for (const heading of headings) if (!shown.has(heading)) faults.push(`lacks ${heading}`);
  if (body.querySelector('img')?.alt !== alt) faults.push('lacks the alt text of its picture');

  const forbidden =
    'script, style, link, meta, base, iframe, frame, object, embed, form, input, [name], [srcdoc], [contenteditable], [autofocus], [autoplay], [ping], [target], svg :is(a, script, style, image, use, animate, set, foreignObject)';
  for (const element of body.querySelectorAll(forbidden)) faults.push(`holds ${show(element)}`);

  const edges = body.getBoundingClientRect();
  for (const element of body.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'style') faults.push(`${name} on ${show(element)}`);
      const isAddress = /^(?:href|xlink:href|src|action|formaction|poster|data|cite|background)$/.test(name);
      // As in model/block.ts, and written anew, so that what is wrong there does not look right here.
      const isSound = /^(?:https?:\/\/[^/\\]|mailto:|tel:|#|\/(?![/\\]))/i.test(value) && !/\s/.test(value);
      if (isAddress && !isSound) faults.push(`leads to ${value} · ${show(element)}`);
    }
    // What is hidden stands nowhere.
    if (element.getClientRects().length === 0) continue;
    const { position } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    // Marks above and below a line may stand a little out of its box.
    const isInside = box.top >= edges.top - 8 && box.bottom <= edges.bottom + 8;
    const isBeside = box.left >= edges.left - 1 && box.right <= edges.right + 1;
    if (!isInside || (position !== 'static' && position !== 'relative' && !isBeside))
      faults.push(`stands out of the article, ${position} · ${show(element)}`);
    if (position === 'fixed' || position === 'sticky') faults.push(`is ${position} · ${show(element)}`);
  }
  return faults;
}
