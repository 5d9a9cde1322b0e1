import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { compileContent } from '../../../src/compile/compile-content.ts';
import { openPictures } from '../../../src/compile/find-pictures.ts';
import { prepareEdition, publishEdition } from '../../../src/compile/publish-edition.ts';
import { printFault } from '../../../src/model/fault.ts';
import { makeItem } from '../../support/make-article.ts';
import { makeContentFolder, makeFolder } from '../../support/make-content-folder.ts';

/** The folder of an article that plays something, beside the files that are there. */
function makeTalk(html: string): string {
  const item = makeItem({ id: 'talk', content_html: `<p>Un renard.</p>\n${html}` });
  return makeContentFolder({
    'articles/le-renard.json': undefined,
    'articles/talk.json': item,
    'files/ab/fox.mp3': 'chant',
    'files/ab/grand méchant.mp4': 'film',
    'files/empty.mp3': '',
    'files/page.html': '<p>',
    'secret.mp3': 'secret',
  });
}

describe('the sound and film that an article names', () => {
  it.each([
    ['<audio src="/files/ab/hen.mp3"></audio>', 'it is not there'],
    ['<video><source src="/files/ab/hen.mp4?v=2#t=10"></video>', 'nor a film with a time'],
    ['<audio src="https://kiosque.example/files/ab/hen.mp3"></audio>', 'written with the site before it'],
    ['<audio src="/files/ab"></audio>', 'it is a folder'],
    ['<audio src="/files/empty.mp3"></audio>', 'it is empty'],
    ['<audio src="/files/page.html"></audio>', 'it is of a kind that no edition carries'],
    ['<audio src="/files/..%2fsecret.mp3"></audio>', 'it lies outside'],
  ])('is missed, with a warning, and the edition is made: %s, %s', (html) => {
    const { faults, edition } = compileContent(makeTalk(html));

    expect(edition).toBeDefined();
    expect(faults.map(printFault)).toEqual([
      expect.stringMatching(
        /^warning: articles\/talk\.json · content_html:2 · expected a file of sound or film in files\/ of the content folder · found "\/files\/[^"]*" · add the file or correct the src; until then there is nothing to play$/,
      ),
    ]);
  });

  it.each([
    ['<audio src="/files/ab/fox.mp3"></audio>', 'a sound'],
    ['<video src="/files/ab/grand%20m%C3%A9chant.mp4"></video>', 'a film with a name of letters and spaces'],
    ['<audio src="https://example.org/files/ab/hen.mp3"></audio>', 'a sound of another site'],
    ['<audio src="/podcast/hen.mp3"></audio>', 'a sound that the host has elsewhere'],
  ])('is not missed where it is there, or elsewhere: %s, %s', (html) => {
    expect(compileContent(makeTalk(html)).faults).toEqual([]);
  });

  it('is told once for an article, with how many more there are', () => {
    const html = ['a', 'b', 'c'].map((name) => `<audio src="/files/${name}.mp3"></audio>`).join('\n');

    expect(compileContent(makeTalk(html)).faults).toMatchObject([{ found: '"/files/a.mp3" and 2 more' }]);
  });

  it('is looked for again in each build, though the article stays as it is', () => {
    const folder = makeTalk('<audio src="/files/ab/fox.mp3"></audio>');
    const [file, out] = [join(folder, 'files/ab/fox.mp3'), makeFolder()];
    const build = () => {
      const prepared = prepareEdition(folder);
      const { sources, faults } = prepared.compilation;
      if (sources === undefined) throw new Error(faults.map(printFault).join('\n'));
      const { files } = publishEdition(prepared, sources, out, true);
      return { warnings: faults.length, files };
    };
    expect(build().warnings).toBe(0);

    rmSync(file);
    expect(build()).toEqual({ warnings: 1, files: 0 });
    expect(build()).toEqual({ warnings: 1, files: 0 });

    writeFileSync(file, 'un autre chant');
    expect(build()).toEqual({ warnings: 0, files: 0 });
  });

  it('is not read, however large', () => {
    const folder = makeFolder({ 'files/a.mp4': 'film' });
    mkdirSync(join(folder, 'files/b.mp4'));
    const shelf = openPictures(folder);

    expect([shelf.findFile('files/a.mp4'), shelf.findFile('/files/b.mp4')]).toEqual([
      { number: 0, isThere: true },
      { number: 1, isThere: false },
    ]);
    expect(shelf.shelved[0]?.stamp).toMatchObject({ size: 4, hash: 0 });
  });
});
