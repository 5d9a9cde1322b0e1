import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterAll, describe, expect, it } from 'vitest';

import { readText } from '../../../../src/import/web/decode.ts';
import { openDiskFile } from '../../../../src/import/web/open-file.ts';
import { unpackGzip } from '../../../../src/import/web/unpack.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kiosque-import-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('openDiskFile', () => {
  it('reads a file any number of times', async () => {
    const file = await openDiskFile(write('a.xml', '<rss>é'));

    expect([await readText(file), await readText(file)]).toEqual(['<rss>é', '<rss>é']);
  });

  it('unpacks gzip whatever its name is', async () => {
    const file = await openDiskFile(write('b.xml', gzipSync('<rss>é')));

    expect([await readText(file), await readText(file)]).toEqual(['<rss>é', '<rss>é']);
  });

  it.each([
    ['a zip', 'PK\u0003\u0004rest'],
    ['a 7z', '7z\u00bc\u00af\u0027\u001c'],
    ['an xz', '\u00fd7zXZ\u0000'],
  ])('refuses %s archive named .xml, and says what to do', async (kind, bytes) => {
    const opened = openDiskFile(write('c.xml', Buffer.from(bytes, 'latin1')), { name: 'c.xml' });

    await expect(opened).rejects.toThrow(
      `c.xml · expected an export or a feed · found ${kind} archive · unpack it, and give the file inside it`,
    );
  });

  it.each([
    [path.join(folder, 'nowhere.xml'), 'expected a file · found nothing there · check its path'],
    [folder, 'expected a file · found a folder · give a file'],
  ])('refuses %s', async (where, words) => {
    await expect(openDiskFile(where)).rejects.toThrow(`${where} · ${words}`);
  });

  it('gives what there is of a truncated gzip', async () => {
    const text = Array.from({ length: 5000 }, (_, index) => `item ${index * 7919}`).join('\n');
    const packed = gzipSync(text);

    const half = await readText(await openDiskFile(write('d.gz', packed.subarray(0, packed.length / 2))));

    expect(half.length).toBeGreaterThan(1000);
    expect(text.startsWith(half)).toBe(true);
  });

  it('names a damaged gzip', async () => {
    const packed = gzipSync(Array.from({ length: 5000 }, (_, index) => `item ${index * 7919}`).join('\n'));
    packed.fill(0xff, 200, 400);

    const reading = readText(await openDiskFile(write('e.gz', packed), { name: 'e.gz' }));

    await expect(reading).rejects.toThrow('e.gz · expected a gzip file · found one that is damaged');
  });

  it('stops a bomb', async () => {
    const file = await openDiskFile(write('f.gz', gzipSync(Buffer.alloc(40 * 2 ** 20))), { name: 'f.gz' });
    let count = 0;
    const reading = (async () => {
      for await (const bytes of file.open()) count += bytes.length;
    })();

    await expect(reading).rejects.toThrow(
      /^f\.gz · expected an archive of articles · found a gzip file of \d+ bytes that/,
    );
    expect(count).toBeLessThan(11 * 2 ** 20);
  });
});

describe('unpackGzip', () => {
  it('gives no more than a limit, however well it was packed', async () => {
    const packed = gzipSync(Buffer.alloc(100_000, 'ab'));
    const source = async function* () {
      yield packed;
    };
    const reading = (async () => {
      for await (const _ of unpackGzip(source(), 'a.gz', packed.length, {
        bytes: 50_000,
        ratio: 1e9,
        freeBytes: 0,
      }));
    })();

    await expect(reading).rejects.toThrow('a.gz · expected an archive of articles');
  });
});
