import { describe, expect, it } from 'vitest';

import type { Download, DownloadProgress } from '../../../src/model/download.ts';
import type { ArticleFile } from '../../../src/model/edition.ts';
import { FORMAT } from '../../../src/model/edition.ts';
import type { Slug } from '../../../src/model/slug.ts';
import type { DownloadDoor } from '../../../src/offline/download-engine.ts';
import { fillDownload } from '../../../src/offline/download-engine.ts';
import { listDeviceCards } from '../../../src/offline/device-cards.ts';
import {
  BATCH,
  getBatch,
  getDownload,
  listDownloads,
  putDownload,
  putFiles,
} from '../../../src/offline/download-records.ts';
import { changeDownload, leaveDownload } from '../../../src/offline/downloads.ts';
import { removeDownload } from '../../../src/offline/remove-download.ts';
import type { FakeCaches } from '../../support/fake-caches.ts';
import { fakeCaches } from '../../support/fake-caches.ts';
import { makeCard } from '../../support/make-card.ts';
import { makeSlug } from '../../support/make-location.ts';
import { makeRandom } from '../../support/make-random.ts';

const DOWNLOADS = 'kiosque-downloads';
const encode = (text: string) => new TextEncoder().encode(text);

/** An article with a picture of its own, and one that all of them show. */
function makeFile(slug: Slug): ArticleFile {
  const picture = (stem: string) =>
    ({ source: { kind: 'local', stem }, alt: '', width: 1000, height: 600 }) as const;
  const author = { slug: makeSlug('renarde'), name: 'Renarde', bio: '', avatar: picture('renarde') };
  return {
    format: FORMAT,
    numbering: 'n1',
    card: makeCard({ slug, picture: picture(slug) }),
    authors: [author],
    body: [],
  };
}

function makeSlugs(count: number, name = 'renard'): readonly Slug[] {
  return Array.from({ length: count }, (_, number) => makeSlug(`${name}-${number}`));
}

async function makeDownload(slugs: readonly Slug[], overrides: Partial<Download> = {}): Promise<Download> {
  const download: Download = {
    address: '/tag/renards',
    title: 'Renards',
    startedAt: 1,
    hasPictures: true,
    state: 'wanted',
    articles: slugs.length,
    bytes: 0,
    ...overrides,
  };
  await putFiles(download.address, { slugs: [...slugs], lists: [], isListed: true });
  await putDownload(download);
  return download;
}

/** A door that gives every file, but for what `before` does first; and what was asked of it. */
function makeDoor(before: (path: string, signal: AbortSignal) => void = () => undefined) {
  const given: string[] = [];
  const door: DownloadDoor = {
    getArticle: async (slug, signal) => {
      await Promise.resolve();
      before(slug, signal);
      given.push(slug);
      const file = makeFile(slug);
      return { bytes: encode(JSON.stringify(file)), file };
    },
    getPicture: async (path, signal) => {
      await Promise.resolve();
      before(path, signal);
      given.push(path);
      return { bytes: encode(`picture ${path}`), type: 'image/webp' };
    },
    atOnce: 3,
    wait: () => Promise.resolve(),
  };
  return { door, given };
}

const never = new AbortController().signal;
const ignore = () => undefined;

function countFiles(caches: FakeCaches): number {
  return caches.list(DOWNLOADS).length;
}

describe('a download', () => {
  it('brings every article and each picture once', async () => {
    const caches = fakeCaches();
    const slugs = makeSlugs(BATCH + 5);
    const download = await makeDownload(slugs);
    const { door, given } = makeDoor();
    let last: DownloadProgress | undefined;

    const end = await fillDownload(download, door, never, (progress) => {
      last = progress;
    });

    expect(end).toBe('whole');
    expect(new Set(given).size).toBe(given.length);
    expect(countFiles(caches)).toBe(2 * slugs.length + 1);
    expect(last).toMatchObject({ articles: slugs.length, absent: 0 });
    expect((await getBatch(download.address, 1))?.cards).toHaveLength(5);
  });

  it('leaves the pictures out where they are not wanted', async () => {
    const caches = fakeCaches();
    const download = await makeDownload(makeSlugs(3), { hasPictures: false });

    await fillDownload(download, makeDoor().door, never, ignore);

    expect(countFiles(caches)).toBe(3);
  });

  it.each([1, 2, 3, 4, 5])(
    'asks for no file again that was kept, however often it is broken off (%i)',
    async (seed) => {
      const caches = fakeCaches();
      const random = makeRandom(seed);
      const slugs = makeSlugs(BATCH + 40);
      const download = await makeDownload(slugs);
      const kept = new Set<string>();
      const again: string[] = [];
      let end = '';
      let breaks = 0;

      while (end === '') {
        const breaking = new AbortController();
        let left = breaks < 20 ? random.number(30) : Number.POSITIVE_INFINITY;
        const { door } = makeDoor((path, signal) => {
          if (kept.has(path)) again.push(path);
          if (--left <= 0) breaking.abort();
          signal.throwIfAborted();
          if (random.number(10) === 0) throw new Error('reset');
        });
        end = await fillDownload(download, door, breaking.signal, ignore).catch(() => '');
        breaks++;
        for (const path of caches.list(DOWNLOADS))
          kept.add(path.replace(/^edition\/articles\/(.*)\.json$/, '$1'));
      }

      expect(breaks).toBeGreaterThanOrEqual(20);
      expect(again).toEqual([]);
      expect(end).toBe('whole');
      expect(countFiles(caches)).toBe(2 * slugs.length + 1);
    },
  );

  it('goes on where one article has left the edition, and counts it', async () => {
    fakeCaches();
    const [gone, ...others] = makeSlugs(4);
    const download = await makeDownload([...(gone === undefined ? [] : [gone]), ...others]);
    const { door } = makeDoor();
    let last: DownloadProgress | undefined;

    const end = await fillDownload(
      download,
      {
        ...door,
        getArticle: (slug, signal) =>
          slug === gone ? Promise.resolve(undefined) : door.getArticle(slug, signal),
      },
      never,
      (progress) => {
        last = progress;
      },
    );

    expect(end).toBe('whole');
    expect(last).toMatchObject({ articles: 3, absent: 1 });
  });

  it('brings the others where one file does not come, and ends after some tries', async () => {
    const caches = fakeCaches();
    const slugs = makeSlugs(30);
    const download = await makeDownload(slugs);
    let tries = 0;
    const { door } = makeDoor((path) => {
      if (path !== slugs[0]) return;
      tries++;
      throw new Error('refused');
    });

    const end = await fillDownload(download, door, never, ignore);

    expect(end).toBe('network');
    expect(tries).toBeGreaterThan(3);
    expect(countFiles(caches)).toBe(2 * 29 + 1);
  });

  it('says so where there is no room, and keeps what it has (H03)', async () => {
    const caches = fakeCaches();
    const download = await makeDownload(makeSlugs(30));
    caches.limit = 12_000;

    const end = await fillDownload(download, makeDoor().door, never, ignore);

    expect(end).toBe('room');
    expect(countFiles(caches)).toBeGreaterThan(3);
    // What came last gives way: the device has room to say why it stopped.
    await changeDownload(download.address, { state: 'stopped', reason: 'room' });
    expect(await getDownload(download.address)).toMatchObject({ state: 'stopped', reason: 'room' });
  });

  it('notes the cards of one edition together, and leaves those of another to their files', async () => {
    fakeCaches();
    const slugs = makeSlugs(5);
    const download = await makeDownload(slugs);
    const { door } = makeDoor();
    const getArticle: DownloadDoor['getArticle'] = async (slug, signal) => {
      const found = await door.getArticle(slug, signal);
      if (found === undefined || slug !== slugs[4]) return found;
      const file = { ...found.file, numbering: 'n0' };
      return { file, bytes: encode(JSON.stringify(file)) };
    };
    let last: DownloadProgress | undefined;

    await fillDownload(download, { ...door, getArticle }, never, ignore);
    await fillDownload(download, door, never, (progress) => (last = progress));

    const batch = await getBatch(download.address, 0);
    expect(batch?.numbering).toBe('n1');
    expect(batch?.cards.map(({ slug }) => slug).toSorted()).toEqual(slugs.slice(0, 4));
    expect(last).toMatchObject({ articles: 5, absent: 0 });
    const others = (await listDeviceCards()).filter(({ numbering }) => numbering === 'n0');
    expect(others.flatMap(({ cards }) => cards.map(({ slug }) => slug))).toEqual([slugs[4]]);
  });

  it('tells no less than before where it tries again', async () => {
    fakeCaches();
    const slugs = makeSlugs(30);
    const download = await makeDownload(slugs);
    let failures = 3;
    const { door } = makeDoor((path) => {
      if (path === slugs[20] && failures-- > 0) throw new Error('reset');
    });
    const told: number[] = [];

    await fillDownload(download, door, never, ({ bytes }) => told.push(bytes));

    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(failures).toBeLessThan(0);
  });
});

describe('a download that is removed', () => {
  it('goes at once where the device has no room to note that (H03)', async () => {
    const caches = fakeCaches();
    const download = await makeDownload(makeSlugs(3));
    await fillDownload(download, makeDoor().door, never, ignore);
    caches.limit = 0;

    await leaveDownload(download);

    expect(countFiles(caches)).toBe(0);
    expect(await listDownloads()).toEqual([]);
  });

  it('takes its files with it, but for those that another one has', async () => {
    const caches = fakeCaches();
    const [mine, shared, theirs] = [makeSlugs(3, 'mine'), makeSlugs(2, 'shared'), makeSlugs(4, 'theirs')];
    const one = await makeDownload([...mine, ...shared]);
    const other = await makeDownload([...shared, ...theirs], { address: '/tag/loups' });
    const { door } = makeDoor();
    await fillDownload(one, door, never, ignore);
    await fillDownload(other, door, never, ignore);

    await removeDownload(one);

    const left = caches.list(DOWNLOADS);
    expect(left).toHaveLength(2 * (shared.length + theirs.length) + 1);
    expect(left.some((path) => path.includes('mine'))).toBe(false);
    expect(await listDownloads()).toEqual([other]);
    await removeDownload(other);
    expect(countFiles(caches)).toBe(0);
    expect(caches.list('kiosque-download-records')).toEqual([]);
  });

  it('takes what it had where it was not whole yet', async () => {
    const caches = fakeCaches();
    const download = await makeDownload(makeSlugs(9));
    const breaking = new AbortController();
    let left = 7;
    const { door } = makeDoor(() => {
      if (--left === 0) breaking.abort();
    });
    await fillDownload(download, door, breaking.signal, ignore).catch(ignore);
    expect(countFiles(caches)).toBeGreaterThan(3);

    await removeDownload(download);

    expect(countFiles(caches)).toBe(0);
  });
});
