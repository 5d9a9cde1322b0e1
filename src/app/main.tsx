import type { QueryClient } from '@tanstack/react-query';
import { startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';

import { keepCopiesOn } from '../fetch/device.ts';
import { listCards } from './list-cards.ts';
import { EditionError } from '../fetch/edition-error.ts';
import { createQueryClient } from '../fetch/queries.ts';
import { parseLocation } from '../model/location.ts';
import { keepCopy, readCopy } from '../offline/device.ts';
import { nameEntry, recallPlace } from '../reader/places.ts';
import { getSettings } from '../reader/settings.ts';
import { markAwake } from '../views/parts/awake.ts';
import { BrowserRouter } from './browser-router.tsx';
import { unpackCarried } from './carried.ts';
import { loadFontOnUse } from './font.ts';
import { getPage, prepared } from './pages.ts';
import { prefetchOnIntent } from './prefetch.ts';
import { Root } from './root.tsx';
import { followWorker } from './this-build.ts';
import '../views/base.css';

/** The first page of a visit, as the build left it. */
type FirstPage = {
  readonly root: HTMLElement;
  /** Below the site's base. */
  readonly address: string;
  /** The address that it was rendered for; nothing where it was not prerendered. */
  readonly rendered: string | undefined;
};

void start();

async function start(): Promise<void> {
  // React says so where a page has none.
  const root = document.getElementById('root') as HTMLElement;
  followWorker();
  const client = createQueryClient();
  // A page that a worker answers for; the first one hears of it later (work-offline.ts).
  if (import.meta.env['OFFLINE'] === true && navigator.serviceWorker?.controller)
    keepCopiesOn({ read: readCopy, keep: keepCopy, listCards });
  await makeRoom();
  const rendered = unpackCarried(client);
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const address = `${location.pathname.slice(base.length)}${location.search}`;
  prefetchOnIntent(client);
  loadFontOnUse();
  await makeRoom();
  if (rendered === address) {
    const place = parseLocation(address);
    // With its code and its data at hand the page wakes up in one piece.
    await prepared(client, place);
    // Without its code it would fail where it can be read; who fetches that code says so (`prerender/document.ts`).
    if (!(await getPage(place).load())) return;
  }
  wake({ root, address, rendered }, client);
}

/** Lets the reader be answered between two pieces of work: together they would take a phone too long. */
function makeRoom(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

function wake(page: FirstPage, client: QueryClient): void {
  const app = (
    <Root
      client={client}
      route={(children) => <BrowserRouter>{children}</BrowserRouter>}
      onAwake={() => onAwake(client)}
    />
  );
  if (isAsRendered(page)) {
    startTransition(() => {
      hydrateRoot(page.root, app, { onCaughtError: reportCaught, onRecoverableError: console.error });
    });
  } else {
    // React takes over what stands in the head only where it takes over the page.
    for (const element of document.head.querySelectorAll(
      'title, meta[name=description], meta[name=robots], link[rel=canonical]',
    ))
      element.remove();
    createRoot(page.root, { onCaughtError: reportCaught }).render(app);
  }
}

/** Pages are rendered in French, from their beginning, for an address without a part. */
function isAsRendered({ rendered, address }: FirstPage): boolean {
  // What the router calls the entries that it did not make itself.
  const { key = 'default' } = (history.state ?? {}) as { key?: string };
  const entry = nameEntry({ key, pathname: address, search: '' });
  const { position = 0 } = recallPlace(entry, location.hash) ?? {};
  return rendered === address && getSettings().language === 'fr' && location.hash === '' && position === 0;
}

declare global {
  /** Buttons that were pressed before the application was awake, in order; see `prerender/document.ts`. */
  var kiosqueTaps: HTMLElement[] | undefined;
}

function onAwake(client: QueryClient): void {
  markAwake();
  delete document.documentElement.dataset['waiting'];
  answerTaps();
  setTimeout(workAtRest, REST_MS, client);
}

/** A page that stands for so long is at rest: what nobody sees yet can begin. */
const REST_MS = 1000;

async function workAtRest(client: QueryClient): Promise<void> {
  const code = await import('./work-at-rest.ts').catch(() => undefined);
  // Where it does not come the page is as good as before, and the next one asks again.
  await code?.workAtRest(client, import.meta.url);
}

/** A button that was pressed too early is pressed now. */
function answerTaps(): void {
  const taps = globalThis.kiosqueTaps ?? [];
  globalThis.kiosqueTaps = undefined;
  for (const button of taps) {
    // When React is at rest: then it wakes up the part that the button is in before it hears of the press.
    setTimeout(() => button.click());
  }
}

/** For the developer: a page that does not exist is an answer, every other failure is worth a line. */
function reportCaught(error: unknown): void {
  if (!(error instanceof EditionError && error.failure === 'absent')) console.error(error);
}
