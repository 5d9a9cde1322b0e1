import { afterEach, describe, expect, it, vi } from 'vitest';

import { makeRandom } from '../../support/make-random.ts';
import { openTab, startBrowser } from './fake-browser.ts';
import { FakeDisk, offerDisk } from './fake-disk.ts';
import { makeArticle, makePage } from './make-page.ts';

type Tab = Awaited<ReturnType<typeof openTab>>;

afterEach(() => vi.unstubAllGlobals());

describe('the first time', () => {
  it('a new file holds the library at once', async () => {
    const disk = new FakeDisk();
    const tab = await openDevice(disk, 'fox');

    const copy = await tab.createDiskCopy();

    expect(copy).toMatchObject({ name: 'kiosque.json', state: 'kept' });
    expect(copy?.writtenAt).toBeTypeOf('number');
    expect(disk.text).toBe(await tab.exportLibrary());
  });

  it('a file that is opened brings its pages, copies and settings, and is not written where it has all of them', async () => {
    const disk = new FakeDisk();
    const phone = await openDevice(disk, 'fox');
    await phone.addCopy('/article/fox', makeArticle());
    phone.changeSettings({ theme: 'sepia' });
    await phone.createDiskCopy();
    const { writes } = disk;
    const desk = await openDevice(disk);

    const copy = await desk.openDiskCopy();

    expect(copy).toMatchObject({ state: 'kept' });
    expect(await listPages(desk)).toEqual(['/article/fox']);
    expect(await desk.getCopy('/article/fox')).toBeDefined();
    expect(desk.getSettings().theme).toBe('sepia');
    expect(disk.writes).toBe(writes);
  });

  it('a dialog that is closed changes nothing', async () => {
    const disk = new FakeDisk();
    const tab = await openDevice(disk, 'fox');
    vi.stubGlobal('showSaveFilePicker', async () => {
      throw new DOMException('closed', 'AbortError');
    });

    expect(await tab.createDiskCopy()).toBeUndefined();

    expect(await tab.getDiskCopy()).toBeUndefined();
    expect(await tab.hasDiskCopy()).toBe(false);
  });
});

describe('two devices that share a file', () => {
  it('lose nothing of either, whatever they do in whatever order', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = makeRandom(seed);
      const disk = new FakeDisk();
      const devices = [await openDevice(disk, 'one'), await openDevice(disk, 'other')];
      await devices[0]?.createDiskCopy();
      await devices[1]?.openDiskCopy();
      const wanted = new Set(['/article/one', '/article/other']);
      for (let step = 0; step < 12; step++) {
        const tab = random.pick(devices);
        const address = `/article/a-${random.number(5)}-${devices.indexOf(tab)}`;
        await random.pick([
          () => tab.refreshDiskCopy(),
          () => tab.refreshDiskCopy(),
          async () => {
            await tab.savePage(address, makePage());
            wanted.add(address);
          },
          async () => {
            await tab.removePages([address]);
            wanted.delete(address);
          },
        ])();
      }

      for (const tab of [...devices, ...devices]) await tab.refreshDiskCopy();

      for (const tab of devices) expect(await listPages(tab), `seed ${seed}`).toEqual([...wanted].toSorted());
    }
  });

  it('stop writing when they agree, though their settings and copies differ', async () => {
    const disk = new FakeDisk();
    const phone = await openDevice(disk, 'fox');
    await phone.addCopy('/article/fox', makeArticle());
    await phone.createDiskCopy();
    const desk = await openDevice(disk, 'owl', 'fox');
    await desk.addCopy('/article/fox', { ...makeArticle(), body: [] });
    desk.changeSettings({ theme: 'dark' });
    await desk.openDiskCopy();
    for (const tab of [phone, desk, phone, desk]) await tab.refreshDiskCopy();
    const { writes } = disk;

    for (const tab of [phone, desk, phone, desk]) await tab.refreshDiskCopy();

    expect(disk.writes).toBe(writes);
  });

  it('bring back to the file what an older state of it has taken away', async () => {
    const disk = new FakeDisk();
    const tab = await openDevice(disk, 'fox');
    await tab.createDiskCopy();
    const old = disk.text ?? '';
    await tab.savePage('/article/owl', makePage('owl'));
    await tab.refreshDiskCopy();

    disk.replace(old);
    await tab.refreshDiskCopy(false);

    expect(disk.text).toContain('/article/owl');
  });

  it('see what the other one writes while they write', async () => {
    const disk = new FakeDisk();
    const tab = await openDevice(disk, 'fox');
    await tab.createDiskCopy();
    const theirs = (disk.text ?? '').replaceAll('/article/fox', '/article/owl');
    await tab.savePage('/article/hare', makePage('hare'));
    disk.onWriting = () => {
      disk.onWriting = undefined;
      disk.replace(theirs);
    };

    await tab.refreshDiskCopy();
    expect(disk.text).toBe(theirs);
    await tab.refreshDiskCopy(false);

    expect(await listPages(tab)).toEqual(['/article/fox', '/article/hare', '/article/owl']);
    for (const name of ['fox', 'hare', 'owl']) expect(disk.text).toContain(`/article/${name}`);
  });
});

describe('a file that is something else', () => {
  it.each([
    { why: 'of another program', state: 'foreign', change: () => '{"bookmarks": []}' },
    { why: 'no JSON', state: 'broken', change: () => 'Chère Jeanne,' },
    { why: 'half-written', state: 'broken', change: (text: string) => text.slice(0, text.length / 2) },
    { why: 'of nothing but spaces', state: 'broken', change: () => '   ' },
    {
      why: 'of a newer Kiosque',
      state: 'newer',
      change: (text: string) => text.replace('"kiosque":1', '"kiosque":2'),
    },
    {
      why: 'with facts that cannot be read',
      state: 'broken',
      change: (text: string) => text.replace('"stamp":[', '"stamp":["",'),
    },
  ])('is not written over: $why', async ({ state, change }) => {
    const disk = new FakeDisk();
    const phone = await openDevice(disk, 'fox', 'owl');
    await phone.createDiskCopy();
    const text = change(disk.text ?? '');
    disk.replace(text);
    const desk = await openDevice(disk, 'hare');

    expect(await desk.openDiskCopy()).toMatchObject({ state });
    await desk.savePage('/article/crow', makePage('crow'));
    expect(await desk.refreshDiskCopy()).toMatchObject({ state });
    expect(await phone.refreshDiskCopy()).toMatchObject({ state });

    expect(disk.text).toBe(text);
  });

  it('is read once, not at every look', async () => {
    const disk = new FakeDisk();
    const tab = await openDevice(disk, 'fox');
    disk.replace('{"bookmarks": []}');
    await tab.openDiskCopy();
    const { reads } = disk;

    await tab.refreshDiskCopy(false);

    expect(disk.reads).toBe(reads);
  });

  it('is written again once it is whole', async () => {
    const disk = new FakeDisk();
    const tab = await openDevice(disk, 'fox');
    await tab.createDiskCopy();
    const whole = disk.text ?? '';
    disk.replace(whole.slice(0, 30));
    await tab.savePage('/article/owl', makePage('owl'));
    await tab.refreshDiskCopy();

    disk.replace(whole);

    expect(await tab.refreshDiskCopy(false)).toMatchObject({ state: 'kept' });
    expect(disk.text).toContain('/article/owl');
  });
});

describe('a disk that refuses', () => {
  it.each([
    { why: 'full', refusal: 'QuotaExceededError', state: 'failed' },
    { why: 'locked by another program', refusal: 'NoModificationAllowedError', state: 'failed' },
    { why: 'forbidden meanwhile', refusal: 'NotAllowedError', state: 'refused' },
  ])('keeps what it has, and the next writing makes up for it: $why', async ({ refusal, state }) => {
    const disk = new FakeDisk();
    const tab = await openDevice(disk, 'fox');
    const first = await tab.createDiskCopy();
    const before = disk.text;
    await tab.savePage('/article/owl', makePage('owl'));

    disk.refusal = refusal;
    expect(await tab.refreshDiskCopy()).toEqual({ ...first, state });
    expect(disk.text).toBe(before);
    disk.refusal = undefined;

    expect(await tab.refreshDiskCopy(false)).toMatchObject({ state: 'kept' });
    expect(disk.text).toContain('/article/owl');
  });

  it('is not asked where the reader has taken the permission back, until they allow it', async () => {
    const disk = new FakeDisk();
    const tab = await openDevice(disk, 'fox');
    await tab.createDiskCopy();
    await tab.savePage('/article/owl', makePage('owl'));
    disk.permission = 'prompt';
    disk.answer = 'denied';
    expect(await tab.refreshDiskCopy()).toMatchObject({ state: 'refused' });
    expect(await tab.allowDiskCopy()).toMatchObject({ state: 'refused' });
    expect(disk.text).not.toContain('/article/owl');

    disk.answer = 'granted';

    expect(await tab.allowDiskCopy()).toMatchObject({ state: 'kept' });
    expect(disk.text).toContain('/article/owl');
  });

  it('says that the file was taken away, and makes no other one', async () => {
    const disk = new FakeDisk();
    const tab = await openDevice(disk, 'fox');
    await tab.createDiskCopy();

    disk.text = undefined;

    expect(await tab.refreshDiskCopy()).toMatchObject({ state: 'missing' });
    expect(disk.text).toBeUndefined();
  });

  it('is told of as storage is, where the page may not take turns', async () => {
    const disk = new FakeDisk();
    const tab = await openDevice(disk, 'fox');
    await tab.createDiskCopy();
    vi.stubGlobal('navigator', {
      locks: { request: () => Promise.reject(new DOMException('leaving', 'InvalidStateError')) },
    });

    await expect(tab.refreshDiskCopy()).rejects.toMatchObject({ name: 'StorageError' });
  });
});

describe('what has not changed', () => {
  it('is written to neither the file nor the database, by any of two tabs', async () => {
    const disk = new FakeDisk();
    const first = await openDevice(disk, 'fox');
    const second = await openTab();
    await first.createDiskCopy();
    const { writes, reads } = disk;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');

    for (const tab of [second, first, second, first]) {
      await tab.refreshDiskCopy();
      await tab.refreshDiskCopy(false);
    }

    expect(disk).toMatchObject({ writes, reads });
    expect(put).not.toHaveBeenCalled();
  });

  it('is not announced: another tab that hears nothing new has nothing to do', async () => {
    const disk = new FakeDisk();
    const phone = await openDevice(disk, 'fox');
    await phone.createDiskCopy();
    const desk = await openDevice(disk, 'owl');
    await desk.openDiskCopy();
    await phone.refreshDiskCopy();
    const heard = vi.fn();
    phone.subscribeLibrary(heard);

    disk.replace(`${disk.text ?? ''}\n`);
    await phone.refreshDiskCopy();

    expect(heard).not.toHaveBeenCalled();
  });

  it('one change is written once, though two tabs hear of it', async () => {
    const disk = new FakeDisk();
    const first = await openDevice(disk);
    const second = await openTab();
    await first.createDiskCopy();
    const { writes } = disk;

    await first.savePage('/article/fox', makePage());
    await Promise.all([first.refreshDiskCopy(), second.refreshDiskCopy()]);

    expect(disk.writes).toBe(writes + 1);
    expect(disk.text).toContain('/article/fox');
  });

  it('settings alone are written too, by who changed them', async () => {
    const disk = new FakeDisk();
    const tab = await openDevice(disk, 'fox');
    await tab.createDiskCopy();

    tab.changeSettings({ theme: 'sepia' });
    await tab.refreshDiskCopy();

    expect(disk.text).toContain('"theme":"sepia"');
  });
});

describe('a copy that is left', () => {
  it('is left, though another tab is writing it', async () => {
    const disk = new FakeDisk();
    const first = await openDevice(disk, 'fox');
    const second = await openTab();
    await first.createDiskCopy();
    await first.savePage('/article/owl', makePage('owl'));

    let leaving: Promise<void> | undefined;
    disk.onWriting = () => {
      leaving = second.leaveDiskCopy();
    };
    const copy = await first.refreshDiskCopy();
    await leaving;

    expect(copy).toBeUndefined();
    expect(await first.getDiskCopy()).toBeUndefined();
  });

  it('gives way to another one, though it is being written', async () => {
    const [disk, other] = [new FakeDisk(), new FakeDisk()];
    const tab = await openDevice(disk, 'fox');
    await tab.createDiskCopy();
    await tab.savePage('/article/owl', makePage('owl'));
    vi.stubGlobal('showSaveFilePicker', async () => other.makeHandle('autre.json'));

    const writing = tab.refreshDiskCopy();
    await Promise.all([writing, tab.createDiskCopy()]);

    expect(await tab.getDiskCopy()).toMatchObject({ name: 'autre.json', state: 'kept' });
    expect(other.text).toContain('/article/owl');
  });

  it('stays on the disk as it is', async () => {
    const disk = new FakeDisk();
    const tab = await openDevice(disk, 'fox');
    await tab.createDiskCopy();
    const before = disk.text;

    await tab.leaveDiskCopy();
    await tab.savePage('/article/owl', makePage('owl'));

    expect(await tab.refreshDiskCopy()).toBeUndefined();
    expect(disk.text).toBe(before);
  });
});

/** A device of its own, with pages that are saved there. */
async function openDevice(disk: FakeDisk, ...names: readonly string[]): Promise<Tab> {
  startBrowser();
  offerDisk(disk);
  // One that ends with its browser could not be told of changes once the next device is there.
  vi.stubGlobal('BroadcastChannel', undefined);
  const tab = await openTab();
  // Opens the database, so that the next device does not take it away.
  await tab.getSavedKeys();
  for (const name of names) await tab.savePage(`/article/${name}`, makePage(name));
  return tab;
}

async function listPages(tab: Tab): Promise<readonly string[]> {
  return [...(await tab.getSavedKeys()).pages].toSorted();
}
