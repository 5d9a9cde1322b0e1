import { existsSync, readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { saveMedia } from '../../../../src/import/write/save-media.ts';
import { makeFolder } from '../markdown/make-folder.ts';

const PLAYER = '<p>a</p><audio src="/content/fox/Le%20chant.mp3" controls=""></audio>';
const BASE = '/content/fox/';
const URL_OF_IT = 'http://wren.example/fox/';

describe('sound in the source’s folder', () => {
  it('is copied as it is, under the hash of its bytes', async () => {
    const folder = makeFolder({ 'content/fox/Le chant.mp3': 'chant', 'paper/site.json': '{}' });
    const into = path.join(folder, 'paper');

    const { html, notes } = await saveMedia(PLAYER, { base: BASE }, { folder, into });
    const again = await saveMedia(PLAYER, { base: BASE }, { folder, into });

    const src = /src="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(src).toMatch(/^\/files\/[\da-f]{2}\/le-chant-[\da-f]{8}\.mp3$/);
    expect(readFileSync(path.join(into, src), 'utf8')).toBe('chant');
    expect(notes).toEqual([]);
    expect(again.html).toBe(html);
  });

  it('below a root of the site is found in the folder of static files', async () => {
    const folder = makeFolder({ 'static/a.webm': 'film' });
    const html = '<video src="/a.webm" controls=""></video>';

    expect((await saveMedia(html, {}, { folder, into: folder })).html).toMatch(
      /^<video src="\/files\/[\da-f]{2}\/a-[\da-f]{8}\.webm" controls=""><\/video>$/,
    );
  });

  it.each<[what: string, file: string | undefined, reason: string]>([
    ['is not there', undefined, 'no such file in the source'],
    [
      'is a pointer',
      'version https://git-lfs.github.com/spec/v1\noid sha256:1',
      'a pointer of Git LFS and not the file',
    ],
  ])('that %s is played from its site where that is known, else refused', async (_what, file, reason) => {
    const folder = makeFolder({
      'a.txt': '',
      ...(file === undefined ? {} : { 'content/fox/Le chant.mp3': file }),
    });
    const options = { folder, into: folder };

    const known = await saveMedia(PLAYER, { base: BASE, url: URL_OF_IT }, options);
    const unknown = await saveMedia(PLAYER, { base: BASE }, options);

    const address = 'https://wren.example/fox/Le%20chant.mp3';
    expect(known.html).toBe(`<p>a</p><audio src="${address}" controls=""></audio>`);
    expect(known.notes).toEqual([
      { construct: `<audio>, ${reason}: played from its site`, outcome: 'simplified', sample: address },
    ]);
    expect(unknown.html).toBe('<p>a</p>');
    expect(unknown.notes).toEqual([
      { construct: `<audio>, ${reason}`, outcome: 'refused', sample: '/content/fox/Le%20chant.mp3' },
    ]);
    expect(existsSync(path.join(folder, 'files'))).toBe(false);
  });

  it('that is larger than a host takes stays where it is', async () => {
    const folder = makeFolder({ 'content/fox/Le chant.mp3': 'x' });
    truncateSync(path.join(folder, 'content/fox/Le chant.mp3'), 100 * 1024 * 1024 + 1);

    const { notes } = await saveMedia(PLAYER, { base: BASE, url: URL_OF_IT }, { folder, into: folder });

    expect(notes).toMatchObject([{ construct: '<audio>, larger than 100 MB: played from its site' }]);
  });

  it('that no browser plays is said to be so', async () => {
    const folder = makeFolder({ 'a.wmv': 'x' });

    const { html, notes } = await saveMedia(
      '<video src="/a.wmv" controls=""></video>',
      {},
      { folder, into: folder },
    );

    expect(html).toBe('');
    expect(notes).toMatchObject([
      {
        construct: '<video>, of a kind that browsers do not play: convert it to MP3 or MP4',
        outcome: 'refused',
      },
    ]);
  });

  it('of a source that is no folder, or outside of it, is refused', async () => {
    const folder = makeFolder({ 'inside/a.txt': '', 'content/fox/Le chant.mp3': 'x' });

    expect((await saveMedia(PLAYER, {}, { into: folder })).html).toBe('<p>a</p>');
    const climbing = '<audio src="/..%2Fcontent%2Ffox%2FLe%20chant.mp3" controls=""></audio>';
    const options = { folder: path.join(folder, 'inside'), into: folder };
    expect((await saveMedia(climbing, {}, options)).html).toBe('');
  });

  it('on the web is left alone', async () => {
    const html = '<audio src="https://wren.example/a.mp3" controls=""></audio>';

    expect(await saveMedia(html, {}, { into: '/nowhere' })).toEqual({ html, notes: [] });
  });
});
