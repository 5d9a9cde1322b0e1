import { readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { PictureOptions, PictureRequest } from '../../../../src/import/pictures/save-pictures.ts';
import { savePictures } from '../../../../src/import/pictures/save-pictures.ts';
import { makeFolder, makeSvg } from '../../../support/make-content-folder.ts';
import { makePicture } from './make-pictures.ts';

const ask = (...addresses: readonly string[]): readonly PictureRequest[] =>
  addresses.map((address) => ({ address }));

/** A web of drawings, each as wide as ten and the last number in its address; any other address is not found. */
function makeWeb() {
  const asked: string[] = [];
  let open = 0;
  let mostOpen = 0;
  return {
    asked,
    readMostOpen: () => mostOpen,
    download: async (address: string) => {
      asked.push(address);
      mostOpen = Math.max(mostOpen, ++open);
      // The later ones are answered first.
      for (let turn = asked.length; turn < 12; turn++) await Promise.resolve();
      open--;
      const width = /(\d+)\D*$/.exec(address)?.[1];
      if (width === undefined) throw new Error('404 Not Found');
      return { bytes: Buffer.from(makeSvg(10 + Number(width))), contentType: 'text/html' };
    },
  };
}

function makeOptions(overrides: Partial<PictureOptions> = {}): PictureOptions {
  return { into: makeFolder(), known: new Map(), ...overrides };
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

describe('pictures', () => {
  it('are named readably, and after their bytes', async () => {
    const options = makeOptions({ download: makeWeb().download });

    const { places } = await savePictures(ask('https://fox.example/a/Le%20Renard%20n120.JPG?x'), options);

    const [path = ''] = places.values();
    expect(path).toMatch(/^images\/([0-9a-f]{2})\/le-renard-n120-\1[0-9a-f]{6}\.svg$/);
    expect(readFileSync(join(options.into, path), 'utf8')).toBe(makeSvg(130));
  });

  it('are fetched once, however often they are asked for', async () => {
    const { asked, download } = makeWeb();

    const { places, written } = await savePictures(
      ask('https://a.example/1', 'https://a.example/2', 'https://a.example/1'),
      makeOptions({ download }),
    );

    expect(asked).toEqual(['https://a.example/1', 'https://a.example/2']);
    expect([places.size, written]).toEqual([2, 2]);
  });

  it('are one file when their bytes are the same, named after the first whichever came first', async () => {
    const { download } = makeWeb();
    const options = makeOptions({ download });

    const { places, written } = await savePictures(
      ask('https://a.example/fox/9.svg', 'https://a.example/x/9/hen', 'https://a.example/x/9/cow'),
      options,
    );

    expect(written).toBe(1);
    expect(new Set(places.values()).size).toBe(1);
    expect(listFiles(options.into)).toEqual([expect.stringMatching(/\/9-[0-9a-f]{8}\.svg$/)]);
  });

  it('are neither fetched nor written a second time', async () => {
    const { asked, download } = makeWeb();
    const options = makeOptions({ download });
    const first = await savePictures(ask('https://a.example/1', 'https://a.example/2'), options);
    asked.length = 0;

    const second = await savePictures(ask('https://a.example/1', 'https://a.example/2'), options);

    expect(asked).toEqual([]);
    expect(second).toEqual({ ...first, written: 0 });
  });

  it('are fetched again when their file is gone', async () => {
    const { asked, download } = makeWeb();
    const known = new Map([['https://a.example/1', 'images/00/gone-00000000.svg']]);

    await savePictures(ask('https://a.example/1'), makeOptions({ download, known }));

    expect(asked).toEqual(['https://a.example/1']);
    expect(known.get('https://a.example/1')).toMatch(/\/1-/);
  });

  it('are fetched four at a time, and their progress is told', async () => {
    const { download, readMostOpen } = makeWeb();
    const told: string[] = [];

    await savePictures(
      ask(...Array.from({ length: 9 }, (_, index) => `https://a.example/${index + 2}`)),
      makeOptions({ download, onProgress: (done, total) => told.push(`${done}/${total}`) }),
    );

    expect(readMostOpen()).toBe(4);
    expect(told).toEqual(['1/9', '2/9', '3/9', '4/9', '5/9', '6/9', '7/9', '8/9', '9/9']);
  });

  it('are looked for at their other addresses when they are not at the first', async () => {
    const { asked, download } = makeWeb();

    const { places, failures } = await savePictures(
      [{ address: 'https://a.example/fox.jpg', others: ['https://a.example/fox-300x200.jpg'] }],
      makeOptions({ download }),
    );

    expect(asked).toEqual(['https://a.example/fox.jpg', 'https://a.example/fox-300x200.jpg']);
    expect(places.get('https://a.example/fox.jpg')).toMatch(/fox-300x200-/);
    expect(failures).toEqual([]);
  });

  it('that cannot be had are a line each, and the rest goes on', async () => {
    const download = (address: string) =>
      address.endsWith('page')
        ? Promise.resolve({ bytes: Buffer.from('<html>'), contentType: 'image/png' })
        : makeWeb().download(address);

    const { places, failures } = await savePictures(
      ask(
        'https://a.example/none',
        'https://a.example/page',
        '/a.jpg',
        'data:text/html,x',
        'https://a.example/3',
      ),
      makeOptions({ download }),
    );

    expect([...places.keys()]).toEqual(['https://a.example/3']);
    expect(failures).toEqual([
      { address: 'https://a.example/none', reason: '404 Not Found' },
      { address: 'https://a.example/page', reason: 'a page of HTML, not a picture' },
      { address: '/a.jpg', reason: 'a path, but the source is no folder' },
      { address: 'data:text/html,x', reason: 'not a picture' },
    ]);
  });

  it('stay on the web, where the source saw them, when that is asked for', async () => {
    const { asked, download } = makeWeb();
    const data = `data:image/svg+xml,${encodeURIComponent(makeSvg())}`;

    const { places } = await savePictures(
      [{ address: 'https://a.example/1', others: ['https://a.example/1-300x200'] }, { address: data }],
      makeOptions({ download, isRemote: true }),
    );

    expect(asked).toEqual([]);
    expect(places.get('https://a.example/1')).toBe('https://a.example/1-300x200');
    expect(places.get(data)).toMatch(/^images\/..\/picture-.{8}\.svg$/);
  });

  it('may be written out in an address', async () => {
    const png = await makePicture().png().toBuffer();

    const { places } = await savePictures(
      ask(`data:image/png;base64,${png.toString('base64')}`),
      makeOptions(),
    );

    expect([...places.values()]).toEqual([expect.stringMatching(/picture-.{8}\.png$/)]);
  });

  it('are not fetched any more when the import is stopped, and none counts as missing', async () => {
    const { asked, download } = makeWeb();
    const stop = new AbortController();
    const addresses = Array.from({ length: 9 }, (_, index) => `https://a.example/${index + 2}`);
    const cut = async (address: string) => {
      const answer = await download(address);
      if (stop.signal.aborted || address.endsWith('/3')) throw new Error('This operation was aborted');
      return answer;
    };
    const options = { onProgress: () => stop.abort(), signal: stop.signal, download: cut };

    const { places, failures, isStopped } = await savePictures(ask(...addresses), makeOptions(options));

    expect(asked).toHaveLength(4);
    expect(places.has('https://a.example/2')).toBe(true);
    expect([failures, isStopped]).toEqual([[], true]);
  });
});

describe('a picture of the source’s folder', () => {
  it.each([
    ['as it is written', '/posts/fox%201.svg'],
    ['in the folder of files that never change', '/été.svg'],
    ['in it, encoded', '/%C3%A9t%C3%A9.svg?v=2'],
  ])('is found %s', async (_how, address) => {
    const folder = makeFolder({ 'posts/fox 1.svg': makeSvg(), 'static/été.svg': makeSvg() });

    const { failures } = await savePictures(ask(address), makeOptions({ folder }));

    expect(failures).toEqual([]);
  });

  it.each([
    ['dots', '/../secret.svg', 'no such file'],
    ['encoded dots', '/%2e%2e/secret.svg', 'no such file'],
    ['encoded slashes', '/..%2fsecret.svg', 'no such file'],
    ['a link to a file', '/link.svg', 'outside of the source’s folder'],
    ['a link to a folder', '/links/secret.svg', 'outside of the source’s folder'],
    ['a folder', '/posts', 'not a file'],
    ['an end of text', '/a%00.svg', 'a path that no file can have'],
  ])('is never read from outside of it: %s', async (_how, address, reason) => {
    const outside = makeFolder({ 'secret.svg': makeSvg(), 'source/posts/a.svg': makeSvg() });
    const folder = join(outside, 'source');
    symlinkSync(join(outside, 'secret.svg'), join(folder, 'link.svg'));
    symlinkSync(outside, join(folder, 'links'));

    const { places, failures } = await savePictures(ask(address), makeOptions({ folder }));

    expect(places.size).toBe(0);
    expect(failures).toEqual([{ address, reason: expect.stringContaining(reason) }]);
  });

  it('may be a link within it', async () => {
    const folder = makeFolder({ 'a.svg': makeSvg() });
    symlinkSync(join(folder, 'a.svg'), join(folder, 'b.svg'));

    expect((await savePictures(ask('/b.svg'), makeOptions({ folder }))).failures).toEqual([]);
  });

  it('is not believed for its name', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'a.gif'), await makePicture().jpeg().toBuffer());

    const { places } = await savePictures(ask('/a.gif'), makeOptions({ folder }));

    expect([...places.values()]).toEqual([expect.stringMatching(/a-.{8}\.jpg$/)]);
  });
});
