import { describe, expect, it } from 'vitest';

import { compileContent } from '../../../src/compile/compile-content.ts';
import { STATUSES } from '../../../src/model/article.ts';
import { printFault } from '../../../src/model/fault.ts';
import { makeItem } from '../../support/make-article.ts';
import { makeContentFolder, makeFolder, makeSvg } from '../../support/make-content-folder.ts';
import { openEdition } from '../../support/make-edition.ts';

/** Items of one minute each, by the name of their file. */
function makeItems(count: number): [name: string, item: Record<string, unknown>][] {
  return Array.from({ length: count }, (_, index) => [
    `renard-${index}`,
    makeItem({
      id: `id-${(index * 7) % count}`,
      title: `Renard ${index}`,
      date_published: `2021-03-12T16:${String(index % 10).padStart(2, '0')}:00Z`,
      tags: [`Tag ${index % 3}`, 'Renard'],
    }),
  ]);
}

function compile(folder: string) {
  const { edition, sources: _sources, ...rest } = compileContent(folder);
  return { ...rest, ...openEdition(edition) };
}

describe('compileContent', () => {
  it('gives the same bytes wherever in the folder the articles lie', () => {
    const items = makeItems(40);
    const flat = makeContentFolder(
      Object.fromEntries(items.map(([name, item]) => [`articles/${name}.json`, item])),
    );
    const deep = makeContentFolder({
      'articles/le-renard.json': undefined,
      'articles/z/le-renard.json': makeItem(),
      ...Object.fromEntries(
        items.map(([name, item], index) => [`articles/${2030 - index}/${name}.json`, item]),
      ),
    });

    const [first, second] = [compile(flat), compile(deep)];

    expect(first.faults).toEqual([]);
    expect(second.files).toEqual(first.files);
  });

  it('gives the same bytes whether the folder ends with a slash or is named from here', () => {
    const folder = makeContentFolder();

    const [plain, slash] = [compile(folder), compile(`${folder}/`)];

    expect(slash.files).toEqual(plain.files);
  });

  it.each(STATUSES.filter((status) => status !== 'published'))(
    'publishes nothing of an article that is %s',
    (status) => {
      const secret = makeItem({
        id: 'motus',
        title: 'Motus',
        summary: 'Motus.',
        content_html: '<p>Motus. <img src="images/motus-2.svg" alt="Motus"></p>',
        image: 'images/motus.svg',
        tags: ['Motus', 'Xiaomi'],
        _kiosque: {
          category: 'mobile',
          image: { alt: 'Motus', caption: 'Motus' },
          aliases: ['/motus/'],
          status,
          featured: true,
        },
      });
      const folder = makeContentFolder({
        'articles/motus.json': secret,
        'images/motus.svg': makeSvg(),
        'images/motus-2.svg': makeSvg(100, 100),
      });

      const { faults, files, pictures, counts } = compile(folder);

      expect(faults).toEqual([]);
      expect([...files].flat().join('\n')).not.toMatch(/motus/i);
      expect([...files].flat().join('\n')).toMatch(/xiaomi/);
      expect([...pictures.keys()]).toEqual([]);
      expect(counts).toEqual({ articles: 1, withheld: 1 });
    },
  );

  it('checks what it does not publish', () => {
    const folder = makeContentFolder({
      'articles/brouillon.json': makeItem({
        id: 'brouillon',
        image: 'images/absent.svg',
        _kiosque: { category: 'mobile', status: 'draft' },
      }),
    });

    const { edition, faults } = compileContent(folder);

    expect(edition).toBeUndefined();
    expect(faults.map(({ path }) => path)).toEqual(['image', '_kiosque.image.alt']);
  });

  it('says once what is wrong in a key, and not that it is missing as well', () => {
    const folder = makeContentFolder({
      'articles/le-renard.json': makeItem({
        image: 'images/renard.svg',
        _kiosque: { category: 'mobile', image: { alt: 3 } },
      }),
      'images/renard.svg': makeSvg(),
    });

    const { faults } = compileContent(folder);

    expect(faults.map(({ severity, path }) => [severity, path])).toEqual([['error', '_kiosque.image.alt']]);
  });

  it('finds the pictures of articles, bodies and authors, each once', () => {
    const folder = makeContentFolder({
      'authors.json': [{ slug: 'yohann-poiron', name: 'Yohann Poiron', avatar: 'images/yp.svg' }],
      'articles/le-renard.json': makeItem({
        image: 'images/renard.svg',
        content_html:
          '<p><img src="images/renard.svg" alt="Un renard."></p><p><img src="images/nuit.svg" alt="La nuit."></p>',
        _kiosque: { category: 'mobile', image: { alt: 'Un renard.' } },
      }),
      'images/renard.svg': makeSvg(1600, 900),
      'images/nuit.svg': makeSvg(640, 480),
      'images/yp.svg': makeSvg(64, 64),
      'images/unused.svg': makeSvg(65, 65),
    });

    const { faults, pictures } = compileContent(folder);

    expect(faults).toEqual([]);
    expect(
      [...pictures.values()].map(({ stem, width, height }) => [stem.replace(/\..*/, ''), width, height]),
    ).toEqual([
      ['yp', 64, 64],
      ['renard', 1600, 900],
      ['nuit', 640, 480],
    ]);
  });

  it('leaves a picture of another site there, and shows its address', () => {
    const folder = makeContentFolder({
      'articles/le-renard.json': makeItem({
        image: 'https://example.org/renard.jpg',
        _kiosque: { category: 'mobile', image: { alt: 'Un renard.' } },
      }),
    });

    const { faults, files, pictures } = compile(folder);

    expect(faults).toEqual([]);
    expect(files.get('edition/articles/le-renard.json')).toContain(
      '{"kind":"remote","url":"https://example.org/renard.jpg"}',
    );
    expect(pictures.size).toBe(0);
  });

  it('builds an edition in spite of warnings, and names what was left out', () => {
    const folder = makeContentFolder({
      'articles/le-renard.json': makeItem({
        content_html: [
          '<p>Un <a href="javascript:alert(1)">renard</a>.</p>',
          '<p>Une <object data="a.swf">vieille animation</object>.</p>',
          '<p><img src="images/renard.svg"></p>',
        ].join('\n'),
        image: 'images/renard.svg',
      }),
      'images/renard.svg': makeSvg(),
    });

    const { faults, files } = compile(folder);

    expect(faults.map(({ severity, path }) => [severity, path])).toEqual([
      ['warning', '_kiosque.image.alt'],
      ['warning', 'content_html:1'],
      ['warning', 'content_html:2'],
      ['warning', 'content_html:3'],
    ]);
    expect(files.get('edition/articles/le-renard.json')).not.toContain('javascript:');
  });

  it('gives no edition of a folder that is not there', () => {
    const { edition, faults } = compileContent('/nowhere/at/all');

    expect(edition).toBeUndefined();
    expect(faults.map(printFault)).toEqual([
      '/nowhere/at/all · expected a content folder · found nothing there · see “Put your own articles in” in the README',
    ]);
  });

  it('gives no edition of an empty folder, and says what belongs in it', () => {
    const { edition, faults } = compileContent(makeFolder());

    expect(edition).toBeUndefined();
    expect(faults.map(printFault)).toEqual([
      'articles · expected at least one article · found no .json file · see “Put your own articles in” in the README',
      'authors.json · expected this file · found nothing there · see “Put your own articles in” in the README',
      'categories.json · expected this file · found nothing there · see “Put your own articles in” in the README',
      'site.json · expected this file · found nothing there · see “Put your own articles in” in the README',
    ]);
  });
});
