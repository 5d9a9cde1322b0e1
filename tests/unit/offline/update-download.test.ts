import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import type { Download, DownloadProgress } from '../../../src/model/download.ts';
import { readArticle } from '../../../src/model/download.ts';
import type { ArticleFile } from '../../../src/model/edition.ts';
import { FORMAT, editionPath } from '../../../src/model/edition.ts';
import type { Slug } from '../../../src/model/slug.ts';
import type { DownloadDoor } from '../../../src/offline/download-engine.ts';
import { fillDownload } from '../../../src/offline/download-engine.ts';
import { getFile } from '../../../src/offline/download-files.ts';
import {
  deleteBatches,
  getDownload,
  getFiles,
  putDownload,
  putFiles,
} from '../../../src/offline/download-records.ts';
import { askForDownload, changeDownload } from '../../../src/offline/downloads.ts';
import { sweepPictures } from '../../../src/offline/remove-download.ts';
import { fakeCaches } from '../../support/fake-caches.ts';
import { makeCard } from '../../support/make-card.ts';
import { makeSlug } from '../../support/make-location.ts';

const ADDRESS = '/tag/renards';
const slugs = Array.from({ length: 12 }, (_, number) => makeSlug(`renard-${number}`));
const [first = makeSlug('none'), second = makeSlug('none')] = slugs;
const MORNING = Date.UTC(2026, 4, 3, 8);
const NOON = MORNING + 4 * 3_600_000;
const never = new AbortController().signal;
const ignore = () => undefined;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: MORNING });
  vi.stubGlobal('navigator', { storage: { persist: () => Promise.resolve(true) } });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
});

/** An article with a picture of its own, of a version that both tell. */
function makeFile(slug: Slug, version: string): ArticleFile {
  const stem = `${slug}.${version}`;
  const picture = { source: { kind: 'local', stem }, alt: '', width: 1000, height: 600 } as const;
  const card = makeCard({ slug, headline: `${slug} ${version}`, picture });
  return { format: FORMAT, numbering: 'n1', card, authors: [], body: [] };
}

/** A host whose articles have versions; and what was asked of it. */
function makeHost(versions: ReadonlyMap<Slug, string> = new Map(), before: (path: string) => void = ignore) {
  const asked: string[] = [];
  const ask = (path: string) => {
    before(path);
    asked.push(path);
  };
  const door: DownloadDoor = {
    getArticle: async (slug) => {
      await Promise.resolve();
      ask(slug);
      if (versions.get(slug) === 'gone') return undefined;
      const file = makeFile(slug, versions.get(slug) ?? 'old');
      return { bytes: new TextEncoder().encode(JSON.stringify(file)), file };
    },
    getPicture: async (path) => {
      await Promise.resolve();
      ask(path);
      return { bytes: new TextEncoder().encode(path), type: 'image/webp' };
    },
    atOnce: 3,
    wait: () => Promise.resolve(),
  };
  return { door, asked };
}

/** A list that was downloaded in the morning, and which its reader asks to bring up to date at noon. */
async function askAtNoon(address = ADDRESS): Promise<Download> {
  await download(address);
  vi.setSystemTime(NOON);
  const ask = { address, title: 'Renards', hasPictures: true, articles: slugs.length, bytes: 0 };
  await askForDownload(ask);
  await putFiles(address, { ...(await getFiles(address)), isListed: true });
  return expectDownload(address);
}

async function download(address: string): Promise<void> {
  const ask = { address, title: 'Renards', hasPictures: true, articles: slugs.length, bytes: 0 };
  await askForDownload(ask);
  await putFiles(address, { slugs: [...slugs], lists: [], isListed: true });
  const asked = await expectDownload(address);
  expect(await fillDownload(asked, makeHost().door, never, ignore)).toBe('whole');
  await changeDownload(address, { state: 'whole' });
}

async function expectDownload(address: string): Promise<Download> {
  const found = await getDownload(address);
  if (found === undefined) throw new Error('no download');
  return found;
}

async function readHeadline(slug: Slug): Promise<string | undefined> {
  const text = await (await getFile(editionPath.article(slug)))?.text();
  return text === undefined ? undefined : readArticle(text)?.card.headline;
}

const listPictures = (caches: ReturnType<typeof fakeCaches>, stem: string) =>
  caches.list('kiosque-downloads').filter((path) => path.includes(stem));

describe('a download that is brought up to date', () => {
  it('has the articles that were changed, and asks for no picture that it has', async () => {
    fakeCaches();
    const asked = await askAtNoon();
    const host = makeHost(new Map([[first, 'new']]));

    const end = await fillDownload(asked, host.door, never, ignore);

    expect(end).toBe('whole');
    expect(await readHeadline(first)).toBe(`${first} new`);
    expect(await readHeadline(second)).toBe(`${second} old`);
    expect(host.asked.filter((path) => !path.startsWith('media/')).toSorted()).toEqual(slugs.toSorted());
    expect(host.asked.filter((path) => path.startsWith('media/'))).toEqual([
      expect.stringContaining(`${first}.new`),
    ]);
  });

  it('asks for nothing twice, however often it is broken off, and never lacks an article', async () => {
    fakeCaches();
    const asked = await askAtNoon();
    const versions = new Map(slugs.map((slug) => [slug, 'new'] as const));
    const counts = new Map<string, number>();

    for (let stop = 2; stop < 30; stop += 4) {
      const breaking = new AbortController();
      let left = stop;
      const { door, asked: given } = makeHost(versions, () => {
        breaking.signal.throwIfAborted();
        if (--left === 0) breaking.abort();
      });
      vi.setSystemTime(NOON + stop * 1000);
      await fillDownload(asked, { ...door, atOnce: 1 }, breaking.signal, ignore).catch(ignore);
      for (const slug of slugs) expect(await readHeadline(slug)).toMatch(/ (?:old|new)$/);
      // What was asked for last may not have been kept.
      for (const path of given.slice(0, -1)) counts.set(path, (counts.get(path) ?? 0) + 1);
    }

    expect([...counts].filter(([, count]) => count > 1)).toEqual([]);
    for (const slug of slugs) expect(await readHeadline(slug)).toBe(`${slug} new`);
  });

  it('keeps what it has of an article that left the edition, and of all where the network fails', async () => {
    fakeCaches();
    const asked = await askAtNoon();
    let last: DownloadProgress | undefined;

    const end = await fillDownload(asked, makeHost(new Map([[first, 'gone']])).door, never, (now) => {
      last = now;
    });

    expect(end).toBe('whole');
    expect(last).toMatchObject({ articles: slugs.length, absent: 0 });
    expect(await readHeadline(first)).toBe(`${first} old`);

    vi.setSystemTime(NOON + 3_600_000);
    await askForDownload(asked);
    const { door } = makeHost(new Map(), () => {
      throw new Error('reset');
    });
    expect(await fillDownload(await expectDownload(ADDRESS), door, never, ignore)).toBe('network');
    for (const slug of slugs) expect(await readHeadline(slug)).toBe(`${slug} old`);
  });

  it('asks again for what was kept while the clock was ahead (C01)', async () => {
    fakeCaches();
    vi.setSystemTime(Date.UTC(2036, 0, 1));
    await download(ADDRESS);
    vi.setSystemTime(NOON);
    const asked: Download = { ...(await expectDownload(ADDRESS)), state: 'wanted', askedAgainAt: NOON };
    await askForDownload(asked);
    const host = makeHost(new Map([[first, 'new']]));

    await fillDownload(asked, host.door, never, ignore);

    expect(await readHeadline(first)).toBe(`${first} new`);
  });

  it('asks for no article again where it goes on without being asked', async () => {
    fakeCaches();
    await download(ADDRESS);
    vi.setSystemTime(NOON);
    const { askedAgainAt, ...going } = await expectDownload(ADDRESS);
    await putDownload({ ...going, state: 'wanted' });
    // What says that they are whole is lost.
    await deleteBatches(ADDRESS);
    const host = makeHost(new Map([[first, 'new']]));

    await fillDownload(going, host.door, never, ignore);

    expect(askedAgainAt).toBeUndefined();
    expect(host.asked).toEqual([]);
  });
});

describe('a picture that an article no longer shows', () => {
  it('goes when all is up to date', async () => {
    const caches = fakeCaches();
    const asked = await askAtNoon();
    await fillDownload(asked, makeHost(new Map([[first, 'new']])).door, never, ignore);
    expect(listPictures(caches, `${first}.old`)).toHaveLength(1);

    await sweepPictures();

    expect(listPictures(caches, `${first}.old`)).toEqual([]);
    expect(listPictures(caches, `${first}.new`)).toHaveLength(1);
    expect(listPictures(caches, `${second}.old`)).toHaveLength(1);
    expect(caches.list('kiosque-downloads')).toHaveLength(2 * slugs.length);
  });

  it('stays where another download has it', async () => {
    const caches = fakeCaches();
    await download('/tag/loups');
    const asked = await askAtNoon();
    await fillDownload(asked, makeHost(new Map([[first, 'new']])).door, never, ignore);

    await sweepPictures();

    expect(listPictures(caches, `${first}.old`)).toHaveLength(1);
  });
});
